"""`due` for scripts and prompts."""

import pytest


@pytest.fixture
def journal(write) -> None:
    write("start alcohol --since 2026-10-12\ncheckin 4 --on 2026-11-20")


def test_an_open_day_is_1_and_a_day_with_a_checkin_is_0(journal, real):
    answer = real("due")
    assert (answer.code, answer.out, answer.err) == (1, "Check-in: not yet today\n", "")
    assert real("checkin", "3").code == 0
    answer = real("due")
    assert (answer.code, answer.out) == (0, "Check-in: done today\n")


def test_it_names_nobody(journal, real):
    answer = real("due")
    assert "alcohol" not in answer.screen.lower()
    assert "sober" not in answer.screen.lower()


def test_quiet_says_it_with_the_exit_code_alone(journal, real):
    answer = real("due", "-q")
    assert (answer.code, answer.screen) == (1, "")
    answer = real("due", "-q", "--as-of", "2026-11-20")
    assert (answer.code, answer.screen) == (0, "")


def test_json(journal, data):
    assert data("due") == {"day": "2026-11-22", "due": True, "logged_today": False}
    assert data("due", "--as-of", "2026-11-20") == {"day": "2026-11-20", "due": False, "logged_today": True}


def test_another_day_is_named(journal, real):
    assert real("due", "--as-of", "2026-11-20").out == "Check-in: done Fri 20 Nov 2026\n"
    assert real("due", "--as-of", "2026-11-19").out == "Check-in: not yet Thu 19 Nov 2026\n"


def test_the_day_that_has_not_ended_yet_counts(journal, real, home):
    (home / "data" / "settings.toml").write_text('[settings]\nday_ends_at = "04:00"\n')
    assert real("due", now="2026-11-21T03:00:00+00:00").code == 0
    assert real("due", now="2026-11-21T05:00:00+00:00").code == 1


def test_an_honest_day_of_use_counts_and_a_slip_alone_does_not(write, real):
    write("start alcohol --since 2026-10-12\nslip")
    assert real("due").code == 1
    write("checkin --not-sober")
    assert real("due").code == 0


def test_damage_is_3_and_not_a_no(journal, real, home):
    next((home / "data" / "journal").glob("*.jsonl")).unlink()
    assert real("due").code == 3


def test_a_bad_line_is_told_once(journal, real, home):
    with next((home / "data" / "journal").glob("*.jsonl")).open("ab") as file:
        file.write(b'{"type":"checkin" nonsense}\n')
    answer = real("due")
    assert answer.code == 1
    assert answer.err.count("cannot be read") == 1


def test_an_empty_notebook_is_open(real):
    assert real("due").code == 1
