"""The fields of an entry that can be changed: how they are spelled, and how what a person typed becomes a value."""

from collections.abc import Callable, Iterable
from typing import Any

from sobertrack.cli import desk, naming
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse
from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.entries import Entry, Restart, Slip, kind_of
from sobertrack.model.peers.meetings import HOWS
from sobertrack.model.supporters import REACH_HOWS
from sobertrack.model.values import Value
from sobertrack.rules.coping.safety import SlipFacts, slip_notes
from sobertrack.rules.days.sober_time import earliest_restart
from sobertrack.store.codec import Raw
from sobertrack.views.blocks import Line
from sobertrack.views.days.checkin import MOOD_SCALE, URGE_SCALE
from sobertrack.views.looking.entries import kind_words
from sobertrack.views.peers.meetings import COMFORT_SCALE, CONNECTION_SCALE

Said = dict[str, list[str]]
"""What a person said of each field, by its name: nothing takes it away."""


class Typed(Value):
    """What a person typed for one field, at least one text, and how the field's option is spelled."""

    session: Session
    option: str
    texts: list[str]

    @property
    def text(self) -> str:
        """The text of a field that holds one value."""
        return self.texts[0]


class Field(Value):
    """One field: its name in the journal, its option, its word in the text form, and what reads it.

    `many` fields hold several values. `hint` stands in the text form.
    """

    name: str
    option: str
    word: str
    read: Callable[[Typed], Any]
    many: bool = False
    hint: str = ""


def _text(typed: Typed) -> str:
    return typed.text


def _texts(typed: Typed) -> list[str]:
    return typed.texts


def _number(typed: Typed) -> int:
    if not (typed.text.isascii() and typed.text.isdigit() and len(typed.text) < 6):
        raise Misuse(f'{typed.option}: "{typed.text[:40]}" is not a whole number')
    return int(typed.text)


def _flag(typed: Typed) -> bool:
    if typed.text.casefold() not in ("yes", "no"):
        raise Misuse(f'{typed.option}: "{typed.text[:40]}" is not yes or no')
    return typed.text.casefold() == "yes"


def _day(typed: Typed) -> str:
    ahead = dates.YEAR_AHEAD if typed.option == "--restart" else 0
    return dates.read_day(typed.text, typed.option, today=typed.session.today, future_days=ahead).isoformat()


def _day_ahead(typed: Typed) -> str:
    return dates.read_day(typed.text, typed.option, today=typed.session.today, future_days=dates.YEAR_AHEAD).isoformat()


def _money(typed: Typed) -> float:
    return texts.money(typed.text, typed.option)


def _counter(typed: Typed) -> str:
    return _counters(typed)[0]


def _counters(typed: Typed) -> list[str]:
    return [desk.find_counter(typed.session.notebook.counters, name).id for name in typed.texts]


def _triggers(typed: Typed) -> list[str]:
    return list(naming.triggers(typed.session, typed.texts))


def _tried(typed: Typed) -> list[str]:
    return list(naming.tried(typed.session, typed.texts))


def _person(typed: Typed) -> str:
    return naming.people(typed.session, typed.texts)[0]


def _how(typed: Typed) -> str:
    return texts.one_of(typed.text, HOWS, typed.option)


def _reached_how(typed: Typed) -> str:
    return texts.one_of(typed.text, REACH_HOWS, typed.option)


MOOD = Field("mood", "--mood", "mood", _number, hint=MOOD_SCALE)
CRAVING = Field("craving", "--craving", "strongest urge", _number, hint=URGE_SCALE)
SOBER = Field("sober", "--sober", "still on the date", _counters, many=True, hint="a counter a line")
COUNTER = Field("counter", "--counter", "counter", _counter)
TRIGGERS = Field("triggers", "--trigger", "trigger", _triggers, many=True, hint="one a line")
TRIED = Field("tried", "--tried", "tried", _tried, many=True, hint="one a line")
NOTE = Field("note", "--note", "note", _text)

FIELDS: dict[str, tuple[Field, ...]] = {
    "checkin": (
        MOOD,
        CRAVING,
        SOBER,
        TRIGGERS,
        TRIED,
        Field("wins", "--win", "went well", _texts, many=True),
        Field("hard", "--hard", "was hard", _texts, many=True),
        Field("gratitude", "--gratitude", "was good", _texts, many=True),
        Field("bring", "--bring", "to bring along", _texts, many=True, hint="to the next meeting"),
        NOTE,
    ),
    "slip": (
        COUNTER,
        Field("until", "--until", "last day of use", _day, hint="where it went on for days"),
        Field("restart", "--restart", "next run from", _day, hint="where it is not the day after"),
        Field("ongoing", "--ongoing", "ongoing", _flag, hint="yes or no"),
        TRIGGERS,
        NOTE,
    ),
    "restart": (COUNTER, NOTE),
    "urge": (
        Field("level", "--level", "level", _number, hint=URGE_SCALE),
        Field("after", "--after", "level after", _number, hint=URGE_SCALE),
        COUNTER,
        TRIGGERS,
        TRIED,
        Field("minutes", "--minutes", "minutes", _number),
        Field("where", "--where", "where", _text),
        Field("plan", "--plan", "plan", _text),
        Field("held", "--held", "held", _flag, hint="yes or no"),
        NOTE,
    ),
    "visit": (
        Field("name", "--name", "meeting", _text),
        Field("meeting", "--meeting", "on the list as", _text),
        Field("group", "--group", "group", _text),
        Field("how", "--how", "how", _how, hint=", ".join(HOWS)),
        Field("comfort", "--comfort", "comfort", _number, hint=COMFORT_SCALE),
        Field("connection", "--connection", "connection", _number, hint=CONNECTION_SCALE),
        Field("shared", "--shared", "spoke", _flag, hint="yes or no"),
        Field("takeaway", "--takeaway", "to take away", _text),
        Field("cost", "--cost", "cost", _money, hint="what you paid"),
        NOTE,
    ),
    "contact": (
        Field("supporter", "--supporter", "who", _person),
        Field("how", "--how", "how", _reached_how, hint=", ".join(REACH_HOWS)),
        Field("from_them", "--from-them", "they reached out", _flag, hint="yes or no"),
        NOTE,
    ),
    "letter": (Field("title", "--title", "title", _text), Field("text", "--note", "letter", _text)),
    "activity": (Field("name", "--name", "name", _text), Field("minutes", "--minutes", "minutes", _number), NOTE),
    "skip": (
        Field("promise", "--promise", "promise", _text),
        Field("until", "--until", "until", _day_ahead, hint="its last day, where there are several"),
        NOTE,
    ),
}
"""The fields of each kind in the order of the text form; the last one is the long text that -n and -e are about.

The day and the time are everyone's, and read together.
"""

