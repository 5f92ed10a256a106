"""`appointment`: kept, listed with the next one first, and named on the bare screen in the hours before."""

import pytest


@pytest.fixture
def lee(real) -> None:
    assert real("appointment", "add", "Dr Lee", "--on", "2026-12-01", "--at", "2pm", "--where", "the clinic").code == 0


def test_the_next_one_stands_first(real, data, lee) -> None:
    answer = real("appointment", "add", "Counselling", "--on", "tomorrow 9am", "--who", "Kim", "-n", "bring the letter")
    assert (
        answer.out.splitlines()[0] == "Saved appointment counselling: Counselling, Mon 23 Nov 2026 (tomorrow), 09:00."
    )
    assert data("appointment")["appointments"] == [
        {
            "id": "counselling",
            "name": "Counselling",
            "day": "2026-11-23",
            "time": "09:00",
            "who": "Kim",
            "where": None,
            "note": "bring the letter",
        },
        {
            "id": "dr-lee",
            "name": "Dr Lee",
            "day": "2026-12-01",
            "time": "14:00",
            "who": None,
            "where": "the clinic",
            "note": None,
        },
    ]


def test_past_ones_are_not_in_the_way(real, data, lee) -> None:
    later = "2026-12-01T14:30:00+00:00"
    assert data("appointment", now=later)["appointments"] == []
    assert "1 past: sobertrack appointment list --all" in real("appointment", now=later).out
    assert len(data("appointment", "list", "--all", now=later)["appointments"]) == 1


def test_change_show_and_remove(real, data, tables, lee) -> None:
    real("appointment", "edit", "Dr Lee", "--on", "2026-12-02", "--where", "")
    assert data("appointment", "show", "dr-lee")["time"] == "14:00"
    assert tables("plan.toml")["appointment"]["dr-lee"] == {"name": "Dr Lee", "date": "2026-12-02", "time": "14:00"}
    real("appointment", "edit", "dr-lee", "--at", "")
    assert data("appointment", "show", "dr-lee")["time"] is None
    real("appointment", "rm", "dr-lee")
    assert data("appointment")["appointments"] == []
    real("undo")
    assert len(data("appointment")["appointments"]) == 1


def test_several_of_a_name_are_told_apart(real, refused, lee) -> None:
    real("appointment", "add", "Dr Lee", "--on", "2026-12-08")
    assert "dr-lee, dr-lee-2" in refused(4, "appointment", "show", "Dr Lee")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("last friday", "Fri 20 Nov 2026 lies behind"),
        ("2026-11-01", "an appointment lies ahead"),
        ("10/11/2026", "2026-10-11"),
    ],
)
def test_a_day_that_has_passed(refused, on: str, words: str) -> None:
    assert words in refused(2, "appointment", "add", "Dr Lee", "--on", on)


@pytest.mark.parametrize(("on", "day"), [("friday", "2026-11-27"), ("3 Dec", "2026-12-03"), ("22 Nov", "2026-11-22")])
def test_a_day_without_its_year_is_the_coming_one(data, on: str, day: str) -> None:
    assert data("appointment", "add", "Dr Lee", "--on", f"{on} 23:00")["day"] == day


def test_a_day_is_needed(refused) -> None:
    assert "add --on" in refused(5, "appointment", "add", "Dr Lee")


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-12-01T10:59:00+00:00", False),
        ("2026-12-01T11:00:00+00:00", True),
        ("2026-12-01T14:00:00+00:00", True),
        ("2026-12-01T14:01:00+00:00", False),
    ],
)
def test_it_stands_on_the_bare_screen_within_three_hours(real, data, lee, now: str, shown: bool) -> None:
    real("start", "smoking", "--since", "2026-10-12")
    assert ("Appointment: Dr Lee, 14:00" in real(now=now).out) is shown
    soon = data("today", now=now)["soon"]
    assert (soon and soon["kind"]) == ("appointment" if shown else None)


def test_what_comes_first_is_named(real, data, lee) -> None:
    real("meeting", "add", "Noon group", "--day", "tuesday", "--time", "12:00")
    assert data("today", now="2026-12-01T11:30:00+00:00")["soon"]["id"] == "noon-group"
    assert data("today", now="2026-12-01T12:30:00+00:00")["soon"]["id"] == "dr-lee"


def test_a_damaged_plan_does_not_stop_the_bare_screen(real, home, lee) -> None:
    with (home / "data" / "plan.toml").open("a") as file:
        file.write("[appointment\n")
    answer = real(now="2026-12-01T12:00:00+00:00")
    assert answer.code == 0
    assert "plan.toml" in answer.err


def test_the_next_one_stands_in_today(real, data) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    for name, day in (("Dr Lee", "2026-11-23"), ("Dr Kay", "2026-12-01")):
        real("appointment", "add", name, "--on", day, "--at", "14:00", "--where", "the clinic")
    assert "Next appointment: tomorrow, 14:00: Dr Lee, the clinic" in real().out
    assert data("today")["appointment"]["id"] == "dr-lee"
    real("appointment", "rm", "dr-lee")
    assert "ppointment" not in real().out
    assert data("today")["appointment"] is None
    assert "Next appointment: Tue 1 Dec 2026 (in 9 days), 14:00: Dr Kay" in real("today", "--all").out
    noon = "2026-12-01T12:00:00+00:00"
    assert "Appointment: Dr Kay, 14:00 (in 2 h), the clinic" in real(now=noon).out
    assert "Next appointment" not in real(now=noon).out
    real("config", "set", "discreet", "on")
    assert "Next: tomorrow, 14:00" in real(now="2026-11-30T12:00:00+00:00").out


def test_a_day_that_cannot_be_read_is_asked_for_again(terminal, home, data) -> None:
    screen = terminal("appointment", "add", "Dr Lee", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW="2026-11-22T12:00:00Z")
    screen.until("Which day, and at what time?")
    screen.type("next tuesday\n")
    assert "can be read two ways" in screen.until("Which day, and at what time?")
    screen.type("last tuesday\n")
    assert "lies behind" in screen.until("Which day, and at what time?")
    screen.type("tuesday 14:00\n")
    assert screen.end().code == 0
    assert [(each["day"], each["time"]) for each in data("appointment")["appointments"]] == [("2026-11-24", "14:00")]
