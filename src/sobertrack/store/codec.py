"""Entries to JSON lines and back: the only module that spells a key on disk."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from sobertrack.model.entries import (
    Activity,
    CheckIn,
    Contact,
    Entry,
    Kept,
    Letter,
    Restart,
    Share,
    Skip,
    Slip,
    Unknown,
    Urge,
    Visit,
    What,
    kind_of,
)

FORMAT = 1
LINE_LIMIT = 64 * 1024
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2300, 12, 31)

Raw: TypeAlias = dict[str, Any]

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
    kind = _text(raw, "type")
    make = _MAKERS.get(kind)
    what: What = make(raw) if make else Unknown(kind, raw)
    ulid = _text(raw, "id")
    if not ulid:
        raise BadRecord("it has no id")
    time = raw.get("time")
    if time is not None and not (isinstance(time, str) and _TIME.match(time)):
        raise BadRecord('"time" is not HH:MM')
    known = _FIELDS.get(kind)
    extra = {key: raw[key] for key in raw.keys() - known} if known and raw.keys() - known else None
    return Entry(
        id=ulid,
        day=_day(raw, "day"),
        what=what,
        time=time,
        at=_text(raw, "at"),
        device=_text(raw, "dev"),
        command=_text(raw, "cmd") or ulid,
        extra=extra,
    )


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise BadRecord(f'"{key}" is not text')
    return value


def _texts(raw: Raw, key: str) -> tuple[str, ...]:
    value = raw.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadRecord(f'"{key}" is not a list of texts')
    return tuple(value)


def _number(raw: Raw, key: str, low: int, high: int) -> int | None:
    value = raw.get(key)
    if value is None:
        return None
    if type(value) is not int or not low <= value <= high:
        raise BadRecord(f'"{key}" is not a whole number from {low} to {high}')
    return value


def _flag(raw: Raw, key: str) -> bool | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, bool):
        raise BadRecord(f'"{key}" is not true or false')
    return value


def _day(raw: Raw, key: str) -> date:
    day = _maybe_day(raw, key)
    if day is None:
        raise BadRecord(f'it has no "{key}"')
    return day


def _maybe_day(raw: Raw, key: str) -> date | None:
    value = raw.get(key)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRecord(f'"{key}" is not a day') from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadRecord(f'"{key}" lies outside the years 1900 to 2300')
    return day


def _checkin(raw: Raw) -> CheckIn:
    return CheckIn(
        mood=_number(raw, "mood", 1, 5),
        craving=_number(raw, "craving", 0, 10),
        sober=_texts(raw, "sober"),
        triggers=_texts(raw, "triggers"),
        tried=_texts(raw, "tried"),
        wins=_texts(raw, "wins"),
        hard=_texts(raw, "hard"),
        gratitude=_texts(raw, "gratitude"),
        bring=_texts(raw, "bring"),
        note=_text(raw, "note"),
    )


def _slip(raw: Raw) -> Slip:
    return Slip(
        counter=_text(raw, "counter"),
        until=_maybe_day(raw, "until"),
        restart=_maybe_day(raw, "restart"),
        ongoing=_flag(raw, "ongoing") or False,
        triggers=_texts(raw, "triggers"),
        note=_text(raw, "note"),
    )


def _restart(raw: Raw) -> Restart:
    return Restart(counter=_text(raw, "counter"), note=_text(raw, "note"))


def _urge(raw: Raw) -> Urge:
    return Urge(
        level=_number(raw, "level", 0, 10),
        after=_number(raw, "after", 0, 10),
        counter=_text(raw, "counter"),
        triggers=_texts(raw, "triggers"),
        tried=_texts(raw, "tried"),
        minutes=_number(raw, "minutes", 0, 1440),
        where=_text(raw, "where"),
        plan=_text(raw, "plan"),
        held=_flag(raw, "held"),
        note=_text(raw, "note"),
    )


def _visit(raw: Raw) -> Visit:
    return Visit(
        name=_text(raw, "name"),
        meeting=_text(raw, "meeting"),
        group=_text(raw, "group"),
        how=_text(raw, "how"),
        note=_text(raw, "note"),
    )


def _contact(raw: Raw) -> Contact:
    return Contact(
        supporter=_text(raw, "supporter"),
        how=_text(raw, "how"),
        from_them=_flag(raw, "from_them") or False,
        note=_text(raw, "note"),
    )


def _letter(raw: Raw) -> Letter:
    return Letter(text=_text(raw, "text"), title=_text(raw, "title"))


def _activity(raw: Raw) -> Activity:
    return Activity(name=_text(raw, "name"), minutes=_number(raw, "minutes", 1, 1440), note=_text(raw, "note"))


def _skip(raw: Raw) -> Skip:
    return Skip(promise=_text(raw, "promise"), until=_maybe_day(raw, "until"), note=_text(raw, "note"))


def _share(raw: Raw) -> Share:
    return Share(
        supporter=_text(raw, "supporter"),
        fields=_texts(raw, "fields"),
        first=_maybe_day(raw, "first"),
        last=_maybe_day(raw, "last"),
        form=_text(raw, "form"),
    )


def _kept(raw: Raw) -> Kept:
    for key in ("before", "after"):
        if raw.get(key) is not None and not isinstance(raw[key], dict):
            raise BadRecord(f'"{key}" is not a table')
    return Kept(_text(raw, "file"), _text(raw, "key"), raw.get("before"), raw.get("after"))


_MAKERS: dict[str, Callable[[Raw], What]] = {
    "checkin": _checkin,
    "slip": _slip,
    "restart": _restart,
    "urge": _urge,
    "visit": _visit,
    "contact": _contact,
    "letter": _letter,
    "activity": _activity,
    "skip": _skip,
    "share": _share,
    "kept": _kept,
}
_FIELDS = {
    kind: _HEAD | frozenset(cls._fields)
    for kind, cls in (
        ("checkin", CheckIn),
        ("slip", Slip),
        ("restart", Restart),
        ("urge", Urge),
        ("visit", Visit),
        ("contact", Contact),
        ("letter", Letter),
        ("activity", Activity),
        ("skip", Skip),
        ("share", Share),
        ("kept", Kept),
    )
}
