"""The real program for every test of this folder, and a notebook with somebody to share with."""

import json
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def run(real):
    """The real program, in this process: the folder above puts a sample program under `run`."""
    return real


@pytest.fixture
def sam(real) -> None:
    for line in (
        ("start", "alcohol", "--since", "2026-10-12"),
        ("supporter", "add", "Sam", "--phone", "+1 (555) 0100", "--role", "sponsor"),
    ):
        assert real(*line).code == 0


@pytest.fixture
def shares(real) -> Callable[[], list[dict[str, Any]]]:
    """What the log says was given."""
    return lambda: json.loads(real("share", "--log", "--json").out)["data"]["shares"]
