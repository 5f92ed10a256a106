"""Days and times as options, read together."""

from datetime import date, datetime, time

import pytest

from sobertrack.cli.words.dates import read_day, read_when
from sobertrack.errors import Misuse

NOW = datetime.fromisoformat("2026-11-22T21:14:00+01:00")
TODAY = NOW.date()


@pytest.mark.parametrize(
    ("on", "at", "day", "clock"),
    [
        (None, None, 22, None),
        ("yesterday", None, 21, None),
        ("yesterday 9pm", None, 21, "21:00"),
        (None, "9pm", 22, "21:00"),
        (None, "22:30", 21, "22:30"),
        ("friday", "22:30", 20, "22:30"),
        ("last night", "11pm", 21, "23:00"),
        ("today", "20 min ago", 22, "20:54"),
    ],
)
def test_on_and_at_go_together(on: str | None, at: str | None, day: int, clock: str | None) -> None:
    when = read_when(on, at, now=NOW, today=TODAY)
    assert (when.day, when.time) == (date(2026, 11, day), clock)


def test_what_cannot_be_read_names_the_option() -> None:
    for on, at, words in (("x", None, "--on: "), ("today", "x", "--at: "), (None, "x", "--at: ")):
        with pytest.raises(Misuse) as refusal:
            read_when(on, at, now=NOW, today=TODAY)
        assert refusal.value.message.startswith(words)
        assert "sobertrack help dates" in (refusal.value.hint or "")
    with pytest.raises(Misuse, match="--since"):
        read_day("10/11/2026", "--since", today=TODAY)


@pytest.mark.parametrize(
    ("at", "why", "hint"),
    [
        ("9", '"9" is not a time: a number alone is no time', "9 can be 09:00 or 21:00: write it that way"),
        ("x", '"x" is not a time: no such time is known', 'try 22:30, 9pm, "20 min ago"'),
        ("10/11/2026", '"10/11/2026" is not a date', "10/11/2026 can be 2026-10-11 or 2026-11-10"),
        ("x y", '"x y" is not a date: "x" is not known', 'try 2026-11-20, yesterday, "last friday"'),
    ],
)
def test_at_alone_takes_a_word_for_a_time(at: str, why: str, hint: str) -> None:
    with pytest.raises(Misuse) as refusal:
        read_when(None, at, now=NOW, today=TODAY)
    assert refusal.value.message.startswith(f"--at: {why}")
    assert str(refusal.value.hint).startswith(hint)


def test_a_time_that_lies_ahead_is_refused() -> None:
    with pytest.raises(Misuse, match="--at"):
        read_when("today", "23:00", now=NOW, today=TODAY)
    late = datetime.fromisoformat("2026-11-23T02:30:00+01:00")
    assert read_when("today", "1am", now=late, today=TODAY, day_ends_at=time(4)).day == TODAY
