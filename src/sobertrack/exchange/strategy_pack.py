"""A pack of strategies, for somebody else: a small TOML file, written and read within limits, its text cleaned."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.strategies import CATEGORIES, Strategy
from sobertrack.model.values import Value

FORMAT = 1
LARGEST = limits.PACK
MOST = 200
MOST_DOTS = limits.DOTS
"""A dotted key of 40 kB holds the parser for seconds; no line of a pack has so many dots."""

TEXTS = {"name": limits.NAME, "how": 500, "caution": 500, "category": 20, "heard_from": limits.NAME}
LISTS = {"steps": (20, 500), "triggers": (30, 60), "needs": (10, 60)}
FLAGS = ("night", "strenuous", "withdrawal")
SOURCE_LENGTH = limits.NAME

_KEY = re.compile(r"[^\W_](?:[\w-]{0,58}[^\W_])?\Z")
_KEPT_SIGNS = frozenset("\u200c\u200d\u200e\u200f\u061c")  # joiners, and the marks of Arabic and Hebrew writing


class Pack(Value):
    """What a file holds: strategies, whose list it says it is, and the fields that were left out as unknown."""

    strategies: tuple[Strategy, ...]
    source: str = ""
    left_out: tuple[str, ...] = ()


class _Reader:
    """Reads one file, and knows where its tables stand."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.left_out: list[str] = []

    def refuse(self, what: str, line: int = 0, column: int = 0) -> Misuse:
        place = ":".join(str(part) for part in (self.file, line, column) if part)
        return Misuse(f"{what}; nothing was read", "ask for the file again, or mend it by hand", place=place)

    def line_of(self, key: str) -> int:
        """The line on which a strategy begins; 0 where that cannot be told."""
        name = re.escape(key)
        head = re.search(rf"(?m)^[ \t]*\[[ \t]*strategy[ \t]*\.[ \t]*([\"']?){name}\1[ \t]*\]", self.text)
        return self.text.count("\n", 0, head.start()) + 1 if head else 0


def read_pack(data: bytes, file: str) -> Pack:
    """The strategies of a pack. Misuse names the place of what cannot be, and then nothing of it is taken."""
    if len(data) > LARGEST:
        raise _Reader("", file).refuse(f"it is larger than {LARGEST // 1024} kB, more than a pack of strategies needs")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _Reader("", file).refuse(f"byte {error.start + 1} is not UTF-8") from None
    reader = _Reader(text, file)
    document = _parsed(reader)
    version = document.get("format", FORMAT)
    if type(version) is not int or version < 1:
        raise reader.refuse("format is no number of a format")
    if version > FORMAT:
        raise reader.refuse("a newer sobertrack wrote it; this one cannot read it")
    tables = document.get("strategy")
    if not isinstance(tables, dict) or not tables:
        raise reader.refuse("it holds no [strategy.NAME]")
    if len(tables) > MOST:
        raise reader.refuse(f"it holds {len(tables)} strategies; {MOST} is the most")
    source = _text(reader, document.get("from", ""), "from", SOURCE_LENGTH, 0)
    reader.left_out += [key for key in document if key not in ("format", "from", "strategy")]
    found = tuple(_strategy(reader, key, table) for key, table in tables.items())
    return Pack(found, source, tuple(cleaned(name)[:60] for name in reader.left_out))


