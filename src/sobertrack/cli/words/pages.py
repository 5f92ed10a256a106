"""Help pages: the overview, a noun, a command. Plain text that fits a narrow screen and can be read aloud."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sobertrack.cli.commands import GROUPS, ROWS, Row
from sobertrack.cli.words.everywhere import Shared

HARD_MOMENT = "Hard moment: sobertrack sos"
WIDEST = 80
ROOMY = 60  # from this width on names and their help stand side by side

Pair = tuple[str, str]


class Page(NamedTuple):
    """What there is to say about one command."""

    usage: str
    about: str
    arguments: tuple[Pair, ...] = ()
    options: tuple[Pair, ...] = ()


def overview(width: int) -> str:
    """All commands by group, the hard moment first."""
    width = min(width, WIDEST)
    parts = [HARD_MOMENT, _fill("Usage: sobertrack [COMMAND] [OPTIONS]", width)]
    for group, meaning in GROUPS.items():
        rows = [(row.name, row.summary) for row in ROWS if row.group == group]
        parts.append(f"{group.upper()}  {meaning}\n" + _pairs(rows, width))
    parts.append(_fill("Plain lines without colour, for a screen reader: sobertrack --plain COMMAND", width))
    parts.append(_fill("Each command explains itself: sobertrack COMMAND -h. More: sobertrack help", width))
    return "\n\n".join(parts) + "\n"


def noun(row: Row, width: int) -> str:
    """What can be done with one noun."""
    width = min(width, WIDEST)
    words = "|".join(row.subs)
    words = words if len(words) < width - 4 else " | ".join(row.subs)
    usage = _fill(f"Usage: sobertrack {row.name} [{words}] ...", width, "  ")
    about = _fill(f"{row.name}: {row.summary}. Alone it lists and never writes.", width)
    more = _fill(f"More on each: sobertrack {row.name} {next(iter(row.subs))} -h", width)
    return "\n\n".join([usage, about, _pairs(list(row.subs.items()), width), more]) + "\n"


def command(page: Page, shared: Iterable[Shared], width: int) -> str:
    """One command: its usage, what it does, its arguments and options, and the options every command takes."""
    width = min(width, WIDEST)
    parts = [_fill(f"Usage: {page.usage}", width, "  "), _paragraphs(page.about, width)]
    if any(help for _, help in page.arguments):
        parts.append("Arguments:\n" + _pairs(page.arguments, width))
    if page.options:
        parts.append("Options:\n" + _pairs(page.options, width))
    parts.append("Options of every command:\n" + _pairs(shared_pairs(shared), width))
    return "\n\n".join(part for part in parts if part) + "\n"


def shared_pairs(shared: Iterable[Shared]) -> list[Pair]:
    """The options that every command takes, as a help page shows them."""
    pairs = [(" ".join([", ".join(option.names), option.value]).rstrip(), option.help) for option in shared]
    return [*pairs, ("-h, --help", "this page")]


def _pairs(pairs: Sequence[Pair], width: int) -> str:
    """Names and their help side by side where there is room, the help below its name where there is not."""
    if width < ROOMY:
        lines = [
            _fill(name, width, "    ", "  ") + "\n" + _fill(help, width, "      ", "      ") for name, help in pairs
        ]
        return "\n".join(line.rstrip("\n") for line in lines)
    column = min(28, max(len(name) for name, _ in pairs)) + 4
    lines = []
    for name, help in pairs:
        head = f"  {name}".ljust(column)
        if len(head) > column:
            lines.append(head)
            head = " " * column
        lines.append(_fill(help, width, " " * column, head).rstrip())
    return "\n".join(lines)


def _paragraphs(text: str, width: int) -> str:
    """A docstring, wrapped; indented parts keep their lines."""
    parts = textwrap.dedent(text).strip().split("\n\n")
    return "\n\n".join(part if part.startswith("  ") else _fill(" ".join(part.split()), width) for part in parts)


def _fill(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    lead = first if first is not None else ""
    return textwrap.fill(
        text, width, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
