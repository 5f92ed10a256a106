"""What the tests of writing commands share: visits that the program itself has saved."""

import json
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def attended(real) -> Callable[..., dict[str, Any]]:
    """The data of a visit that was saved: `attended("Tuesday group", "--on", "2026-11-17")`."""

    def found(*words: str, **more: Any) -> dict[str, Any]:
        answer = real("attend", *words, "--json", **more)
        assert answer.code == 0, answer.screen
        return json.loads(answer.out)["data"]

    return found
