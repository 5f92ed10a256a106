"""A meeting on several days counts wherever the next one is told; and a short listing is the head of the long one."""

import json
from datetime import datetime

import pytest

from sobertrack.model.peers.feeds import ListedMeeting, Sieve, Source, TypeNames
from sobertrack.rules.peers.finding import Wanted, place_in_order
from sobertrack.store.kept.feeds import Feeds, keep_feed
from sobertrack.store.paths import find_home


@pytest.fixture
def often(real):
    real("meeting", "add", "Early", "--day", "mon,thu", "--time", "07:00", "--place", "Hall")


def test_sos_and_the_bare_screen_name_its_next_day(often, real) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    assert "Early" in real("sos", now="2026-11-25T12:00:00+00:00").out
    assert "Early" in real(now="2026-11-26T05:30:00+00:00").out
    assert "Early" not in real(now="2026-11-24T05:30:00+00:00").out


def test_a_visit_on_its_other_day_is_to_it(often, real) -> None:
    real("meeting", "add", "Late", "--day", "fri", "--time", "22:00")
    answer = real("attend", "--json", now="2026-11-26T07:40:00+00:00")
    assert json.loads(answer.out)["data"]["meeting"] == "early"


@pytest.mark.parametrize("days", [frozenset(), frozenset((2, 6))])
@pytest.mark.parametrize("first", [1, 3, 7, 40])
def test_the_first_of_a_list_are_those_of_the_whole(tmp_path, days, first) -> None:
    meetings = [
        ListedMeeting(
            days=tuple(day for day in range(7) if (number >> day) & 1),
            time="" if number % 9 == 0 else f"{number * 7 % 24:02}:{number % 2 * 30:02}",
            slug=f"m{number}",
            name=f"{number * 13 % 40}",
        )
        for number in range(40)
    ]
    home = find_home(str(tmp_path), {})
    keep_feed(home, Source("list", "aa", "UTC", TypeNames({})), meetings)
    wanted = Wanted(days=days)

    def slugs(sieve: Sieve) -> list[str]:
        read = Feeds(home).read("list", sieve)
        assert read is not None
        return [each.slug for each in sorted(read[1], key=lambda each: place_in_order(each, wanted))]

    assert slugs(Sieve(days=days or None, first=first))[:first] == slugs(Sieve(days=days or None))[:first]


@pytest.mark.parametrize("zone", ["", "Europe/London", "Africa/Casablanca"])
def test_every_command_tells_the_same_start_across_a_clock_change(real, zone) -> None:
    words = ("--timezone", zone) if zone else ()
    real("meeting", "add", "Noon", "--day", "sun", "--time", "12:00", *words)
    here = {"TZ": "America/New_York"}
    night_before = "2026-10-31T20:00:00"

    def data(*argv: str) -> dict:
        return json.loads(real(*argv, "--json", env=here, now=night_before).out)["data"]

    [listed] = data("meeting", "next")["meetings"]
    soon = data("today", "--all")
    told = soon["next_meeting"] or soon["soon"]
    assert told["start"] == listed["start"]
    assert datetime.fromisoformat(data("meeting", "show", "noon")["next_start"]) == datetime.fromisoformat(
        listed["start"]
    )
    clock = listed["start"][11:16]
    assert clock in " ".join(real("sos", env=here, now=night_before).out.split())
