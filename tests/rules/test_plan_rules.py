"""If-then plans: which are for this moment, how often they held, when to learn from a slip."""

from datetime import timedelta

import pytest

from sobertrack.model.plans import Plan
from sobertrack.rules.coping.learning import to_learn_from
from sobertrack.rules.coping.plans import Held, for_triggers, held

BAR = Plan("bar", "they offer", "I say no", ("social-pressure", "Beer garden"))
HOME = Plan("home", "I am alone", "I call Sam", ("lonely",))
ANY = Plan("any", "it rains", "I read")


def test_a_plan_is_for_its_triggers_however_they_are_written():
    plans = [BAR, HOME, ANY]
    assert for_triggers(plans, ("lonely",)) == [HOME]
    assert for_triggers(plans, ("beer-garden", "lonely")) == [BAR, HOME]
    assert for_triggers(plans, ()) == []


def test_how_often_a_plan_held(days):
    """
    2026-11-01 urge level=8 plan=bar held=yes
    2026-11-02 urge level=8 plan=bar held=no
    2026-11-03 urge level=8 plan=bar
    2026-11-03 urge level=8 held=yes
    2026-11-04 urge level=8 plan=home held=yes
    """
    assert held(days.entries) == {"bar": Held(2, 1), "home": Held(1, 1)}
    assert held([*days.entries, *days.entries]) == held(reversed(days.entries))


@pytest.mark.parametrize("offset", range(-1, 5))
def test_the_day_after_is_the_day_to_learn(days, offset):
    """
    2026-11-01 sober
    2026-11-10 slip until 2026-11-12
    """
    today = days.today + timedelta(2 + offset)
    found = to_learn_from([days.on(str(today)).standing], days.records, today)
    assert (found is not None) == (str(today) == "2026-11-13")


def test_never_while_use_goes_on(days):
    """
    2026-11-01 sober
    2026-11-10 slip ongoing
    """
    for ahead in range(1, 4):
        today = days.today + timedelta(ahead)
        assert to_learn_from([days.on(str(today)).standing], days.records, today) is None


def test_a_slip_told_late_is_learnt_from_the_day_after_it_was_told(days):
    """
    2026-11-01 sober
    2026-11-10 slip
    """
    told = [entry._replace(at="2026-11-20T09:00:00+00:00") for entry in days.records]
    for day, expected in (("2026-11-11", False), ("2026-11-20", False), ("2026-11-21", True), ("2026-11-22", False)):
        here = days.on(day)
        assert (to_learn_from([here.standing], told, here.today) is not None) == expected
