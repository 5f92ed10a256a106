"""An urge looked at again: what is known later is added to what was written first."""

from typing import Any

from sobertrack.cli.session import Session
from sobertrack.model.entries import Entry, Urge
from sobertrack.store.codec import Raw

LISTS = ("triggers", "tried")


def finish(session: Session, entry: Entry[Urge], news: dict[str, Any], *, one_command: bool = False) -> Entry[Urge]:
    """Write down what is new about an urge, and give back the urge as it now stands; nothing is written of nothing.

    Triggers, what was tried and a note are added to those known. `one_command`: undo takes both back together.
    """
    said = {key: value for key, value in news.items() if value not in (None, "", ())}
    for key in LISTS:
        if key in said:
            said[key] = tuple(dict.fromkeys([*getattr(entry.what, key), *said[key]]))
    if said.get("note") and entry.what.note:
        said["note"] = f"{entry.what.note}\n{said['note']}"
    changed = {key: value for key, value in said.items() if getattr(entry.what, key) != value}
    if changed:
        fields = {key: list(value) if isinstance(value, tuple) else value for key, value in changed.items()}
        change: Raw = {"type": "edit", "of": entry.id, "set": fields}
        session.journal.write([], [{**change, "cmd": entry.command or entry.id} if one_command else change])
        session.saved_something = True
    return entry._replace(what=entry.what._replace(**changed))
