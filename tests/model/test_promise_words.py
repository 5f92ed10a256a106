"""The small grammar of promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.promises import MOST_TIMES, NotAPromise, Said, parse_promise, promise_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("meetings 3/week", "meetings 3/week"),
        ("Meetings three times a week", "meetings 3/week"),
        ("meeting every week", "meetings weekly"),
        ("call sam daily", "call sam daily"),
        ("CALL sam every day", "call sam daily"),
        ("text Kim 2x/week", "message Kim 2/week"),
        ("write to mum weekly", "write to mum weekly"),
        ("reach Alex K 3 per week", "reach Alex K 3/week"),
        ("checkin daily", "checkin daily"),
        ("check in daily", "checkin daily"),
        ("check-ins 5/week", "checkin 5/week"),
        ("walk 5/week", "walk 5/week"),
        ("evening walk twice a week", "evening walk 2/week"),
        ("water 8/day", "water 8/day"),
        ("yoga once a week", "yoga weekly"),
        ("  write   daily ", "write daily"),
        ("medicine daily", "medicine daily"),
        ("walk 5 a week", "walk 5/week"),
        ("walk 3x week", "walk 3/week"),
        ("walk 3 x a week", "walk 3/week"),
        ("walk 3 / week", "walk 3/week"),
        ("walk 3x/wk.", "walk 3/week"),
        ("walk twice weekly", "walk 2/week"),
        ("walk 3 times daily", "walk 3/day"),
        ("walk thrice a week", "walk 3/week"),
        ("walk everyday", "walk daily"),
        ("omega 3 daily", "omega 3 daily"),
        ("12 step reading every week", "12 step reading weekly"),
        ("daily walk", "walk daily"),
        ("Weekly meeting", "meetings weekly"),
        ("3 meetings a week", "meetings 3/week"),
        ("go to Three meetings per week", "meetings 3/week"),
        ("a meeting a day", "meetings daily"),
        ("go to a meeting every day", "meetings daily"),
        ("a walk daily", "walk daily"),
        ("my walk daily", "my walk daily"),
        ("take my meds twice a day", "meds 2/day"),
        ("phone sam daily", "call sam daily"),
        ("talk to sam daily", "reach sam daily"),
        ("reach out to Kim weekly", "reach Kim weekly"),
        ("talk therapy weekly", "talk therapy weekly"),
        ("call sam, daily", "call sam daily"),
    ],
)
def test_what_people_type(typed: str, words: str) -> None:
    assert promise_words(parse_promise(typed)) == words


def test_the_last_day_is_left_to_whoever_knows_today() -> None:
    assert parse_promise("walk 5/week until 31 Dec 2026").until == "31 Dec 2026"
    assert parse_promise("walk 5/week, till 31 Dec.").until == "31 Dec"
    assert parse_promise("walk 5/week - until 31 Dec") == Said("activity", "walk", times=5, until="31 Dec")
    assert parse_promise("call sam daily UNTIL tomorrow") == Said("contact", "sam", "call", 1, "day", "tomorrow")


@pytest.mark.parametrize("name", ["medicine", "Meds", "naltrexone", "take my tablets"])
def test_medicine_is_no_activity(name: str) -> None:
    assert parse_promise(f"{name} daily").what == "medicine"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "how often is missing"),
        ("walk", "how often is missing"),
        ("walk sometimes", "how often is missing"),
        ("3/week", "what is promised is missing"),
        ("daily", "what is promised is missing"),
        ("call daily", '"call" whom?'),
        ("write to weekly", '"write to" whom?'),
        ("walk 0/week", "0 times a week cannot be counted"),
        ("walk 25/day", "25 times a day cannot be counted"),
        ("walk 999999999999/week", "times a week cannot be counted"),
        ("read until", "a date is missing"),
        ("x" * 81 + " daily", "at most 80 letters"),
        ("walk ３/week", "how often is missing"),
        ("walk 5", "how often is missing"),
        ("walk 5 days", "how often is missing"),
        ("walk a week", "how often is missing"),
        ("walk /week", "how often is missing"),
        ("walk every other day", "how often is missing"),
        (", daily", "what is promised is missing"),
        ("3x once daily", "how often stands there twice"),
    ],
)
def test_what_says_no_promise_is_refused_with_its_reason(typed: str, why: str) -> None:
    with pytest.raises(NotAPromise, match=why.replace("?", r"\?")):
        parse_promise(typed)


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["a", "my", "go", "3", "3x", "once", "meds", "call", "sam", "walk", "daily", "/", ","])
    ).map(" ".join),
    st.sampled_from(["daily", "weekly", "3/week", "2/day", "99/week"]),
)
def test_what_is_understood_is_understood_again(what: str, how_often: str) -> None:
    try:
        said = parse_promise(f"{what} {how_often}")
    except NotAPromise:
        return
    if not said.until:
        assert parse_promise(promise_words(said)) == said
        assert 1 <= said.times <= MOST_TIMES[said.per]
