"""The bare screen, in a pipe."""

import os

import pytest

import samples


def lines(real, *argv: str, **how) -> list[str]:
    answer = real(*argv, **how)
    assert answer.code == 0, answer.screen
    return answer.out.splitlines()


def settings(home, text: str) -> None:
    (home / "data" / "settings.toml").write_text(f"[settings]\n{text}\n")


@pytest.fixture
def usual(write) -> None:
    """41 days since 12 Oct, 212 in all."""
    write("start alcohol --since 2026-04-23\nslip --on 2026-10-11")


def test_the_usual_day(usual, real):
    assert lines(real)[:4] == [
        "41 days sober, since Mon 12 Oct 2026",
        "212 sober days in all",
        "Next milestone: 60 days, Fri 11 Dec (in 19 days)",
        "Check-in: not yet today",
    ]


def test_the_last_line_names_commands_that_exist(usual, real):
    last = lines(real)[-1]
    assert last.startswith("  sobertrack checkin")
    assert all(samples.is_command(part.removeprefix("sobertrack ")) for part in last.strip().split("      "))


def test_bare_is_today_and_so_is_its_json(usual, real, data):
    assert real().out == real("today").out
    assert data() == data("today")


def test_json_tells_where_one_stands(usual, write, data):
    write("checkin 4 2")
    found = data()
    assert set(found) == {"counters", "checkin", "due", "sign", "soon", "next_meeting", "appointment"}
    assert found["counters"][0]["days"] == 41
    assert found["counters"][0]["total_sober_days"] == 212
    assert found["checkin"] == {"day": "2026-11-22", "mood": 4, "craving": 2}
    assert found["soon"] is None


def test_a_checkin_is_done_with_its_last_numbers(usual, write, real):
    write("checkin 2 6\ncheckin 4\ncheckin 1 10 --on yesterday")
    assert "Check-in: done today, mood 4, strongest urge 6" in lines(real)


def test_the_longest_run_is_named_only_while_it_is_this_one(write, real):
    write("start alcohol --since 2026-10-01\nslip --on 2026-10-11")
    assert lines(real)[1] == "51 sober days in all; this run is your longest"


def test_a_first_run_needs_no_total(write, real):
    write("start alcohol --since 2026-10-12")
    assert "in all" not in real().out


def test_the_first_day_is_said_without_a_zero(write, real):
    write("start smoking --since 2026-11-22")
    assert lines(real)[0] == "First day: Sun 22 Nov 2026"
    assert "0" not in lines(real)[0].replace("2026", "")


def test_before_the_first_day(write, real):
    write("start smoking --since 2027-01-01")
    assert lines(real)[:2] == ["The first day is Fri 1 Jan 2027 (in 40 days)", "Check-in: not yet today"]


def test_a_milestone_of_today_is_said_in_full(write, real):
    write("start smoking --since 2026-10-23")
    assert lines(real)[1] == "30 days. Thirty days. Thirty evenings that you shaped yourself."
    write("start drink --kind alcohol --since 2026-08-01\nslip drink --on 2026-10-22")
    assert "drink: 30 days, again. You knew the way." in lines(real, "--all")


def test_the_withdrawal_line_stands_before_everything(write, real, data):
    write("start alcohol --since 2026-11-15")
    assert lines(real)[0].startswith(
        "After stopping: a fit, confusion, fever with shaking, seeing things? Call 999 now."
    )
    assert lines(real)[1] == "7 days sober, since Sun 15 Nov 2026"
    assert lines(real)[2].startswith("1 week. ")
    assert len(data()["safety"]) == 1


def test_several_counters_have_their_names_and_one_line_each(usual, write, real):
    write("start smoking --since 2026-11-12")
    assert lines(real)[:2] == [
        "alcohol: 41 days sober, since Mon 12 Oct 2026; 212 sober days in all",
        "smoking: 10 days sober, since Thu 12 Nov 2026",
    ]
    assert "alcohol: Next milestone: 60 days, Fri 11 Dec (in 19 days)" in lines(real)


@pytest.mark.parametrize("line", ["--counter smoking", "today --counter Smoking", "--counter=smoking today --json"])
def test_one_counter_alone(usual, write, real, line: str):
    write("start smoking --since 2026-11-12")
    answer = real(*line.split())
    assert (answer.code, answer.err) == (0, "")
    assert "10 days sober" in answer.out or '"days": 10,' in answer.out
    assert "41" not in answer.out
    assert real("today", "--counter", "tea").code == 4


def test_eight_lines_are_the_most_and_all_shows_the_rest(write, real):
    for number in range(6):
        write(f"start thing{number} --kind other --since 2026-10-{number + 1:02}")
    found = lines(real)
    assert len(found) == 8
    assert found[-2] == "Check-in: not yet today"
    assert found[-1].endswith("sobertrack today --all")
    everything = lines(real, "today", "--all")
    assert len(everything) == 14
    assert sum("Next milestone" in line for line in everything) == 6


def test_many_counters_leave_room_for_the_checkin(write, real):
    for number in range(9):
        write(f"start thing{number} --kind other --since 2026-10-{number + 1:02}")
    assert len(lines(real)) == 8


def test_settings_change_words_and_no_json(usual, real, data, home):
    before = data()
    settings(home, 'wording = "clean"\nfirst_day = 1')
    assert lines(real)[:2] == ["41 days clean (Day 42), since Mon 12 Oct 2026", "212 clean days in all"]
    assert data() == before
    settings(home, "discreet = true")
    out = real().out
    assert "sober" not in out
    assert "alcohol" not in out
    assert out.splitlines()[:2] == ["41 days, since Mon 12 Oct 2026", "212 days in all"]
    assert data() == before


@pytest.mark.parametrize("setting", ["discreet = true"])
def test_discreet_in_every_state(write, real, home, setting):
    settings(home_made(home), setting)
    write("start alcohol --since 2026-04-23\nstart vape --since 2026-10-01\nslip alcohol --ongoing\ncheckin 1 9")
    out = real("today", "--all").out
    shown = "\n".join(line for line in out.splitlines() if "a fit" not in line)
    for word in ("sober", "alcohol", "vape"):
        assert word not in shown


def home_made(home):
    (home / "data").mkdir(parents=True)
    return home


def test_another_day_is_named_and_knows_nothing_of_later(usual, write, real):
    write("checkin 4\ncheckin 3 --on 2026-10-05")
    found = lines(real, "--as-of", "2026-10-05")
    assert found[:3] == ["As on Mon 5 Oct 2026:", "165 days sober, since Thu 23 Apr 2026", found[2]]
    assert "Check-in: done today, mood 3" in found
    assert len(found) <= 8


def test_an_empty_notebook_explains_itself(real, data):
    found = lines(real)
    assert found[0].startswith("sobertrack counts sober days")
    assert any(line.endswith("sobertrack start") for line in found)
    assert 4 <= len(found) <= 6
    assert data() == {
        "counters": [],
        **dict.fromkeys(("checkin", "due", "sign", "soon", "next_meeting", "appointment")),
    }


def test_checkins_without_a_counter_are_no_empty_notebook(write, real):
    write("checkin 4")
    assert lines(real) == ["Check-in: done today, mood 4", "  sobertrack checkin      sobertrack start"]


def test_what_is_no_file_in_the_place_of_people_is_never_waited_for(real, home):
    real("start", "alcohol", "--since", "2026-10-12")
    os.mkfifo(home / "data" / "supporters.toml")
    assert "41 days sober" in real("today").out
    assert real("checkin", "3").code == 0
