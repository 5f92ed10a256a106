"""The period that a look command is about, as --in, --last, or --from and --to tell it."""

from datetime import date, timedelta

from sobertrack.cli.session import Session
from sobertrack.cli.words.dates import read_day, refusing
from sobertrack.errors import Misuse
from sobertrack.model import limits
from sobertrack.model.days.periods import Period, last_days, parse_period
from sobertrack.model.values import Value

ONE_DAY = timedelta(days=1)
FIRST_DAY = date(limits.FIRST_YEAR, 1, 1)


class Asked(Value):
    """A period as it was typed: the values of --in, --last, --from and --to; --to alone begins on `earliest`."""

    within: str | None = None
    last: str | None = None
    first: str | None = None
    to: str | None = None
    earliest: date = FIRST_DAY


def read_period(session: Session, asked: Asked) -> Period | None:
    """The days that are asked for, None where none are. Words like "last month" look back from --as-of."""
    said = [name for name, value in (("--in", asked.within), ("--last", asked.last)) if value is not None]
    ends = [name for name, value in (("--from", asked.first), ("--to", asked.to)) if value is not None]
    if len(said) + bool(ends) > 1:
        raise Misuse(f"{' and '.join([*said, *ends])} both name the period", "leave one of them out")
    today, week = session.as_of, session.settings.week_starts_on
    if asked.within is not None:
        text = asked.within
        return refusing("--in", lambda: parse_period(text, today=today, week_starts_on=week))
    if asked.last is not None:
        text = asked.last
        return refusing("--last", lambda: last_days(text, today=today, week_starts_on=week))
    return _between(asked, today) if ends else None


def _between(asked: Asked, today: date) -> Period:
    """From one day to another, both included; what is not said is the beginning, or today."""
    last = read_day(asked.to, "--to", today=today, plans=True) if asked.to is not None else today
    if asked.first is None:
        return Period(min(asked.earliest, last), last + ONE_DAY)
    first = read_day(asked.first, "--from", today=today, plans=True)
    if asked.to is None:
        return Period(first, max(first, last) + ONE_DAY)
    if last < first:
        raise Misuse(
            f"--to: {last} lies before --from, {first}", "both days are included: --from 2026-11-01 --to today"
        )
    return Period(first, last + ONE_DAY)
