"""What the tests of said days and times share: a fixed now, texts of all kinds, and how a refusal must look."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import strategies as st

from sobertrack.model.days.dates import parse_date
from sobertrack.model.days.said import NotADate
from sobertrack.model.days.when import logical_today, parse_time, parse_when

TODAY = date(2026, 11, 22)  # a Sunday
NOW = datetime(2026, 11, 22, 22, 0, tzinfo=timezone(timedelta(hours=1)))
FOUR = time(4)

DAYS = st.dates(date(1900, 1, 1), date(2222, 12, 31))
CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)
PIECES = (
    "today yesterday tomorrow last next this night friday sun nov february 20 29 31 0 9 2026 2026-11-20 20261120 "
    "2026-02-30 10/11/2026 10.11 1.2.3 22:30 25:00 9:5 :30 am pm p.m. noon midnight now at t on of in a an ago d w mo "
    "h m min days weeks hours months years 999999999999 20th 3d 2w 9pm "
    "2026-11-20T09:00 , . .. - / foo １２ märz"
)
GRAMMAR_TEXT = st.lists(st.sampled_from(PIECES.split()), max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", "", "  ", "-"]).map(lambda space: space.join(pieces))
)
TEXT = ANY_TEXT | GRAMMAR_TEXT


def refused(text, parse=parse_date, **given):
    if parse is parse_date:
        given = {"today": TODAY} | given
    elif parse is parse_time:
        given = {"now": NOW} | given
    else:
        given = {"now": NOW, "today": TODAY} | given
    with pytest.raises(NotADate) as caught:
        parse(text, **given)
    return caught.value


def check_refusal(text, parse, **given):
    """Either a value, or a refusal fit to be shown; nothing else may come out."""
    refusal = None
    try:
        parse(text, **given)
    except NotADate as error:
        refusal = error
    if refusal is not None:
        words = f"{refusal} {refusal.hint}"
        assert words.isprintable()
        assert len(words) < 350
        assert refusal.at is None or 0 <= refusal.at <= len(text)


def when(text, now=NOW, day_ends_at=time(0), **given):
    return parse_when(text, now=now, today=logical_today(now, day_ends_at), day_ends_at=day_ends_at, **given)
