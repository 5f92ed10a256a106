"""One table set in the text of a TOML file: every other line, and every comment, stays as it is written."""

import re
from typing import NamedTuple

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.store.codec import FORMAT, Raw
from sobertrack.store.tables.toml import BOM, TomlFile, parsed, written

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'  # texts of many lines, which may hold anything
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|\n|[\[\]{}]"
    r"|[^\"'#\n\[\]{}]+|.",
    re.DOTALL,
)


class Statement(NamedTuple):
    """A header, a key with its value, or a line of comment or nothing: whole lines, their ends included.

    `comment` is the last comment in it, `path` the names of its header, `values` what it sets.
    """

    text: str
    comment: str = ""
    path: tuple[str, ...] | None = None
    values: Raw | None = None


def with_table(file: TomlFile, noun: str, key: str, table: Raw | None) -> str:
    """The text of the file with one table set, or taken out when None; everything else stays as it is written."""
    wanted = _wanted(file.data, noun, key, table)
    try:
        text = _spliced(file, (noun, key) if key else (noun,), table)
        if parsed(text) == wanted:
            return text
    except (ValueError, RecursionError):
        pass
    if any(statement.comment for statement in statements(file.text)):
        raise SobertrackError(
            f"{file.path.name} cannot be changed without losing your comments; nothing was changed",
            f"write each entry as a table of its own, [{noun}.NAME], or change it by hand: {file.path}",
        )
    return written(wanted)


def _wanted(data: Raw, noun: str, key: str, table: Raw | None) -> Raw:
    wanted = {"format": FORMAT, **data}
    if not key:
        wanted.pop(noun, None)
        return {**wanted, noun: table} if table is not None else wanted
    tables = dict(wanted.pop(noun, {}))
    tables.pop(key, None)
    if table is not None:
        tables[key] = table
    return {**wanted, noun: tables} if tables else wanted


def statements(text: str) -> list[Statement]:
    """The statements of a text, in order; joined, they are the text again."""
    found: list[Statement] = []
    start, depth, comment = 0, 0, ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign[0] == "#":
            comment = sign
        elif sign == "\n" and depth <= 0:
            found.append(_statement(text[start : token.end()], comment))
            start, depth, comment = token.end(), 0, ""
    if start < len(text):
        found.append(_statement(text[start:], comment))
    return found


def _statement(text: str, comment: str) -> Statement:
    values = parsed(text)
    if not text.lstrip().startswith("["):
        return Statement(text, comment, None, values)
    path, inner = [], values
    while inner:
        name, inner = next(iter(inner.items()))
        path.append(name)
        if isinstance(inner, list):  # [[an array of tables]] is none of ours
            return Statement(text, comment, ("", *path), {})
    return Statement(text, comment, tuple(path), {})


def _spliced(file: TomlFile, path: tuple[str, ...], table: Raw | None) -> str:
    windows = "\r\n" in file.text
    parts = statements(file.text.removeprefix(BOM).replace("\r\n", "\n"))
    if "format" not in file.data:
        parts.insert(0, Statement(f"format = {FORMAT}\n"))
    head = next((place for place, part in enumerate(parts) if part.path == path), None)
    if head is None:
        text = _appended(parts, path, table)
    else:
        end = next((place for place in range(head + 1, len(parts)) if parts[place].path is not None), len(parts))
        inside = _closed(parts[head:end])
        replaced = _without(inside) if table is None else _changed(inside, table)
        text = "".join([*(part.text for part in parts[:head]), *replaced, *(part.text for part in parts[end:])])
    text = text.replace("\n", "\r\n") if windows else text
    return f"{BOM}{text}" if file.text.startswith(BOM) else text


def _appended(parts: list[Statement], path: tuple[str, ...], table: Raw | None) -> str:
    text = "".join(part.text for part in parts)
    if table is None:
        return text
    nested: Raw = table
    for name in reversed(path):
        nested = {name: nested}
    return f"{text.rstrip()}\n\n{written(nested)}" if text.strip() else written(nested)


def _closed(inside: list[Statement]) -> list[Statement]:
    """The statements of a table, the last of which ends its line."""
    last = inside[-1]
    return inside if last.text.endswith("\n") else [*inside[:-1], last._replace(text=f"{last.text}\n")]


def _without(inside: list[Statement]) -> list[str]:
    """What stays of a table that is taken out: its comments, and the empty lines behind it."""
    kept = [f"{part.comment}\n" if part.values else part.text for part in inside[1:] if part.comment or not part.values]
    if inside[0].comment:
        kept.insert(0, f"{inside[0].comment}\n")
    return kept if any(text.strip() for text in kept) else []


def _changed(inside: list[Statement], table: Raw) -> list[str]:
    """A table with its values set: what stays the same is not touched, and new keys stand behind those before them."""
    places = {key: place for place, part in enumerate(inside) for key in part.values or ()}
    behind: dict[int, Raw] = {}
    anchor = 0
    for key, value in table.items():
        if key in places:
            anchor = places[key]
        else:
            behind.setdefault(anchor, {})[key] = value
    left = {key: value for key, value in table.items() if key in places}
    texts = []
    for place, part in enumerate(inside):
        texts.append(_set(part, left) if part.values else part.text)
        for key in part.values or ():
            left.pop(key, None)
        texts.append(written(behind[place]) if place in behind else "")
    return texts


def _set(part: Statement, left: Raw) -> str:
    """A statement as it must be for the values that are left to set."""
    values = part.values or {}
    if all(key in left and left[key] == value for key, value in values.items()):
        return part.text
    behind = f"  {part.comment}" if part.comment else ""
    fresh = {key: left[key] for key in values if key in left}
    if not fresh:
        return f"{part.comment}\n" if part.comment else ""
    lines = written(fresh).rstrip("\n")
    return f"{behind.strip()}\n{lines}\n" if "\n" in lines and behind else f"{lines}{behind}\n"


def bytes_of(text: str) -> bytes:
    """A TOML text for the disk; Misuse where it holds what no text file can."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Misuse(
            "a text holds half a character, which no file can keep", "type it again, or leave it out"
        ) from None
