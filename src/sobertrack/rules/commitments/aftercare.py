"""When an aftercare plan is looked at again."""

from datetime import date, timedelta

from sobertrack.model.aftercare import REVIEW_DAYS, Aftercare
from sobertrack.model.values import Value


class Review(Value):
    """One day on which the plan is to be looked at, and whether that was done on it or later."""

    day: date
    done: bool


def reviews(plan: Aftercare) -> tuple[Review, ...]:
    """30, 60 and 90 days after the programme ended, or the plan was made; a later look counts for earlier ones."""
    start = plan.ended or plan.made
    last = max(plan.reviewed, default=None)
    days = [start + timedelta(days=number) for number in REVIEW_DAYS]
    return tuple(Review(day, last is not None and last >= day) for day in days)


def review_due(plan: Aftercare, today: date) -> Review | None:
    """The review that is due: the latest one whose day has come and that was not done."""
    due = [each for each in reviews(plan) if each.day <= today and not each.done]
    return due[-1] if due else None


def next_review(plan: Aftercare, today: date) -> Review | None:
    """The next one that lies ahead."""
    return next((each for each in reviews(plan) if each.day > today), None)
