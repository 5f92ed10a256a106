"""The shipped content, read from the JSON that is built beside its TOML source."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from sobertrack.errors import NotFound
from sobertrack.model.help_lines import Country, HelpLine
from sobertrack.store.codec import Raw

DATA = Path(__file__).parent.parent / "data"


@cache
def shipped(name: str) -> dict[str, Any]:
    """One content file: strategies, groups, helplines, milestones, safety, words or zones."""
    found = json.loads((DATA / f"{name}.json").read_bytes())
    return found if isinstance(found, dict) else {}


def help_lines(code: str) -> Country | None:
    """The emergency number and lines of a country by its two letters; None where it is not known."""
    content = shipped("helplines")
    wanted = content.get("served_by", {}).get(code, code)
    for row in content["country"]:
        if row["code"] == wanted:
            lines = tuple(HelpLine(**line) for line in row["line"])
            return Country(code, row["name"], row["emergency"], lines, row["note"])
    return None


def lines_checked() -> str:
    """The day on which the help lines were last checked, as ISO text."""
    return str(shipped("helplines")["last_checked"])


def country_of_zone(zone: str) -> str:
    """The country of a time zone; "" where the zone tells none."""
    return str(shipped("zones")["zone"].get(zone, ""))


def milestones() -> list[Raw]:
    """The shipped milestones of every custom, as rows."""
    rows: list[Raw] = shipped("milestones")["milestone"]
    return rows


def safety_text(name: str) -> str:
    """A safety text by its id; {emergency} and {date} stand for what the caller knows."""
    return next(str(row["text"]) for row in shipped("safety")["text"] if row["id"] == name)


def pages(folder: str) -> list[str]:
    """The topics of the offline pages in a folder."""
    return sorted(path.stem for path in (DATA / folder).glob("*.md"))


def page(folder: str, topic: str) -> str:
    """The text of an offline page; NotFound names the pages there are."""
    names = pages(folder)
    if topic not in names:
        raise NotFound(f'no page "{topic[:40]}"', f"pages: {', '.join(names)}")
    return (DATA / folder / f"{topic}.md").read_text("utf-8")
