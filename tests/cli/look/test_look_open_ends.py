"""What the bare screen asks or offers once: an urge left open, a slip to learn from."""

import json

import pytest

MORNING = "2026-11-24T08:00:00+00:00"
OFFER = "sobertrack plan learn"


@pytest.fixture
def bare(terminal, home):
    def program(now: str = MORNING, *words: str):
        return terminal(*words, SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=now)

    return program


def joined(text: str) -> str:
    return " ".join(text.split())


def test_an_urge_of_last_night_is_asked_about_once(real, bare) -> None:
    real("start", "nicotine", "--since", "2026-01-01", now=MORNING)
    real("urge", "7", now="2026-11-24T01:30:00+00:00")
    screen = bare()
    screen.until("How low did it get?")
    screen.type("2\n")
    assert "7 at first, 2 now" in screen.end().out
    assert "How low" not in bare().end().out
    (entry,) = json.loads(real("log", "--kind", "urge", "--json", now=MORNING).out)["data"]["entries"]
    assert entry["after"] == 2


@pytest.mark.parametrize(
    ("urge", "now"),
    [
        ("2026-11-24T01:30:00+00:00", "2026-11-24T04:00:00+00:00"),
        ("2026-11-24T07:30:00+00:00", MORNING),
        ("2026-11-22T20:00:00+00:00", MORNING),
    ],
)
def test_at_any_other_time_nothing_is_asked(real, bare, urge: str, now: str) -> None:
    real("start", "nicotine", "--since", "2026-01-01", now=urge)
    real("urge", "7", now=urge)
    assert "How low" not in bare(now).end().out


def test_a_slip_is_offered_to_learn_from_once_the_next_day(real, bare) -> None:
    real("start", "nicotine", "--since", "2026-01-01", now="2026-11-01T08:00:00+00:00")
    real("slip", now="2026-11-23T21:00:00+00:00")
    assert OFFER not in joined(bare("2026-11-23T21:01:00+00:00").end().out)
    shown = bare().end().out
    assert OFFER in joined(shown)
    assert len(shown.splitlines()) <= 8
    assert OFFER not in joined(bare().end().out)


def test_never_while_use_goes_on_and_never_in_a_pipe(real, bare) -> None:
    real("start", "nicotine", "--since", "2026-01-01", now="2026-11-01T08:00:00+00:00")
    real("slip", "--ongoing", now="2026-11-23T21:00:00+00:00")
    assert OFFER not in joined(bare().end().out)
    real("undo", now=MORNING)
    real("slip", "--on", "2026-11-23", now="2026-11-23T22:00:00+00:00")
    assert OFFER not in real(now=MORNING).out
    assert OFFER in joined(bare().end().out)
