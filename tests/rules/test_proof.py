"""What the log says for a person, and one thing a day."""

from datetime import date, timedelta

from sobertrack.rules.coping.proof import of_the_day, proof


def test_only_strong_urges_that_fell_are_proof(days):
    """
    2026-11-01 urge level=5 after=0
    2026-11-02 urge level=8 after=6
    2026-11-03 urge level=9
    2026-11-04 urge level=7 after=9
    """
    assert proof(days.entries, days.today) is None


def test_one_with_the_same_trigger_goes_first(days):
    """
    2026-11-01 urge level=8 after=2 triggers=stress
    2026-11-02 urge level=8 after=2 triggers=lonely
    2026-11-03 urge level=8 after=2 triggers=angry
    2026-12-01 urge level=8 after=2 triggers=angry
    as of 2026-11-10
    """
    for ahead in range(5):
        found = proof(days.entries, days.today + timedelta(ahead), ("lonely",))
        assert found.what.triggers == ("lonely",)
    seen = {proof(days.entries, days.today + timedelta(ahead)).day.day for ahead in range(3)}
    assert seen == {1, 2, 3}


def test_each_day_the_next_one_and_the_same_all_day():
    things = ["a", "b", "c"]
    first = date(2026, 11, 1)
    shown = [of_the_day(things, first + timedelta(ahead)) for ahead in range(6)]
    assert sorted(shown[:3]) == things
    assert shown[:3] == shown[3:]
    assert of_the_day(things, first) == of_the_day(things, first)
    assert of_the_day([], first) is None
