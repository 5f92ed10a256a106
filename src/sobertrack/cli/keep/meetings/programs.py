"""Whose meetings a list holds: programmes by the names that people know, and what their type codes mean."""

from sobertrack.errors import Misuse
from sobertrack.model.peers.meeting_types import MeetingTypes
from sobertrack.store import library
from sobertrack.store.tables.tables import slug

LONGEST = 40


def program_named(typed: str) -> str:
    """The id of a programme by its id, short name or name. One that nobody knows keeps its name, as a key."""
    wanted = " ".join(typed.casefold().split())
    for row in library.shipped("groups")["group"]:
        if wanted in (row["id"], row["short"].casefold(), row["name"].casefold()):
            return str(row["id"])
    key = slug(typed)
    if not typed.strip() or len(typed) > LONGEST:
        raise Misuse(f'--program: "{typed[:LONGEST]}" is no programme', "such as aa, al-anon, na, rd")
    return key


def short_name(program: str) -> str:
    """A programme as people call it: "AA"; its key where it is not known."""
    found = (row["short"] for row in library.shipped("groups")["group"] if row["id"] == program)
    return str(next(found, program))


def group_of(program: str, local: str) -> str:
    """The group that a listed meeting belongs to: its fellowship, where that is known here, so that visits add up."""
    known = any(row["id"] == program for row in library.shipped("groups")["group"])
    return short_name(program) if known else local or program


def types_of(program: str) -> MeetingTypes:
    """What the type codes of a programme mean."""
    return MeetingTypes(program, library.shipped("meeting_types")["type"], library.shipped("meeting_words"))