def _parsed(reader: _Reader) -> dict[str, Any]:
    for number, line in enumerate(reader.text.split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            raise reader.refuse(f"more than {MOST_DOTS} dots in a line", number)
    try:
        return tomllib.loads(reader.text)
    except RecursionError:
        raise reader.refuse("it is nested too deep") from None
    except ValueError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        why = re.sub(r" \(at .*\)$", "", str(error)).lower()[:80]
        raise reader.refuse(
            cleaned(why), *(int(number) for number in where.groups() if where) if where else ()
        ) from None


def _strategy(reader: _Reader, key: str, table: Any) -> Strategy:
    line = reader.line_of(key)
    if not _KEY.match(key):
        raise reader.refuse(f'"{cleaned(key)[:40]}" is no name of a table: letters, digits and hyphens', line)
    if not isinstance(table, dict):
        raise reader.refuse(f"strategy.{key} is no table", line)
    where = f"strategy.{key}."
    said: dict[str, Any] = {}
    for name, value in table.items():
        if name in TEXTS:
            said[name] = _text(reader, value, where + name, TEXTS[name], line)
        elif name in LISTS:
            said[name] = _texts(reader, value, where + name, LISTS[name], line)
        elif name in FLAGS:
            if not isinstance(value, bool):
                raise reader.refuse(f"{where}{name} is not true or false", line)
            said[name] = value
        elif name == "minutes":
            said[name] = _minutes(reader, value, where + name, line)
        else:
            reader.left_out.append(where + name)
    if not said.get("name"):
        raise reader.refuse(f"{where}name is missing", line)
    if said.get("category", "") not in ("", *CATEGORIES):
        raise reader.refuse(f"{where}category is none of: {', '.join(CATEGORIES)}", line)
    return _of(key, said)


def _of(key: str, said: Mapping[str, Any]) -> Strategy:
    """What is not said is the careful answer: nothing is offered in the first days that does not say it may be."""
    return Strategy(
        id=key,
        name=said["name"],
        category=said.get("category", ""),
        how=said.get("how", ""),
        steps=said.get("steps", ()),
        triggers=said.get("triggers", ()),
        minutes=said.get("minutes", 0),
        needs=said.get("needs", ()),
        caution=said.get("caution", ""),
        evidence="",
        evidence_note="",
        source="",
        verified=False,
        night=said.get("night", True),
        strenuous=said.get("strenuous", False),
        withdrawal=said.get("withdrawal", False) and not said.get("strenuous", False),
        mine=True,
        heard_from=said.get("heard_from", ""),
    )


def _text(reader: _Reader, value: Any, where: str, longest: int, line: int) -> str:
    if not isinstance(value, str):
        raise reader.refuse(f"{where} is not text", line)
    text = cleaned(value)
    if len(text) > longest:
        raise reader.refuse(f"{where} is longer than {longest} letters", line)
    return text


def _texts(reader: _Reader, value: Any, where: str, limits: tuple[int, int], line: int) -> tuple[str, ...]:
    most, longest = limits
    if not isinstance(value, list):
        raise reader.refuse(f"{where} is not a list of texts", line)
    if len(value) > most:
        raise reader.refuse(f"{where} holds more than {most} texts", line)
    return tuple(text for item in value if (text := _text(reader, item, where, longest, line)))


def _minutes(reader: _Reader, value: Any, where: str, line: int) -> int:
    if type(value) is not int or not 0 <= value <= limits.STRATEGY_MINUTES:
        raise reader.refuse(f"{where} is not a whole number from 0 to {limits.STRATEGY_MINUTES}", line)
    return value


def cleaned(text: str) -> str:
    """One line without anything that could steer a terminal or hide in a page."""
    return " ".join("".join(map(_sign, text)).split())


def _sign(sign: str) -> str:
    if sign.isprintable() or sign in _KEPT_SIGNS:
        return sign
    return " " if sign.isspace() or sign < "\xa0" else ""


def write_pack(strategies: Iterable[Strategy], source: str = "") -> str:
    """The pack that holds these strategies. What nobody said is left out, who told of them too unless it is given."""
    parts = ["# Strategies for somebody else: sobertrack strategy import FILE\n", f"format = {FORMAT}\n"]
    parts += [f"from = {_quoted(source)}\n"] if source else []
    for each in strategies:
        parts.append(f"\n[strategy.{_quoted(each.id)}]\n")
        parts += [f"{name} = {_value(getattr(each, name))}\n" for name in _said(each)]
    return "".join(parts)


def _said(each: Strategy) -> list[str]:
    names = [*TEXTS, *LISTS, "minutes", *FLAGS]
    return [name for name in names if getattr(each, name) not in ("", (), 0) or name in FLAGS]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    return json.dumps(cleaned(text), ensure_ascii=False)
