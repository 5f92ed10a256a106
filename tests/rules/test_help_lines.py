"""Which help lines are shown, and in which order."""

from datetime import UTC, date, datetime

from sobertrack.model.help_lines import HelpLine
from sobertrack.rules.people.help_lines import is_old, to_show

DAY = datetime(2026, 11, 24, 15, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 3, tzinfo=UTC)


def line(name: str, kind: str = "crisis", *, verified: bool = True, number: str = "1", **more) -> HelpLine:
    return HelpLine(name, kind, number=number, verified=verified, **more)


def names(lines) -> list[str]:
    return [each.name for each in lines]


def test_unchecked_crisis_lines_stand_only_where_no_checked_one_does():
    mixed = [line("a", verified=False), line("b"), line("c", verified=False)]
    assert names(to_show(mixed, DAY).crisis) == ["b"]
    assert names(to_show([mixed[0], mixed[2]], DAY).crisis) == ["a", "c"]


def test_an_address_alone_is_no_checked_line_to_call():
    found = to_show([line("web", number="", web="https://x.example"), line("a", verified=False)], DAY)
    assert names(found.crisis) == ["a", "web"]


def test_other_unchecked_lines_and_emergency_rows_are_left_out():
    lines = [line("e", "emergency"), line("s", "substance"), line("p", "poison", verified=False), line("f", "family")]
    found = to_show(lines, DAY)
    assert (names(found.crisis), names(found.others)) == ([], ["s", "f"])


def test_open_ones_stand_before_closed_ones():
    hours = {"open_from": "10:00", "open_to": "24:00", "open_days": "mon-sun"}
    lines = [line("day", **hours), line("always", always_open=True)]
    assert names(to_show(lines, DAY).crisis) == ["day", "always"]
    assert names(to_show(lines, NIGHT).crisis) == ["always", "day"]


def test_half_a_year_makes_numbers_old():
    assert not is_old(date(2026, 1, 1), date(2026, 6, 30))
    assert is_old(date(2026, 1, 1), date(2026, 7, 1))
    assert not is_old(date(2026, 1, 1), date(2020, 1, 1))
