"""What hangs is given up; a machine that is only busy is waited for, so that nobody's number is missing on it."""

import time

import pytest

from sobertrack.cli.cope import whatever as patience
from sobertrack.cli.cope.whatever import whatever


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of the patience was used up long ago."""
    monkeypatch.setattr(patience._Clock, "begun", time.monotonic() - patience.PATIENCE)


def busy() -> str:
    """Takes much of the processor, and longer than it should."""
    end = time.monotonic() + 3 * patience.LEAST
    while time.monotonic() < end:
        sum(range(1000))
    return "done"


def hanging() -> str:
    time.sleep(100)
    return "done"


def test_what_hangs_is_given_up() -> None:
    assert whatever(hanging, "given up") == "given up"


def test_what_is_only_busy_is_waited_for() -> None:
    assert whatever(busy, "given up") == "done"


def test_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience._Clock, "begun", time.monotonic() - patience.MOST)
    assert whatever(busy, "given up") == "given up"
