"""When an aftercare plan is looked at again."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.aftercare import REVIEW_DAYS, Aftercare
from sobertrack.rules.commitments.aftercare import next_review, review_due, reviews

MADE = date(2026, 11, 1)


def after(number: int) -> date:
    return MADE + timedelta(days=number)


def test_thirty_sixty_and_ninety_days_after_the_end() -> None:
    plan = Aftercare(MADE, ended=date(2026, 11, 22))
    assert [each.day for each in reviews(plan)] == [date(2026, 12, 22), date(2027, 1, 21), date(2027, 2, 20)]


def test_the_latest_that_has_come_is_due_until_it_is_done() -> None:
    plan = Aftercare(MADE)
    assert review_due(plan, after(29)) is None
    assert review_due(plan, after(30)).day == after(30)
    assert review_due(plan, after(75)).day == after(60)
    assert review_due(plan._replace(reviewed=(after(61),)), after(75)) is None
    assert next_review(plan, after(75)).day == after(90)
    assert next_review(plan, after(90)) is None


@given(st.lists(st.integers(0, 120)), st.integers(0, 120))
def test_a_look_today_leaves_nothing_due(looks: list[int], now: int) -> None:
    plan = Aftercare(MADE, reviewed=tuple(map(after, [*looks, now])))
    assert review_due(plan, after(now)) is None
    done = sum(each.done for each in reviews(plan))
    assert done == sum(max([*looks, now]) >= number for number in REVIEW_DAYS)
