"""Entries to JSON lines and back: the only module that spells a key on disk."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

from sobertrack.model import limits
from sobertrack.model.entries import KINDS, Entry, Kept, Unknown, Urge, Visit, What, kind_of

FORMAT = 1
LINE_LIMIT = limits.LINE
MOST_MONEY = limits.MONEY
FIRST_DAY, LAST_DAY = date(limits.FIRST_YEAR, 1, 1), date(limits.LAST_YEAR, 12, 31)

Raw: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[str, Any], Any]

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d\Z")
_HEAD = frozenset(("v", "id", "at", "day", "time", "dev", "type", "cmd"))


class BadRecord(ValueError):
    """A record that cannot be what it says; the text names the field."""


def line(raw: Raw) -> bytes:
    """One record as one line of bytes, newline included. Lone surrogates stay as JSON escapes."""
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = json.dumps(raw, separators=(",", ":"), allow_nan=False).encode()
    if len(data) >= LINE_LIMIT:
        raise BadRecord(f"it is longer than {LINE_LIMIT // 1024} kB, more than one entry may hold")
    return data + b"\n"


def body(what: What) -> Raw:
    """The fields of an entry's kind as the journal spells them; what is empty is left out."""
    if isinstance(what, Unknown):
        return what.raw
    fields: Raw = {}
    for key, value in what._asdict().items():
        if isinstance(value, date):
            fields[key] = value.isoformat()
        elif isinstance(value, tuple):
            if value:
                fields[key] = list(value)
        elif value is not None and value != "" and value is not False:
            fields[key] = value
    if isinstance(what, Kept):
        fields |= {"before": what.before, "after": what.after}
    if isinstance(what, Urge) and what.held is False:
        fields["held"] = False
    if isinstance(what, Visit) and what.shared is False:
        fields["shared"] = False
    return fields


def record(entry: Entry[Any]) -> Raw:
    """The whole record of an entry, its fields in the journal's order."""
    raw: Raw = {"v": FORMAT, "id": entry.id, "at": entry.at, "day": entry.day.isoformat()}
    if entry.time:
        raw["time"] = entry.time
    raw |= {"dev": entry.device, "type": kind_of(entry.what), **body(entry.what), **(entry.extra or {})}
    if entry.command and entry.command != entry.id:
        raw["cmd"] = entry.command
    return raw


def decode(raw: Raw) -> Entry[Any]:
    """The entry that a record holds; BadRecord names what is wrong with it."""
    version = raw.get("v", FORMAT)
    if type(version) is not int or version != FORMAT:
        raise BadRecord(f'"v" is not {FORMAT}')
    kind = _text("type", raw.get("type", ""))
    if not kind:
        raise BadRecord("it does not say what it is")
    readers = _READERS.get(kind)
    what, extra = _read(kind, readers, raw) if readers else (Unknown(kind, raw), None)
    ulid = _text("id", raw.get("id", ""))
    if not ulid:
        raise BadRecord("it has no id")
    day = _day("day", raw.get("day"))
    if day is None:
        raise BadRecord('it has no "day"')
    time = raw.get("time")
    if time is not None and not (type(time) is str and _TIME.match(time)):
        raise BadRecord('"time" is not HH:MM')
    at, device = _text("at", raw.get("at", "")), _text("dev", raw.get("dev", ""))
    command = _text("cmd", raw["cmd"]) if "cmd" in raw else ""
    return Entry(ulid, day, what, time, at, device, command or ulid, extra)


def _read(kind: str, readers: dict[str, Reader], raw: Raw) -> tuple[What, Raw | None]:
    """What a record tells, and the fields of a newer program. One walk over the fields there are: this runs 22,000
    times for a report of 20 years."""
    cls, empty = _MAKERS[kind]
    fields = empty.copy()
    extra: Raw | None = None
    for key, value in raw.items():
        if key in _HEAD:
            continue
        reader = readers.get(key)
        if reader is _text and type(value) is str:  # most are texts, and a call for each is a third of the time
            fields[key] = value
        elif reader is not None:
            fields[key] = reader(key, value)
        elif extra is None:
            extra = {key: value}
        else:
            extra[key] = value
    # straight to the tuple: a NamedTuple's own ways of making one take twice as long
    return (_new(cls, fields.values()) if issubclass(cls, tuple) else cls(**fields)), extra


_new: Any = tuple.__new__


