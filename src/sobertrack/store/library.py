"""The shipped content, read from the JSON that is built beside its TOML source."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from sobertrack.errors import NotFound

DATA = Path(__file__).parent.parent / "data"


@cache
def shipped(name: str) -> dict[str, Any]:
    """One content file: strategies, groups, helplines, milestones, safety, words or zones."""
    found = json.loads((DATA / f"{name}.json").read_bytes())
    return found if isinstance(found, dict) else {}


def page(folder: str, topic: str) -> str:
    """The text of an offline page; NotFound names the pages there are."""
    names = sorted(path.stem for path in (DATA / folder).glob("*.md"))
    if topic not in names:
        raise NotFound(f'no page "{topic[:40]}"', f"pages: {', '.join(names)}")
    return (DATA / folder / f"{topic}.md").read_text("utf-8")
