"""A notebook in which every text field of every record holds every hostile text."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import samples
from hostile import LONE, TEXTS
from running import NOON
from sobertrack.model.entries import KINDS, Draft, Kept
from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home

DAY = date(2026, 11, 22)
EVERY_TEXT = {**TEXTS, **LONE}
TAKES = {"counter": "alcohol", "promise": "walk", "file": "supporters.toml"}
"""Fields that name something kept; they are tried with the text, too, in a record of their own."""


def filled(cls: Any, text: str, *, everywhere: bool) -> Any:
    """A value of a kind with the text in each of its text fields."""
    fields: dict[str, Any] = {}
    for name, hint in get_type_hints(cls).items():
        if hint is str:
            fields[name] = TAKES[name] if name in TAKES and not everywhere else text
        elif hint == tuple[str, ...]:
            fields[name] = (text, f"two {text}")
    return cls(**fields)


def drafts(text: str) -> list[Draft]:
    made = [Draft(DAY, filled(cls, text, everywhere=False)) for cls in KINDS.values() if cls is not Kept]
    made += [Draft(DAY, filled(KINDS[kind], text, everywhere=True)) for kind in ("slip", "restart", "skip")]
    return [*made, Draft(DAY, Kept(text, f"supporter.{text}", {text: text}, {"name": [text], "x": {text: 1}}))]


def notebook_of(root: Path) -> samples.Notebook:
    """The made-up notebook, and every text in every field; in what a newer program or another hand wrote, too."""
    made = samples.Notebook(root)
    journal = Journal(find_home(str(root / "notebook"), {}), datetime.fromisoformat(NOON))
    journal.write([draft for text in EVERY_TEXT.values() for draft in drafts(text)])
    head = {"v": 1, "at": "2026-11-21T12:00:00+00:00", "day": "2026-11-21", "dev": "other000"}
    with (root / "notebook" / "data" / "journal" / "2026-other000.jsonl").open("wb") as file:
        for number, text in enumerate(EVERY_TEXT.values()):
            for at, odd in enumerate(
                (
                    {"type": text},
                    {"type": "checkin", "dev": text, "at": text, text: text},
                    {"type": "checkin", "cmd": text, "note": text, "garden": [text]},
                    {"type": "checkin", "mood": text},
                    {"type": "edit", "of": text, "set": {"note": text, text: text}},
                    {"type": "slip", "counter": "alcohol", "until": text},
                )
            ):
                raw = {**head, "id": f"01M7ZZZZZZZZZZZZZZZZZ{number:03}{at:02}", **odd}
                file.write(json.dumps(raw).encode() + b"\n")
            raw = {**head, "id": text, "type": "checkin", "note": text}
            file.write(json.dumps(raw).encode() + b"\n")
    return made
