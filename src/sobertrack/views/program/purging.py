"""The words of `purge`: what would go, what is gone, and where copies may be that nothing here can reach."""

from collections.abc import Mapping, Sequence
from shlex import quote
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Bullets, Line
from sobertrack.views.looking.entries import kind_words
from sobertrack.views.program.mending import Row, compared

QUESTION = "Erase this for good?"
EVERYTHING = "Erase everything for good?"
NOTHING = "There is nothing to erase."
FOR_GOOD = "No undo brings it back. Other computers that share this notebook let it go, too."
OTHERS = "copies that you gave away, sent or put on a stick: look for them yourself"
ONLY_OTHERS = "Not reached: copies that you gave away, sent or put on a stick. Look for them yourself."
MANY = {"activity": "activities"}


class Going(Value):
    """What goes: how many records; entries of each kind, changes and removals of them, earlier states of kept things,
    and the kept things themselves, by noun and key."""

    records: int
    entries: Mapping[str, int]
    changes: int
    history: int
    tables: Sequence[tuple[str, str]]
    everything: bool


class Place(Value):
    """A copy elsewhere: a code, where it is, how many backups or records are in it."""

    code: str
    place: str
    number: int


def in_words(going: Going) -> list[str]:
    """What goes, a piece each."""
    said = [count(number, kind_words(kind), MANY.get(kind, "")) for kind, number in going.entries.items()]
    if going.changes:
        said.append(count(going.changes, "change or removal", "changes and removals"))
    if going.everything and going.tables:
        said.append(count(len(going.tables), "thing that you keep", "things that you keep"))
    elif going.tables:
        said += [f"{noun} {key}".strip() for noun, key in going.tables]
    if going.history:
        said.append(count(going.history, "earlier state of what you keep", "earlier states of what you keep"))
    return said


def preview(going: Going) -> list[Block]:
    """What would go."""
    if nothing(going):
        return [Line(NOTHING)]
    first = "This would erase everything in the notebook:" if going.everything else "This would erase:"
    lists = ["imported meeting lists, and what others gave you"] if going.everything else []
    return [Line(first, "strong"), Bullets((*in_words(going), *lists)), Line(FOR_GOOD)]


def nothing(going: Going) -> bool:
    """Whether there is nothing that could go."""
    return not (going.entries or going.changes or going.history or going.tables or going.everything)


def erased(going: Going, backups: int, places: Sequence[Place], counts: Sequence[Row] = ()) -> list[Block]:
    """What is gone, what that does to the counts, and what is not reached."""
    said = in_words(going)
    what = "everything in the notebook" if going.everything else ", ".join(said) or "nothing"
    also = f" {count(backups, 'backup')} went, too." if backups else ""
    elsewhere = any(each.code == "computer" for each in places)
    how = "Erased from what this computer wrote, hidden in what another one wrote" if elsewhere else "Erased for good"
    blocks: list[Block] = [Line(f"{how}: {what}.{also}")]
    if going.everything:
        blocks.append(Line("The notebook is empty, and you can begin again at any time: sobertrack start"))
    return [*blocks, *compared(counts), *not_reached(places)]


def pending(number: int, backups: int, places: Sequence[Place]) -> list[Block]:
    """What is said when the bytes of what was erased before were taken away."""
    if number:
        first = f"Gone from the files of this computer now: {count(number, 'record')} that had been erased before."
    else:
        first = "Nothing that was erased lies in the files of this computer."
    also = f" {count(backups, 'backup')} went, too." if backups else ""
    return [Line(first + also), *not_reached(places)]


def not_reached(places: Sequence[Place]) -> list[Block]:
    """Where copies may be, and what can be done."""
    said = tuple(sentence(each) for each in places)
    return [Line("Not reached:"), Bullets((*said, OTHERS))] if said else [Line(ONLY_OTHERS)]


def sentence(each: Place) -> str:
    """What to know of one copy."""
    place = quote(each.place)
    if each.code == "computer":
        return (
            f"the files of another computer (journal/*-{each.place}.jsonl) still hold "
            f"{count(each.number, 'record')} of what was erased. They are hidden everywhere, and go when you give this "
            "there: sobertrack purge --pending. Backups made here before that hold them, too. If that "
            "computer is not in use any more, give this here: sobertrack purge --pending --every-file"
        )
    return {
        "backups": f"{count(each.number, 'backup')} on this computer, made before. Restoring one leaves out what was "
        "erased, but for meeting lists, reports of others, and what stands in the files by hand. To let them all go: "
        "sobertrack purge --pending --backups",
        "git": f"the history of git in {place}, and wherever it was pushed. See: git help filter-branch",
        "versions": f"older versions that Syncthing keeps: {place}. Delete them there, and on other devices",
        "sync": "older versions that your sync service keeps, if the folder is in one. Delete them there",
        "first_copy": f"the copy that a move left: {place}. If you no longer need it, delete it",
        "stray": f"{place}, which sobertrack does not read. If it is a copy of what you keep, delete it",
    }[each.code]


def data(going: Going, backups: int, places: Sequence[Place], *, erased: bool) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "erased": erased,
        "everything": going.everything,
        "records": going.records,
        "entries": dict(going.entries),
        "changes": going.changes,
        "history": going.history,
        "kept": [f"{noun}.{key}" if key else noun for noun, key in going.tables],
        "backups": backups,
        "not_reached": [
            {"code": each.code, "place": each.place, "number": each.number or None, "message": sentence(each)}
            for each in places
        ],
    }