OPTIONS = {field.name: field.option for fields in FIELDS.values() for field in fields}


def fields_of(entry: Entry[Any]) -> tuple[Field, ...]:
    """The fields of an entry's kind; Misuse where this program does not know the kind."""
    kind = kind_of(entry.what)
    if kind == "share":
        raise Misuse("what was given stays as it was given", "to hide the entry: sobertrack rm ID")
    if kind not in FIELDS:
        raise Misuse(f'this program does not know the kind "{kind[:40]}"; it only keeps it', "update sobertrack")
    return FIELDS[kind]


def long_text(entry: Entry[Any]) -> Field:
    """The field that holds what a person wrote at length: a note, or a letter."""
    return fields_of(entry)[-1]


def read(session: Session, entry: Entry[Any], said: Said) -> Raw:
    """The new value of each field that was said; None takes it away. Misuse where a field is not of this kind."""
    known = {field.name: field for field in fields_of(entry)}
    strange = next((name for name in said if name not in known and name not in ("day", "time")), None)
    if strange is not None:
        words = kind_words(kind_of(entry.what))
        options = ", ".join(["--on", "--at", *(field.option for field in known.values())])
        raise Misuse(f"{OPTIONS[strange]}: not a part of this {words}", f"its parts: {options}")
    found: Raw = _when(session, entry, said)
    for name, field in known.items():
        if name in said:
            texts = [text for text in said[name] if text.strip()]
            found[name] = field.read(Typed(session, field.option, texts)) if texts else None
    return found | _of_meeting(session, entry, found)


def _of_meeting(session: Session, entry: Entry[Any], found: Raw) -> Raw:
    """What a visit takes from the meeting of the person's list that it turns out to be: its id and name, and its group
    where the visit has none. Nothing of a name that is not on the list."""
    typed = found.get("meeting")
    if not typed:
        return {}
    from sobertrack.rules.names import match
    from sobertrack.store.kept.meetings import meetings

    known = meetings(session.notebook)
    said = match(typed, {each.id: each.name for each in known})
    each = next((each for each in known if said.known and each.id == said.id), None)
    if each is None:
        return {}
    group = {"group": each.group} if each.group and not entry.what.group else {}
    return {"name": each.name, **group} | found | {"meeting": each.id}


def _when(session: Session, entry: Entry[Any], said: Said) -> Raw:
    """The day and the time together. A new day keeps the time, and a time alone lies on the entry's own day."""
    on, at = (_one(said.get(name, ())) for name in ("day", "time"))
    found: Raw = {"time": None} if at == "" else {}
    if on == "":
        raise Misuse("--on: an entry has a day", "such as --on yesterday")
    if not on and not at:
        return found
    when = dates.read_when(
        on or entry.day.isoformat(),
        at or None,
        now=session.now,
        today=session.today,
        day_ends_at=session.settings.day_ends_at,
        future_days=dates.YEAR_AHEAD if isinstance(entry.what, Restart) else 0,
    )
    return {**({"time": when.time} if when.time else {}), **found, "day": when.day.isoformat()}


def _one(said: Iterable[str]) -> str | None:
    return next(iter(said), None)


def check_slip(entry: Entry[Slip]) -> None:
    """Misuse where the days of a slip do not go together."""
    from sobertrack.cli.write.slip import SlipOptions, check

    what = entry.what
    check(SlipOptions(entry.day, entry.time, what.until, what.restart, what.ongoing))


def slip_safety(session: Session, entry: Entry[Slip]) -> list[Line]:
    """What stands before any number when a slip turns out to be longer, as it does when one is written."""
    concerned = [counter for counter in session.notebook.counters if counter.id == entry.what.counter]
    notes = [note for counter in concerned for note in slip_notes(counter, SlipFacts(entry))]
    return desk.safety(session, notes)


def check_restart(session: Session, entry: Entry[Restart]) -> None:
    """Misuse where a run cannot begin on the new day of a restart."""
    counter = desk.find_counter(session.notebook.counters, entry.what.counter)
    others = [each for each in session.journal.sober_records.entries if each.id != entry.id]
    earliest = earliest_restart(counter, others, session.today)
    if entry.day < earliest:
        raise Misuse(f"--on: a run cannot begin before {say_day(earliest)}", "nothing was changed")
