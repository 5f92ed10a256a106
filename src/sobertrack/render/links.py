"""Numbers that a terminal can dial: the text stays as it is, and a link lies behind it (OSC 8)."""

import re
from collections.abc import Iterable, Mapping

from sobertrack.model.supporters import dialled

SHOWING = ("VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "FORCE_HYPERLINK")
"""What the environment of a terminal holds that shows links."""

PROGRAMS = frozenset(("iterm.app", "wezterm", "vscode", "ghostty", "hyper", "rio", "tabby"))
KINDS = ("alacritty", "foot", "xterm-kitty", "xterm-ghostty", "wezterm", "contour")

FEWEST_DIGITS = 6
"""A shorter number may stand for anything: a count, a year."""


def are_shown(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that shows links; any other might print what it does not understand."""
    if environ.get("FORCE_HYPERLINK") == "0":
        return False
    named = environ.get("TERM_PROGRAM", "").casefold() in PROGRAMS or environ.get("TERM", "").startswith(KINDS)
    return named or any(environ.get(name) for name in SHOWING)


def with_links(text: str, numbers: Iterable[str]) -> str:
    """The page with a tel: link behind each of these numbers, where it stands whole in a line."""
    addresses = {number: f"tel:{digits}" for number in numbers if len(digits := dialled(number)) >= FEWEST_DIGITS}
    if not addresses:
        return text
    wanted = "|".join(map(re.escape, sorted(addresses, key=len, reverse=True)))
    return re.sub(rf"(?<![\w+])(?:{wanted})(?!\w)", lambda found: _link(addresses[found[0]], found[0]), text)


def _link(address: str, text: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
