"""The bare screen after a slip, on a hard day, and before a meeting."""

import pytest

MONDAY = "2026-11-23T08:00:00+00:00"


@pytest.fixture
def slipped(write) -> None:
    write("start alcohol --since 2026-04-26\nslip")


def sam(home) -> None:
    (home / "data" / "supporters.toml").write_text(
        '[supporter.ann]\nname = "Ann"\n\n[supporter.sam]\nname = "Sam"\nrole = "sponsor"\nphone = "+1 555 0100"\n'
    )


def test_the_day_of_the_slip_says_when_the_next_run_starts(slipped, real):
    out = real().out.splitlines()
    assert out[:2] == ["A new run starts tomorrow, Mon 23 Nov 2026", "210 sober days in all, and they stay yours"]
    assert "0 days" not in "\n".join(out).replace("210", "")


def test_the_next_morning_is_the_gentlest(slipped, real, home):
    sam(home)
    out = real(now=MONDAY).out.splitlines()
    assert out[1:] == [
        "A new run began today",
        "210 sober days in all, and they stay yours",
        "Check-in: whenever you like",
        "If you would like to talk: Sam (sponsor) +1 555 0100",
        out[-1],
    ]


@pytest.mark.parametrize("day", ["23", "24", "25"])
def test_no_next_milestone_for_three_days(slipped, real, day):
    assert "Next milestone" not in real(now=f"2026-11-{day}T08:00:00+00:00").out
    assert "they stay yours" in real(now=f"2026-11-{day}T08:00:00+00:00").out


def test_the_fourth_day_is_a_usual_one(slipped, real, home):
    sam(home)
    out = real(now="2026-11-26T08:00:00+00:00").out
    assert "Next milestone" in out
    assert "they stay yours" not in out
    assert "Sam" not in out
    assert "Check-in: not yet today" in out


def test_with_nobody_to_name_it_says_where_numbers_are(slipped, real):
    assert "You are here. That is enough for today. Numbers to call: sobertrack sos" in real(now=MONDAY).out


def test_while_use_goes_on(write, real, home):
    write("start smoking --since 2026-04-26\nslip --ongoing --on 2026-11-10")
    sam(home)
    out = real().out.splitlines()
    assert out[0] == "No run just now. When you are ready: sobertrack restart"
    assert out[1] == "198 sober days in all, and they stay yours"
    assert "Next milestone" not in "\n".join(out)
    assert any("Sam" in line for line in out)


@pytest.mark.parametrize("numbers", ["1", "3 8"])
def test_a_hard_day_names_somebody(write, real, home, numbers):
    write(f"start smoking --since 2026-10-12\ncheckin {numbers}")
    assert "A hard day, and you wrote it down. Numbers to call: sobertrack sos" in real().out
    sam(home)
    assert "Someone to call: Sam (sponsor) +1 555 0100" in real().out
    assert "Sam" not in real("--as-of", "yesterday").out


def test_on_an_ordinary_day_nobody_is_named(write, real, home):
    write("start smoking --since 2026-10-12\ncheckin 3 7")
    sam(home)
    assert "Sam" not in real().out


def meeting(home, words: str) -> None:
    (home / "data").mkdir(parents=True, exist_ok=True)
    (home / "data" / "groups.toml").write_text(f'[meeting.tue]\nname = "Evening group"\n{words}\n')


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-24T16:30:00+00:00", "in 2 h 30 min"),
        ("2026-11-24T16:00:00+00:00", "in 3 h"),
        ("2026-11-24T18:20:00+00:00", "in 40 min"),
        ("2026-11-24T19:00:00+00:00", "now"),
    ],
)
def test_a_meeting_within_three_hours(write, real, data, home, now, said):
    write("start smoking --since 2026-10-12")
    meeting(home, 'weekday = "tuesday"\ntime = "19:00"\nplace = "Mill Lane 3"')
    assert f"Meeting: Evening group, 19:00 ({said}), Mill Lane 3" in real(now=now).out
    assert data(now=now)["soon"] == {
        "id": "tue",
        "name": "Evening group",
        "place": "Mill Lane 3",
        "start": "2026-11-24T19:00:00+00:00",
        "kind": "meeting",
    }


@pytest.mark.parametrize("now", ["2026-11-24T15:59:00+00:00", "2026-11-24T19:01:00+00:00", "2026-11-22T18:00:00+00:00"])
def test_no_meeting_that_is_far_or_over(write, real, home, now):
    write("start smoking --since 2026-10-12")
    meeting(home, 'weekday = "tuesday"\ntime = "19:00"')
    assert "Meeting" not in real(now=now).out


def test_a_meeting_in_another_zone_is_said_in_local_time(write, real, home):
    write("start smoking --since 2026-10-12")
    meeting(home, 'weekday = "monday"\ntime = "20:00"\nzone = "America/New_York"')
    assert "Meeting: Evening group, 01:00 (in 30 min)" in real(now="2026-11-24T00:30:00+00:00").out


def test_a_meeting_without_a_weekday_or_with_a_strange_zone_is_passed_over(write, real, home):
    write("start smoking --since 2026-10-12")
    meeting(home, 'time = "19:00"')
    assert real(now="2026-11-24T18:20:00+00:00").code == 0
    meeting(home, 'weekday = "tuesday"\ntime = "19:00"\nzone = "Middle/Earth"')
    answer = real(now="2026-11-24T18:20:00+00:00")
    assert answer.code == 0
    assert "Meeting" not in answer.out


def test_time_zones_are_read_only_on_the_day_of_a_meeting(write, home, process):
    import sys

    write("start smoking --since 2026-10-12")
    meeting(home, 'weekday = "tuesday"\ntime = "19:00"')
    assert "zoneinfo" not in loaded(home, "2026-11-22T18:00:00+00:00", sys.executable)
    assert "zoneinfo" in loaded(home, "2026-11-24T18:00:00+00:00", sys.executable)


def loaded(home, now: str, python: str) -> str:
    import subprocess

    program = "import sys; from sobertrack.cli.main import run; run([]); print(*sys.modules, file=sys.stderr)"
    environ = {"SOBERTRACK_HOME": str(home), "SOBERTRACK_NOW": now, "PATH": "/usr/bin:/bin"}
    return subprocess.run([python, "-c", program], capture_output=True, text=True, env=environ, check=True).stderr
