"""What a journal holds: one frozen entry for each thing written down."""

from datetime import date
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from sobertrack.model.values import Value


class CheckIn(NamedTuple):
    """How a day went. A later check-in for the same day adds to it; it never touches sober time.

    `mood` runs from 1 (very low) to 5 (very good); `craving` is the strongest urge of the day, 0 to 10; `sober`
    holds the counters a person said they were still sober on (a day of use is a Slip of its own).
    """

    mood: int | None = None
    craving: int | None = None
    sober: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    wins: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    gratitude: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    note: str = ""


class Slip(NamedTuple):
    """A day of use, or days of use up to and including `until`. It ends a run and erases nothing.

    `restart` is the first sober date after it where the person chose a later one; `ongoing` means that use went
    on until a Restart says otherwise.
    """

    counter: str
    until: date | None = None
    restart: date | None = None
    ongoing: bool = False
    triggers: tuple[str, ...] = ()
    note: str = ""


class Restart(NamedTuple):
    """A new run starts on the entry's day."""

    counter: str
    note: str = ""


class Urge(NamedTuple):
    """One craving: `level` 0 to 10 at its start, `after` 0 to 10 when it was looked at again; None is unknown."""

    level: int | None = None
    after: int | None = None
    counter: str = ""
    triggers: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    minutes: int | None = None
    where: str = ""
    plan: str = ""
    held: bool | None = None
    note: str = ""


class Visit(NamedTuple):
    """One meeting attended. It keeps its own copy of the name, so that a changed list never orphans it.

    `comfort` and `connection` run from 1 (not at all) to 5 (very much); `shared` says that the person spoke, False
    that they listened; `cost` is what they paid, in their own money.
    """

    name: str
    meeting: str = ""
    group: str = ""
    how: str = ""
    note: str = ""
    comfort: int | None = None
    connection: int | None = None
    shared: bool | None = None
    takeaway: str = ""
    cost: float | None = None


class Contact(NamedTuple):
    """Reaching a supporter once, by call, message, meeting or letter; `from_them` when they made it."""

    supporter: str
    how: str = ""
    from_them: bool = False
    note: str = ""


class Letter(NamedTuple):
    """Words to oneself, written on a good day to be read on a hard one."""

    text: str
    title: str = ""


class Activity(Value):
    """Something done that is good for a person, by the name they gave it; `minutes` 1 to 1440 where they are known."""

    name: str
    minutes: int | None = None
    note: str = ""


class Skip(Value):
    """A promise left out on the entry's day, or on the days up to and including `until`; said, so never missed."""

    promise: str
    until: date | None = None
    note: str = ""


class Share(Value):
    """Something given to a supporter: which fields, from the `first` to the `last` day, in which form.

    `form` is text, md or json of a report, or "message" for a single sentence; `fields` then names which.
    """

    supporter: str
    fields: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    form: str = ""


class Kept(NamedTuple):
    """A change to one table of a TOML file, so that undo can take it back; None stands for "not there"."""

    file: str
    key: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


class Unknown(NamedTuple):
    """A record of a kind that this program does not know; kept and passed on, never dropped."""

    kind: str
    raw: dict[str, Any]


What: TypeAlias = CheckIn | Slip | Restart | Urge | Visit | Contact | Letter | Activity | Skip | Share | Kept | Unknown
W = TypeVar("W", bound=What)


class Entry(NamedTuple, Generic[W]):
    """Something written down: what, the logical day it is about, and when and where it was written.

    `id` is a ULID; `at` the ISO instant of writing; `time` "HH:MM" only where it is known; `device` the writer;
    `command` the id of the first record of the command that wrote it; `extra` holds fields of a newer program.
    """

    id: str
    day: date
    what: W
    time: str | None = None
    at: str = ""
    device: str = ""
    command: str = ""
    extra: dict[str, Any] | None = None


KINDS: dict[str, type[Any]] = {
    "checkin": CheckIn,
    "slip": Slip,
    "restart": Restart,
    "urge": Urge,
    "visit": Visit,
    "contact": Contact,
    "letter": Letter,
    "activity": Activity,
    "skip": Skip,
    "share": Share,
    "kept": Kept,
}
"""The word for each kind of entry, as commands and files spell it."""

LETTERS = {
    "checkin": "c",
    "slip": "s",
    "restart": "r",
    "urge": "u",
    "visit": "v",
    "contact": "t",
    "letter": "l",
    "activity": "a",
    "skip": "p",
    "share": "h",
    "kept": "k",
}
"""The letter that opens a short id, for each kind; "x" is any other."""


def kind_of(what: What) -> str:
    """The word for a kind of entry: "checkin", "slip" ..."""
    if isinstance(what, Unknown):
        return what.kind
    return _WORDS[type(what)]


_WORDS = {cls: kind for kind, cls in KINDS.items()}


class Draft(NamedTuple):
    """Something about to be written down: the logical day it is about, and the time of day where it is known."""

    day: date
    what: What
    time: str | None = None
