"""One line for each kind of entry."""

from datetime import date

import pytest

from sobertrack.model.entries import (
    Activity,
    CheckIn,
    Contact,
    Entry,
    Kept,
    Letter,
    Restart,
    Share,
    Skip,
    Slip,
    Unknown,
    Urge,
    Visit,
)
from sobertrack.views.blocks import Line, Quote
from sobertrack.views.labels import Labels
from sobertrack.views.looking import log

DAY = date(2026, 11, 20)
LABELS = Labels({"alcohol": "Alcohol"}, {"tired": "Tired"}, {"brisk-walk": "Walk"}, {"sam": "Sam B"})


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (CheckIn(), "check-in c-1"),
        (CheckIn(mood=4, sober=("alcohol",)), "check-in c-1: mood 4; still on the date: Alcohol"),
        (CheckIn(craving=0, triggers=("tired", "my boss")), "check-in c-1: strongest urge 0; triggers: Tired, my boss"),
        (Slip("alcohol", until=date(2026, 11, 22)), "slip c-1: Alcohol; until Sun 22 Nov 2026"),
        (Slip("gone", ongoing=True), "slip c-1: gone; ongoing"),
        (Restart("alcohol"), "restart c-1: Alcohol"),
        (Urge(8, 2, tried=("brisk-walk",), minutes=20), "urge c-1: level 8, then 2; 20 min; tried: Walk"),
        (Urge(after=3), "urge c-1: down to 3"),
        (Visit("Tuesday group", how="online"), "meeting c-1: Tuesday group, online"),
        (Contact("sam", "call", from_them=True), "contact c-1: Sam B, call, they reached out"),
        (Letter("Dear me, ...", "for the evenings"), "letter c-1: for the evenings"),
        (Activity("swim", 40), "activity c-1: swim, 40 min"),
        (Skip("calls", date(2026, 11, 22)), "skip c-1: calls, until Sun 22 Nov 2026"),
        (Share("sam", ("runs",)), "share c-1: with Sam B: runs"),
        (Kept("counters.toml", "counter.alcohol"), "change c-1: counter.alcohol"),
        (Unknown("sleep", {"hours": 8}), "sleep c-1"),
    ],
)
def test_an_entry_in_a_line(what, said):
    assert log.head(Entry("1", DAY, what), "c-1", LABELS) == f"Fri 20 Nov 2026  {said}"


def test_a_known_time_stands_beside_the_day():
    assert log.head(Entry("1", DAY, Restart("alcohol"), "21:40"), "r-1", LABELS).startswith("Fri 20 Nov 2026 21:40  ")


def test_a_persons_words_stand_below_or_not_at_all():
    entry = Entry("1", DAY, CheckIn(wins=("slept",), hard=("bus",), gratitude=("tea",), bring=("ask",), note="a\nb"))
    blocks = log.lines([entry], {"1": "c-1"}, LABELS, notes=True)
    assert blocks[1:] == [
        Line("went well: slept", indent=1),
        Line("hard: bus", indent=1),
        Line("good: tea", indent=1),
        Line("to bring: ask", indent=1),
        Quote("a\nb"),
    ]
    assert len(log.lines([entry], {"1": "c-1"}, LABELS, notes=False)) == 1
    assert log.has_own_words(entry)
    assert not log.has_own_words(Entry("1", DAY, CheckIn(mood=3)))
