"""The words after a slip, and on the days that follow."""

import pytest


@pytest.fixture
def slipped(real):
    """One sober day, then a slip; with a setting, if one is given."""

    def run(*setting: str):
        assert real("start", "alcohol", "--since", "2026-11-20").code == 0
        if setting:
            assert real("config", "set", *setting).code == 0
        answer = real("slip", "--on", "2026-11-21")
        assert answer.code == 0
        return answer.out

    return run


def test_one_day_stays(slipped, real):
    assert "The 1 day before it stays yours: 1 sober day in all." in slipped()
    assert "1 sober day in all, and it stays yours" in real().out
    assert "1 sober day in all stays yours. Undo" in real("restart").out


def test_a_word_of_ones_own_stands_here_too(slipped, real):
    assert "1 clean day in all." in slipped("wording", "clean")


def test_what_is_to_be_kept_off_the_screen_is_not_on_it(slipped, real):
    out = slipped("discreet", "on")
    assert "1 day in all." in out
    assert "sober day" not in out + real("restart").out


def test_the_first_days_of_a_new_run_are_not_compared(slipped, real):
    slipped()
    out = real("today", "--all", now="2026-11-23T08:00:00+00:00").out
    assert "1 day. One whole day is behind you." in out
    assert "again" not in out


def test_a_second_one_of_a_day_is_saved_and_the_first_is_named(slipped, real):
    first = slipped()
    assert "There is one" not in first
    answer = real("slip", "--on", "2026-11-21")
    assert answer.code == 0
    assert f"There is one for that day already: {first.split()[2]}." in answer.out
    assert "There is one" not in real("slip").out
