"""One set of limits, one list of hidden signs, one function that makes text safe to show."""

import re
from pathlib import Path

import pytest

from sobertrack.model import limits
from sobertrack.render.text import clean

SOURCE = Path(limits.__file__).parent.parent
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path.name not in ("limits.py", "signs.py")]
SIZE = re.compile(r"^(\w*(?:LIMIT|LARGEST|LONGEST|MOST_MONEY|YEAR|EVER|FIRST_DAY|LAST_DAY)\w*)(?:: \w+)? = (.+)$", re.M)
NUMBER = re.compile(r"(?<![\w.])(?:\d+ \* 1024|1900|2300|\d+_000(?:_000)?)(?![\w.])")
SIGNS = re.compile(r"\\x7f-|\\u202[ae]|\\u2066")


def test_sizes_and_years_stand_in_one_module() -> None:
    scattered = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in MODULES
        for name, value in SIZE.findall(path.read_text("utf-8"))
        if NUMBER.search(value) and name != "NO_LIMIT"
    }
    assert scattered == set()


def test_hidden_signs_stand_in_one_module() -> None:
    assert [str(path.relative_to(SOURCE)) for path in MODULES if SIGNS.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("medium", ["plain", "terminal", "markdown", "csv"])
def test_every_medium_shows_text_through_the_one_function(medium: str) -> None:
    text = (SOURCE / "render" / f"{medium}.py").read_text("utf-8")
    assert "from sobertrack.render.text import clean" in text


def test_what_the_one_function_lets_through() -> None:
    """Nothing but newline and tab of what steers a terminal, turns a line or cannot be written."""
    every = "".join(map(chr, range(0x110000)))
    left = clean(every)
    passed = {char for char in left if not char.isprintable()}
    assert passed & set(map(chr, [*range(9), *range(11, 32), *range(127, 160)])) == set()
    assert passed & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff") == set()
    assert not any("\ud800" <= char <= "\udfff" for char in left)
    left.encode()
    assert clean("\r\n\t", keep_newlines=False) == "\\n\\t"