def _text(key: str, value: Any) -> str:
    if type(value) is not str:
        raise BadRecord(f'"{key}" is not text')
    return value


def _texts(key: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if type(value) is not list:
        raise BadRecord(f'"{key}" is not a list of texts')
    for item in value:
        if type(item) is not str:
            raise BadRecord(f'"{key}" is not a list of texts')
    return tuple(value)


def _number(low: int, high: int) -> Reader:
    def number(key: str, value: Any) -> int | None:
        if value is not None and (type(value) is not int or not low <= value <= high):
            raise BadRecord(f'"{key}" is not a whole number from {low} to {high}')
        return value

    return number


def _amount(key: str, value: Any) -> float | None:
    if value is None:
        return None
    if type(value) not in (int, float) or not 0 <= value <= MOST_MONEY:
        raise BadRecord(f'"{key}" is not an amount from 0 to {MOST_MONEY}')
    return float(value)


def _flag(key: str, value: Any) -> bool | None:
    if value is not None and type(value) is not bool:
        raise BadRecord(f'"{key}" is not true or false')
    return value


def _yes(key: str, value: Any) -> bool:
    return _flag(key, value) or False


def _day(key: str, value: Any) -> date | None:
    if value is None:
        return None
    try:
        return _DAYS[value]
    except (KeyError, TypeError):
        pass
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRecord(f'"{key}" is not a day') from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadRecord(f'"{key}" lies outside the years {limits.FIRST_YEAR} to {limits.LAST_YEAR}')
    _DAYS[value] = day
    return day


def days_of(texts: set[str]) -> set[date]:
    """The days that ISO texts name; what is no day of a record is left out."""
    try:
        days = set(map(date.fromisoformat, texts))
        if not days or (min(days) >= FIRST_DAY and max(days) <= LAST_DAY):
            return days
    except ValueError:
        pass
    return {day for text in texts if (day := _day_or_none(text)) is not None}


def _day_or_none(text: str) -> date | None:
    try:
        return _day("day", text)
    except BadRecord:
        return None


def _table(key: str, value: Any) -> Raw | None:
    if value is not None and type(value) is not dict:
        raise BadRecord(f'"{key}" is not a table')
    return value


_DAYS: dict[str, date] = {}
"""Days that were read before: most stand in several records."""

_TRIGGERS: dict[str, Reader] = {"triggers": _texts, "tried": _texts, "note": _text}
_READERS: dict[str, dict[str, Reader]] = {
    "checkin": {
        "mood": _number(1, 5),
        "craving": _number(0, 10),
        **dict.fromkeys(("sober", "wins", "hard", "gratitude", "bring"), _texts),
        **_TRIGGERS,
    },
    "slip": {
        "counter": _text,
        "until": _day,
        "restart": _day,
        "ongoing": _yes,
        "triggers": _texts,
        "note": _text,
    },
    "restart": {"counter": _text, "note": _text},
    "urge": {
        "level": _number(0, 10),
        "after": _number(0, 10),
        "minutes": _number(0, limits.DAY_MINUTES),
        "held": _flag,
        **dict.fromkeys(("counter", "where", "plan"), _text),
        **_TRIGGERS,
    },
    "visit": {
        **dict.fromkeys(("name", "meeting", "group", "how", "note", "takeaway"), _text),
        "comfort": _number(1, 5),
        "connection": _number(1, 5),
        "shared": _flag,
        "cost": _amount,
    },
    "contact": {"supporter": _text, "how": _text, "from_them": _yes, "note": _text},
    "letter": {"text": _text, "title": _text},
    "activity": {"name": _text, "minutes": _number(1, limits.DAY_MINUTES), "note": _text},
    "skip": {"promise": _text, "until": _day, "note": _text},
    "share": {"supporter": _text, "fields": _texts, "first": _day, "last": _day, "form": _text},
    "kept": {"file": _text, "key": _text, "before": _table, "after": _table},
}
"""How each field of each kind is read; a field that is not there has its usual value."""


def _empty(cls: Any) -> Raw:
    """Every field of a kind, in its order, with its usual value; a text that must be there and is not is empty."""
    usual = cls._field_defaults if issubclass(cls, tuple) else cls._defaults
    return {field: usual.get(field, "") for field in cls._fields}


_MAKERS: dict[str, tuple[type[Any], Raw]] = {kind: (cls, _empty(cls)) for kind, cls in KINDS.items()}
"""The class of each kind, and its fields as they are when a record says nothing of them."""
