"""Runs that look at what a command answers, and at the files behind it."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def data(real) -> Callable[..., Any]:
    """The `data` of a command's JSON: `data("counter", "list")`."""

    def found(*argv: str, **more: Any) -> Any:
        answer = real(*argv, "--json", **more)
        assert answer.code == 0, answer.screen
        return json.loads(answer.out)["data"]

    return found


@pytest.fixture
def tables(home: Path) -> Callable[[str], dict[str, Any]]:
    """What a file of the notebook holds: `tables("counters.toml")`; empty where it does not exist."""

    def read(name: str) -> dict[str, Any]:
        file = home / "data" / name
        return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}

    return read


@pytest.fixture
def refused(real) -> Callable[..., str]:
    """The error of a run that must end with this exit code: `refused(4, "counter", "show", "x")`."""

    def error(code: int, *argv: str, **more: Any) -> str:
        answer = real(*argv, **more)
        assert answer.code == code, answer.screen
        assert answer.out == ""
        return answer.err

    return error
