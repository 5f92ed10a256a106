"""Which backups stay: 7 days, 5 weeks, 12 months; never fewer than that where they were made."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.store.backups.retention import DAYS, MONTHS, WEEKS, staying

moments = st.lists(st.datetimes(datetime(2019, 1, 1), datetime(2027, 1, 1)), max_size=60)
todays = st.dates(date(2019, 1, 1), date(2027, 1, 1))


def newest_of(found: list[datetime], form: str) -> dict[str, datetime]:
    """The newest moment of each period, the newest periods first."""
    periods: dict[str, datetime] = {}
    for moment in sorted(found, reverse=True):
        periods.setdefault(moment.strftime(form), moment)
    return periods


@given(moments, todays, st.randoms())
def test_the_rule_in_other_words(made: list[datetime], today: date, chance) -> None:
    shuffled = [*made, *made[:3]]
    chance.shuffle(shuffled)
    kept = staying(shuffled, today)
    past = [moment for moment in made if moment.date() <= today]
    wanted = {moment for moment in made if moment.date() > today}
    for form, number in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        wanted |= set(list(newest_of(past, form).values())[:number])
    wanted |= {moment for moment in past if moment.date() == max(past).date()}
    assert kept == wanted
    assert staying(kept, today) == kept, "what stays once stays until there is a new one"


@given(moments, todays)
def test_the_newest_always_stays_and_the_rest_is_bounded(made: list[datetime], today: date) -> None:
    kept = staying(made, today)
    past = sorted(moment for moment in made if moment.date() <= today)
    if past:
        assert past[-1] in kept
        older = {moment for moment in kept if moment.date() < past[-1].date()}
        assert len(older) < DAYS + WEEKS + MONTHS


def test_one_a_day_for_two_years() -> None:
    """After the first weeks there are always 7 days, 5 weeks and 12 months, and never more than 24 files."""
    first = datetime(2024, 12, 30, 21)
    kept: set[datetime] = set()
    for number in range(800):
        now = first + timedelta(days=number)
        kept = staying({*kept, now}, now.date())
        assert len(kept) <= DAYS + WEEKS + MONTHS
        assert {now - timedelta(days=back) for back in range(min(DAYS, number + 1))} <= kept
        months = {(moment.year, moment.month) for moment in kept}
        assert len(months) >= min(MONTHS, (now.year - 2025) * 12 + now.month)
        weeks = {moment.isocalendar()[:2] for moment in kept}
        assert len(weeks) >= min(WEEKS, number // 7 + 1)


def test_a_pause_takes_nothing_away() -> None:
    made = [datetime(2020, 1, day, 12) for day in range(1, 8)]
    assert staying([*made, datetime(2026, 1, 1)], date(2026, 1, 1)) >= set(made[1:])


def test_a_clock_that_was_wrong_takes_nobodys_place() -> None:
    future = [datetime(2099, 1, day) for day in range(1, 20)]
    today = datetime(2026, 11, 22, 12)
    assert today in staying([*future, today], today.date())
