"""The messages: always one short text that sounds like a person, whatever it is about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.counters import KINDS as COUNTERS
from sobertrack.views.people.messages import KINDS, LONGEST, Told, message

TODAY = date(2026, 11, 22)
days = st.none() | st.integers(0, 900).map(lambda ago: TODAY - timedelta(days=ago))

told = st.builds(
    Told,
    kind=st.sampled_from(("", *COUNTERS)),
    day=days,
    until=days,
    ongoing=st.booleans(),
    hidden=st.booleans(),
    count=st.integers(0, 40_000),
    label=st.sampled_from(("", "30 days", "18 months", "25 years", "10,000 days")),
)


@given(st.sampled_from(KINDS), told)
def test_at_most_160_letters_on_one_line(about: str, of: Told) -> None:
    said = message(about, of, TODAY)
    assert 0 < len(said) <= LONGEST == 160
    assert said.isprintable()
    assert not set("!{}") & set(said)
    assert "None" not in said


@pytest.mark.parametrize("about", KINDS)
def test_own_words_stay_as_they_are(about: str) -> None:
    assert message(about, Told(), TODAY, "Call me {please}") == "Call me {please}"
    assert message(about, Told(day=TODAY, count=3), TODAY, "{when}: {days}") == "today: 3 days"


@pytest.mark.parametrize("own", ["{when}?", "I have {days}", "{milestone} it is"])
def test_own_words_that_name_what_nobody_knows_are_no_message(own: str) -> None:
    assert message("hard", Told(), TODAY, own) == ""


def test_what_goes_on_since_today() -> None:
    said = message("slip", Told(kind="alcohol", day=TODAY, ongoing=True), TODAY)
    assert said == "I have been using today. I am safe, and I want to stop. Can you call me?"


def test_what_somebody_does_not_know_of_is_not_told() -> None:
    for kind in COUNTERS:
        said = message("slip", Told(kind=kind, day=TODAY, hidden=True, ongoing=True), TODAY)
        assert said == "I had a very hard day today. I am safe. Can you call me?"
