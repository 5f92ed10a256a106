"""`streak` on real notebooks: its screen, and that no setting changes its JSON, which test_promised_json.py holds."""

import pytest


@pytest.mark.parametrize("setting", ['wording = "clean"', "discreet = true", "first_day = 1"])
def test_no_setting_changes_it(write, data, home, setting):
    write("start alcohol --since 2026-10-12")
    before = data("streak")
    (home / "data" / "settings.toml").write_text(f"[settings]\n{setting}\n")
    assert data("streak") == before


def test_a_young_run_changes_no_shape_and_says_the_withdrawal_line(write, data, real):
    write("start alcohol --since 2026-11-19")
    assert set(data("streak")) == {"counters", "checkins"}
    assert real("streak").out.startswith("After stopping: a fit")


def test_current_longest_total_and_windows_stand_together(write, real):
    write("start alcohol --since 2026-04-23\nslip --on 2026-10-11\ncheckin 4\ncheckin 4 --on 2026-11-21 --talked Sam")
    assert real("streak").out.splitlines() == [
        "alcohol",
        "41 days sober, since Mon 12 Oct 2026",
        "Next milestone: 60 days, Fri 11 Dec (in 19 days)",
        "Longest run\t171 days, from Thu 23 Apr 2026",
        "In all\t212 days",
        "Last 30 days\t30 of 30 sober by your date",
        "Last 90 days\t89 of 90 sober by your date",
        "Last 213 days\t212 of 213 sober by your date",
        "Counted up to\tSat 21 Nov 2026, the last whole day",
        "",
        "Run from\tto\tdays",
        "Mon 12 Oct 2026\ttoday\t41",
        "Thu 23 Apr 2026\tSat 10 Oct 2026\t171",
        "",
        "Check-ins",
        "Days with one\t2",
        "In a row\t2 days",
        "Today\tdone",
        "",
        "What a slip cannot touch",
        "Times you talked with someone\t1",
        "Days written down\t3",
    ]


@pytest.mark.parametrize(
    "slip", ["slip", "slip --on yesterday", "slip --ongoing", "slip --on 2026-11-20 --until today"]
)
def test_no_zero_and_no_loss_after_a_slip(write, real, slip):
    write(f"start alcohol --since 2026-11-20\n{slip}")
    out = real("streak").out
    for line in out.splitlines():
        assert "0 days" not in line
        assert "0 of" not in line
        assert not line.endswith("\t0")
    assert "What a slip cannot touch" in out


def test_many_runs_show_the_newest_and_all_of_them_on_demand(write, real, data):
    write("start alcohol --since 2026-08-01")
    for day in range(2, 32, 2):
        write(f"slip --on 2026-08-{day:02}")
    out = real("streak").out
    rows = out[out.index("Run from") :].split("\n\n")[0].splitlines()
    assert len(rows) == 1 + 12 + 1
    assert "4 earlier: sobertrack streak --all" in out
    assert "earlier" not in real("streak", "--all").out
    assert len(data("streak")["counters"][0]["runs"]) == 16


def test_discreet_names_neither_the_substance_nor_the_word(write, real, home):
    write("start alcohol --since 2026-04-23\nslip --on 2026-10-11")
    (home / "data" / "settings.toml").write_text("[settings]\ndiscreet = true\n")
    out = real("streak").out
    assert "alcohol" not in out
    assert "sober" not in out
    assert out.startswith("Your days\n41 days, since Mon 12 Oct 2026\n")


def test_as_of_counts_as_on_that_day(write, real, data):
    write("start alcohol --since 2026-10-12\nslip --on 2026-11-20\ncheckin 4 --on 2026-11-21")
    found = data("streak", "--as-of", "2026-11-15")
    assert (found["counters"][0]["days"], found["counters"][0]["slips"], found["checkins"]["total"]) == (34, 0, 0)
    assert real("streak", "--as-of", "2026-11-15").out.startswith("As on Sun 15 Nov 2026:\nalcohol\n34 days sober")


def test_without_a_counter(real, data):
    assert data("streak")["counters"] == []
    assert real("streak").out.startswith("No counter yet. Begin one: sobertrack start")
