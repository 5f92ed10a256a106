"""`restart`: the next run, of the counter that waits for one."""

import json

import pytest


@pytest.fixture
def restarted(real):
    """Two counters, a slip with alcohol that goes on; what `restart` then writes."""
    for name in ("alcohol", "weed"):
        assert real("start", name, "--since", "2026-06-01").code == 0
    assert real("slip", "alcohol", "--on", "2026-11-18", "--ongoing").code == 0

    def run(*words):
        answer = real("restart", *words, "--json")
        assert answer.code == 0, answer.screen
        return json.loads(answer.out)["data"]

    return run


def _facts(data):
    return data["counter"], data["day"]


def test_the_one_that_waits_is_meant(restarted):
    assert _facts(restarted()) == ("alcohol", "2026-11-22")


@pytest.mark.parametrize(
    "words", ["alcohol --on yesterday", "yesterday", "--on yesterday", "yesterday --counter alcohol"]
)
def test_the_day_and_the_counter_are_found_wherever_they_stand(restarted, words):
    assert _facts(restarted(*words.split())) == ("alcohol", "2026-11-21")


def test_a_name_wins_over_the_one_that_waits(restarted):
    assert _facts(restarted("weed")) == ("weed", "2026-11-22")


def test_of_two_that_wait_it_has_to_be_said_which(restarted, real):
    real("slip", "weed", "--ongoing", "--on", "yesterday")
    answer = real("restart")
    assert answer.code == 5
    assert "which counter is it about?" in answer.err


def test_two_days_are_one_too_many(restarted, real):
    answer = real("restart", "yesterday", "--on", "today")
    assert answer.code == 2
    assert "the day is given twice" in answer.err


def test_after_a_slip_of_today_it_is_tomorrow(restarted, real):
    real("slip", "weed", "--on", "today", "--ongoing")
    assert _facts(restarted("weed")) == ("weed", "2026-11-23")
    assert real("restart", "today", "--counter", "weed").code == 2
