"""`add` alone, at a terminal: it asks what is to be kept."""

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("noun", "question", "said", "saved"),
    [
        ("meeting", "What you call it:", "Tuesday group", "Saved meeting tuesday-group"),
        ("supporter", "A first name or a nickname is best:", "Sam", "Saved supporter sam"),
        ("promise", "Such as: meetings 3/week, or: call sam daily:", "meetings 3/week", "Saved promise meetings"),
        ("meeting", "What you call it:", "--name", "Saved meeting name"),
    ],
)
def test_add_alone_asks_what(terminal, home: Path, noun: str, question: str, said: str, saved: str) -> None:
    screen = terminal(noun, "add", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW="2026-11-22T12:00:00Z")
    screen.until(question)
    screen.type(f"{said}\n")
    answer = screen.end()
    assert answer.code == 0
    assert saved in answer.out


def test_without_a_terminal_what_is_missing_is_named(refused) -> None:
    assert "meeting add: NAME is missing" in refused(2, "meeting", "add")
