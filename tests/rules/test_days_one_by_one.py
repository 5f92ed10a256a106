"""Standing against an oracle that walks from day to day with plain sets, and what must hold for any journal."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sobertrack.model.counters import Counter
from sobertrack.model.entries import Entry, Restart, Slip
from sobertrack.rules.days.sober_time import Window, standing

SPAN = 50
DAY = timedelta(days=1)


def restart_of(record):
    return record.what.restart if isinstance(record.what, Slip) else record.day


def named_last(record):
    return max(record.day, getattr(record.what, "until", None) or record.day)


def used_on(known, starts, horizon):
    """Every day of use, one by one; ongoing use runs on to the next start after its first day, or to the horizon."""
    used = set()
    for record in known:
        if isinstance(record.what, Slip):
            day = record.day
            used.add(day)
            while day < horizon and (day + DAY not in starts if record.what.ongoing else day < named_last(record)):
                day += DAY
                used.add(day)
    return used


def days_by_hand(counter, records, today):
    """The used and the gap days as sets, and a horizon that stands for "no end yet"."""
    known = sorted((record for record in records if record.day <= today), key=lambda record: record.id)
    ends = [named_last(record) for record in known] + [restart_of(record) or today for record in known]
    horizon = max([today, counter.since, *ends]) + 2 * DAY
    restarts = {record.day for record in known if isinstance(record.what, Restart)}
    gaps = set()
    for place, record in enumerate(known):
        start = restart_of(record)
        if start is None or (isinstance(record.what, Slip) and named_last(record) < counter.since):
            continue
        written = known[: place + 1]
        starts = restarts | {counter.since} | {restart_of(each) for each in written}
        used = used_on(written, starts, horizon)
        free = start
        while free in used:
            free += DAY
        while free <= horizon and free not in used:
            gaps.discard(free)
            free += DAY
        back = start - DAY
        own = named_last(record) if isinstance(record.what, Slip) else counter.since - DAY
        while back > own and (isinstance(record.what, Slip) or back not in used):
            gaps.add(back)
            back -= DAY
    starts = restarts | {counter.since} | {restart_of(each) for each in known}
    return used_on(known, starts, horizon), gaps, horizon


def expect_standing(counter, records, today):
    used, gaps, horizon = days_by_hand(counter, records, today)
    sober, day = [], counter.since
    while day <= today:
        if day not in used | gaps:
            sober.append(day)
        day += DAY
    if today < counter.since:
        status, since = "future", counter.since
    elif today not in used | gaps:
        status, since = "sober", today
        while since - DAY in sober:
            since -= DAY
    else:
        since = today
        while since in used | gaps and since <= horizon:
            since += DAY
        status, since = ("ongoing", None) if since > horizon else ("future", since)
    completed = {day for day in sober if day < today}
    return status, since, completed, {day for day in used if day <= today}


@st.composite
def journals(draw, plain=False):
    base = draw(st.dates(date(1900, 1, 1), date(2222, 12, 31)))
    offset = st.integers(0, SPAN)
    counter = Counter("a", "A", "other", base + draw(st.integers(0, 20)) * DAY)
    records = []
    for number in range(draw(st.integers(0, 7))):
        day = base + draw(offset) * DAY
        if not plain and draw(st.integers(0, 3)) == 0:
            what = Restart("a")
        else:
            until = draw(st.none() | st.integers(0, 6).map(lambda more, day=day: day + more * DAY))
            later = st.integers(1, 12).map(lambda more, last=until or day: last + more * DAY)
            restart = None if plain else draw(st.none() | st.none() | later)
            what = Slip("a", until, restart, ongoing=not plain and draw(st.integers(0, 4)) == 0)
        records.append(Entry(f"{number:02}", day, what))
    return counter, records, base + draw(st.integers(0, SPAN + 10)) * DAY


@settings(max_examples=300, deadline=None)
@given(journals())
def test_it_agrees_with_walking_from_day_to_day(journal):
    counter, records, today = journal
    found = standing(*journal)
    status, since, completed, used = expect_standing(counter, records, today)
    assert (found.status, found.since) == (status, since)
    assert found.total == len(completed)
    assert {day for run in found.runs for day in days_of(run, today)} == completed
    assert (found.slip_days, found.last_used) == (len(used), max(used, default=None))
    for size, window in found.windows.items():
        last = {today - n * DAY for n in range(1, size + 1) if today - n * DAY >= counter.since}
        assert window == Window(len(last & completed), len(last & used), len(last))


def days_of(run, today):
    return [run.start + n * DAY for n in range(((run.end or today) - run.start).days)]


@settings(deadline=None)
@given(journals())
def test_runs_are_separate_and_ascending_and_add_up(journal):
    counter, _, today = journal
    found = standing(*journal)
    for run, later in pairwise(found.runs):
        assert run.end is not None
        assert run.end < later.start
    for run in found.runs:
        assert run.days == ((run.end or today) - run.start).days
        assert run.days > 0 or (run.start == today and run.end is None)
        assert run.start >= counter.since
    assert found.total == sum(run.days for run in found.runs)
    assert found.days == (found.current.days if found.current else 0)
    assert all(window.sober + window.slip <= window.of <= size for size, window in found.windows.items())
    if found.longest:
        assert found.longest == next(run for run in found.runs if run.days == max(each.days for each in found.runs))


@settings(deadline=None)
@given(journals(), st.randoms())
def test_the_order_of_reading_and_duplicates_do_not_matter(journal, chance):
    counter, records, today = journal
    mixed = records + records[:3]
    chance.shuffle(mixed)
    assert standing(counter, mixed, today) == standing(*journal)


@given(st.dates(date(1900, 1, 1), date(2222, 12, 31)), st.integers(0, 40_000))
def test_n_sober_days_give_a_run_of_n(since, n):
    found = standing(Counter("a", "A", "other", since), [], since + n * DAY)
    assert (found.days, found.total, [run.days for run in found.runs]) == (n, n, [n])


@settings(deadline=None)
@given(journals(), st.integers(0, SPAN), st.integers(0, 5), st.booleans())
def test_a_slip_written_last_never_lengthens_anything(journal, at, more, ongoing):
    """A slip may move a start only by a restart of its own; without one, sober days can only become fewer."""
    counter, records, today = journal
    day = counter.since - 10 * DAY + at * DAY
    added = Entry("99", day, Slip("a", day + more * DAY, ongoing=ongoing))
    before, after = standing(*journal), standing(counter, [*records, added], today)
    kept = {day for run in before.runs for day in days_of(run, today)}
    assert {day for run in after.runs for day in days_of(run, today)} <= kept
    assert after.total <= before.total
    assert max((run.days for run in after.runs), default=0) <= max((run.days for run in before.runs), default=0)


@settings(deadline=None)
@given(journals(plain=True), st.integers(0, 6))
def test_without_restarts_the_order_of_writing_does_not_matter_either(journal, turn):
    counter, records, today = journal
    ids = [record.id for record in records]
    turned = [record._replace(id=new) for record, new in zip(records, ids[turn:] + ids[:turn], strict=True)]
    assert standing(counter, turned, today) == standing(*journal)


@settings(deadline=None)
@given(journals(), st.integers(1, 30))
def test_what_is_dated_later_does_not_change_an_earlier_day(journal, later):
    counter, records, today = journal
    assume(all(record.day <= today for record in records))
    ahead = [Entry("98", today + later * DAY, Slip("a")), Entry("99", today + later * DAY, Restart("a"))]
    assert standing(counter, records + ahead, today) == standing(*journal)
