"""What can still be read of a TOML file that does not parse: to be shown, and never to be written."""

import re

from sobertrack.store.codec import Raw
from sobertrack.store.tables.toml import BOM, parsed
from sobertrack.store.upgrades import lifted_tables

_HEADING = re.compile(r"^(?=[ \t]*\[)", re.MULTILINE)
_MARK = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})[^\n]*$", re.MULTILINE)
_LONG_HEADING = 200
_MOST_LINES = 5_000
"""More than anybody keeps: what is made to take long is not read for long."""
_LONG_TEXT = re.compile(r"\"{3}|'{3}")


def salvaged(name: str, data: bytes) -> Raw:
    """The tables that parse alone; of one that does not, the lines that do. What stands first counts, and is read."""
    text = data.decode("utf-8", "replace").removeprefix(BOM).replace("\r\n", "\n")
    found: Raw = {}
    first = "\n".join(text.split("\n", _MOST_LINES)[:_MOST_LINES])
    for piece in _HEADING.split(_MARK.sub("", first)):
        _add(found, _read(piece) or _by_line(piece))
    try:
        return lifted_tables(name, found)
    except ValueError:
        return {}


def _read(text: str) -> Raw:
    try:
        return parsed(text)
    except (RecursionError, ValueError):
        return {}


def _by_line(piece: str) -> Raw:
    """What each line of a table says on its own, up to a text of several lines: what stands in that is no field."""
    heading, _, rest = piece.partition("\n") if piece.lstrip().startswith("[") else ("", "", piece)
    empty = _read(heading) if len(heading) < _LONG_HEADING else {}
    found: Raw = {}
    if empty or not heading:
        for line in _LONG_TEXT.split(rest)[0].split("\n"):
            said = _read(f"{heading}\n{line}")
            _add(found, said if said != empty else {})
    return found


def _add(found: Raw, more: Raw) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(found.get(key), dict):
            _add(found[key], value)
        else:
            found.setdefault(key, value)
