"""A person's own milestones, and the choice of customs."""

from datetime import date

import pytest

from sobertrack.model.counters import Counter
from sobertrack.rules.days.milestones import Milestone
from sobertrack.rules.days.own_milestones import chosen, parse_own

LIBRARY = (
    Milestone("aa-30-days", "aa", "day", 30),
    Milestone("30-days", "neutral", "day", 30),
    Milestone("1-year", "neutral", "year", 1),
    Milestone("each-year", "neutral", "year", 2, 1),
    Milestone("na-30-days", "na", "day", 30),
)


@pytest.mark.parametrize(
    ("text", "name", "unit", "count", "label"),
    [
        ("45 days", "own-45-days", "day", 45, "45 days"),
        ("100 d", "own-100-days", "day", 100, "100 days"),
        ("100d", "own-100-days", "day", 100, "100 days"),
        ("1 day", "own-1-day", "day", 1, "1 day"),
        ("6 months", "own-6-months", "month", 6, "6 months"),
        ("6 mo", "own-6-months", "month", 6, "6 months"),
        ("2 weeks", "own-2-weeks", "week", 2, "2 weeks"),
        (" 1  Year ", "own-1-year", "year", 1, "1 year"),
        ("1,234 days", "own-1234-days", "day", 1234, "1,234 days"),
    ],
)
def test_a_number_with_its_unit(text, name, unit, count, label):
    assert parse_own(text) == Milestone(name, "own", unit, count, label=label)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "does not begin with a number"),
        ("soon", "does not begin with a number"),
        ("-3 days", "does not begin with a number"),
        ("٤ days", "does not begin with a number"),
        ("45", "must be said after the number"),
        ("6 m", 'write "mo" for months'),
        ("1.5 years", "must be said after the number"),
        ("0 days", "between 1 and 36525 days"),
        ("101 years", "between 1 and 100 years"),
        ("9" * 5000 + " days", "between 1 and 36525 days"),
    ],
)
def test_anything_else_is_refused_in_words(text, why):
    with pytest.raises(ValueError, match=why) as refusal:
        parse_own(text)
    assert len(str(refusal.value)) < 160


def chosen_ids(milestones, own=()):
    counter = Counter("a", "A", "alcohol", date(2026, 1, 1), milestones=milestones, own=own)
    return [each.id for each in chosen(counter, LIBRARY)]


def test_neutral_first_then_customs_in_the_persons_order():
    assert chosen_ids(("na", "neutral", "aa", "na"))[-2:] == ["na-30-days", "aa-30-days"]
    assert chosen_ids(("na", "neutral", "aa"))[:3] == ["30-days", "1-year", "each-year"]
    assert chosen_ids(("aa",)) == ["aa-30-days"]
    assert chosen_ids(("unheard-of",)) == []


def test_an_own_one_stands_last_and_what_is_there_is_not_repeated():
    own = ("45 days", "30 days", "12 months", "3 years", "45 d", "whenever")
    assert chosen_ids(("neutral",), own)[3:] == ["own-45-days"]
    assert chosen_ids(("aa",), ("30 days",)) == ["aa-30-days", "own-30-days"]
