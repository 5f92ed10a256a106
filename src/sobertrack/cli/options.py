"""The options that several commands share: one Annotated alias each, so that a word means the same everywhere."""

from typing import Annotated, Any


class Option:
    """An option of a command: its spellings, its help, and the word for its value. Typer is met in front.py alone."""

    __slots__ = ("help", "names", "value")

    def __init__(self, names: tuple[str, ...], help: str, value: str | None) -> None:
        self.names = names
        self.help = help
        self.value = value


class Argument:
    """An argument of a command: the word for it, and its help."""

    __slots__ = ("help", "value")

    def __init__(self, value: str, help: str) -> None:
        self.value = value
        self.help = help


def option(*names: str, help: str, value: str | None = None) -> Any:
    """One option of a command: its spellings, its help, and the word for its value."""
    return Option(names, help, value)


def argument(value: str, help: str) -> Any:
    """One argument of a command: the word for it, and its help."""
    return Argument(value, help)


On = Annotated[str | None, option("--on", help="the day it happened: yesterday, 2026-11-20 ...", value="WHEN")]
At = Annotated[str | None, option("--at", help="the time it happened: 22:30, 9pm, 20 min ago", value="TIME")]
From = Annotated[str | None, option("--from", help="first day, included", value="DATE")]
To = Annotated[str | None, option("--to", help="last day, included", value="DATE")]
Last = Annotated[str | None, option("--last", help="so many days, ending today: 30d, 4w, 3mo", value="30d")]
In = Annotated[str | None, option("--in", help="2026, 2026-11, last month, DATE..DATE", value="PERIOD")]

Note = Annotated[str | None, option("-n", "--note", help="a few words; - reads them from stdin", value="TEXT")]
Edit = Annotated[bool, option("-e", "--edit", help="write the note in your editor")]
Triggers = Annotated[list[str] | None, option("--trigger", help="what set it off; again for more", value="TRIGGER")]
Tried = Annotated[list[str] | None, option("--tried", help="what you tried; again for more", value="STRATEGY")]

CounterName = Annotated[str | None, option("--counter", help="which counter", value="NAME")]
CounterNames = Annotated[list[str] | None, option("--counter", help="only this one; again for more", value="NAME")]
How = Annotated[str | None, option("--how", help="in-person, online or phone", value="HOW")]

All = Annotated[bool, option("--all", help="everything there is to show")]
DryRun = Annotated[bool, option("--dry-run", help="say what would change, and change nothing")]
Section = Annotated[list[str] | None, option("--section", help="only this part; again for more", value="PART")]
Search = Annotated[str | None, option("--search", help="only what holds this word", value="WORD")]
Notes = Annotated[bool, option("--notes", help="show notes although discreet is on")]

EntryId = Annotated[str, argument("ID", "the id that was printed when it was saved")]
"""Completion offers recent ids for this one, and names for `--counter`, `--tried` and the like."""
