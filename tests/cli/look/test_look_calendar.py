"""`calendar` on real notebooks."""

import re

import pytest

WRITTEN = """
    start alcohol --since 2026-10-12
    checkin 4 --on 2026-11-03
    checkin 4 --on 2026-11-21
    slip --on 2026-11-20
"""


@pytest.fixture
def journal(write) -> None:
    write(WRITTEN)


def marks(data, *argv: str) -> dict[str, str]:
    return {day["day"]: day["mark"] for day in data("calendar", *argv)["counters"][0]["days"]}


def test_the_month_of_today_sum_first_then_weeks_as_rows(journal, real):
    assert real("calendar").out.splitlines() == [
        "alcohol, November 2026",
        "20 of 21 days sober by your date (2 with a check-in), 1 slip",
        "\tMo\tTu\tWe\tTh\tFr\tSa\tSu",
        "26 Oct\t \t \t \t \t \t \t█",
        " 2 Nov\t█\t█\t█\t█\t█\t█\t█",
        " 9 Nov\t█\t█\t█\t█\t█\t█\t█",
        "16 Nov\t█\t█\t█\t█\t×\t█\t◆",
        "23 Nov\t○\t○\t○\t○\t○\t○\t○",
        "30 Nov\t○\t \t \t \t \t \t ",
        "█\tsober",
        "×\tslip",
        "◆\ttoday",
        "○\tto come",
    ]


def test_json_names_every_day_with_its_mark(journal, data):
    counter = data("calendar", "--in", "2026-11")["counters"][0]
    assert (counter["counter"], counter["from"], counter["to"]) == ("alcohol", "2026-11-01", "2026-11-30")
    assert len(counter["days"]) == 30
    assert counter["days"][2] == {"day": "2026-11-03", "mark": "sober", "checkin": True}
    assert counter["days"][19] == {"day": "2026-11-20", "mark": "slip", "checkin": False}
    assert counter["days"][21] == {"day": "2026-11-22", "mark": "today", "checkin": False}
    assert counter["days"][29]["mark"] == "future"


def test_days_before_the_first_sober_date_are_not_counted(journal, data, real):
    assert marks(data, "--in", "2026-10")["2026-10-11"] == "empty"
    assert marks(data, "--in", "2026-10")["2026-10-12"] == "sober"
    assert "20 of 20 days sober" in real("calendar", "--in", "2026-10").out


def test_a_restart_leaves_a_gap(journal, write, data, real):
    write("restart 2026-11-21")
    write("slip --on 2026-11-05 --restart 2026-11-08")
    found = marks(data)
    assert [found[f"2026-11-0{day}"] for day in (4, 5, 6, 7, 8)] == ["sober", "slip", "gap", "gap", "sober"]
    assert "between runs" in real("calendar").out


def test_as_of_knows_nothing_of_later_days(journal, data, real):
    found = marks(data, "--as-of", "2026-11-10")
    assert found["2026-11-10"] == "today"
    assert found["2026-11-20"] == "future"
    assert "slip" not in real("calendar", "--as-of", "2026-11-10").out
    assert real("calendar", "--as-of", "2026-10-20").out.startswith("alcohol, October 2026\n8 of 8 days")


def test_a_year_is_its_weeks_one_below_the_other(journal, data, real):
    rows = real("calendar", "--in", "2026").out.splitlines()
    assert rows[0] == "alcohol, 2026"
    assert rows[3].startswith("29 Dec\t \t \t \t·")
    assert sum(line.count("\t") == 7 for line in rows) == 54
    assert len(marks(data, "--in", "2026")) == 365


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("--last 3d", "2026-11-20", "2026-11-22"),
        ("--from 2026-11-20 --to 2026-11-24", "2026-11-20", "2026-11-24"),
        ("--from 2026-11-20", "2026-11-20", "2026-11-22"),
        ("--to 2026-10-14", "2026-10-12", "2026-10-14"),
        ("--in 2026-W47", "2026-11-16", "2026-11-22"),
    ],
)
def test_periods(journal, data, asked, first, last):
    counter = data("calendar", *asked.split())["counters"][0]
    assert (counter["from"], counter["to"]) == (first, last)
    assert (counter["days"][0]["day"], counter["days"][-1]["day"]) == (first, last)


def test_weeks_begin_on_the_day_of_the_setting(journal, real, home):
    (home / "data" / "settings.toml").write_text('[settings]\nweek_starts_on = "sunday"\n')
    rows = real("calendar").out.splitlines()
    assert rows[2] == "\tSu\tMo\tTu\tWe\tTh\tFr\tSa"
    assert rows[3].startswith(" 1 Nov\t█")


def test_ascii_signs_and_the_persons_own_word(journal, real, home):
    (home / "data" / "settings.toml").write_text('[settings]\nwording = "smoke-free"\n')
    out = real("calendar", "--ascii").out
    assert out.isascii()
    assert "20 of 21 days smoke-free by your date" in out
    assert "#\tsmoke-free" in out


def test_discreet_keeps_the_substance_and_the_word_away(journal, real, home):
    (home / "data" / "settings.toml").write_text("[settings]\ndiscreet = true\n")
    out = real("calendar").out
    assert "alcohol" not in out
    assert "sober" not in out


def test_several_counters_and_one_of_them(journal, write, data, real):
    write("start smoking --kind nicotine --since 2026-11-15")
    assert [each["counter"] for each in data("calendar")["counters"]] == ["alcohol", "smoking"]
    assert [each["counter"] for each in data("calendar", "--counter", "smoking")["counters"]] == ["smoking"]
    assert "\n\nsmoking, November 2026\n7 of 7 days" in real("calendar").out


def test_days_of_use_are_facts_and_no_zero(write, real):
    write("start alcohol --since 2026-10-12\nslip --on 2026-11-02 --ongoing")
    out = real("calendar", "--in", "2026-11-02..2026-11-08").out
    assert "These days lie outside your runs, 1 slip. The days of your runs stay yours" in out
    assert "0 of" not in out


def test_without_a_counter_the_checkins_stand_alone(write, real, data):
    write("checkin 3 --on 2026-11-20")
    out = real("calendar").out
    assert out.startswith("Check-ins, November 2026\n1 day with a check-in.")
    assert "▪" in out
    assert data("calendar") == {"counters": []}


def test_forty_columns_hold_it(journal, process):
    out = process("calendar", "--color", "always", env={"COLUMNS": "40", "NO_COLOR": "1"}).out
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in out.splitlines()) <= 40
