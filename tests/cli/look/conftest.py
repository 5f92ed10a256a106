"""What the tests of looking commands share: a notebook written by the program itself."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., Any]


@pytest.fixture
def write(real) -> Callable[[str], None]:
    """Write through real commands, one a line: `write('start alcohol --since 2026-10-12')`; all must answer 0."""
    import shlex

    def lines(text: str) -> None:
        for line in filter(None, map(str.strip, text.splitlines())):
            answer = real(*shlex.split(line))
            assert answer.code == 0, answer.screen

    return lines


@pytest.fixture
def data(real) -> Look:
    """The `data` of a command's JSON: `data("streak", "--as-of", "2026-11-22")`."""

    def of(*argv: str, **how: Any) -> Any:
        answer = real(*argv, "--json", **how)
        assert answer.code in (0, 1), answer.screen
        document = json.loads(answer.out)
        assert document["schema"] == "sobertrack/1"
        return document["data"]

    return of
