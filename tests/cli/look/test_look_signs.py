"""Quiet signs: off until they are wanted, one at most on the bare screen, all of them in `report --section signs`."""

import pytest

QUIET = """
    start smoking --since 2026-01-01
    supporter add Sam --phone '+1 555 0100'
    checkin --on 2026-11-20 --trigger lonely
    checkin --on 2026-11-21 --trigger lonely --trigger stress
    checkin --on 2026-11-22 --halt tired,lonely
    reach sam --on 2026-11-01
    reach sam --on 2026-11-03
    reach sam --on 2026-11-05
    reach sam --on 2026-11-07
    reach sam --on 2026-11-10
"""
HALT = "You wrote hungry, angry, lonely or tired on 3 days in a row, lonely the most"
SILENCE = "No talk with anybody written down for 12 days; usually every 2 days"


@pytest.fixture
def quiet(write) -> None:
    write(QUIET)


def test_off_unless_wanted(quiet, real, data) -> None:
    assert HALT not in real().out
    assert data()["sign"] is None
    assert HALT not in real("report").out


def test_the_bare_screen_names_one(quiet, real, data) -> None:
    real("config", "set", "signs", "on")
    out = real().out
    assert f"{HALT}. Something small may help: sobertrack cope --for lonely" in out
    assert SILENCE not in out
    assert data()["sign"] == {"sign": "halt", "now": 3, "usual": None, "trigger": "lonely"}


def test_a_person_who_is_due_stands_there_instead(quiet, real) -> None:
    real("config", "set", "signs", "on")
    real("supporter", "add", "Kim", "--every", "7d", now="2026-11-01T12:00:00+00:00")
    out = real().out
    assert "Kim may like to hear from you" in out
    assert HALT not in out


def test_discreet_says_nothing(quiet, real) -> None:
    real("config", "set", "signs", "on")
    real("config", "set", "discreet", "on")
    assert HALT not in real().out


@pytest.mark.parametrize("line", [("slip",), ("slip", "--on", "2026-11-20"), ("checkin", "1"), ("checkin", "3", "9")])
def test_on_a_hard_day_there_is_none_unasked(quiet, real, line: tuple[str, ...]) -> None:
    real("config", "set", "signs", "on")
    real(*line)
    assert HALT not in real().out
    assert HALT not in real("report").out
    assert HALT in real("report", "--section", "signs").out


def test_the_report_has_all_of_them_with_their_numbers(quiet, real, data) -> None:
    lines = real("report", "--section", "signs").out.splitlines()
    assert lines[-3:] == [
        f"- {HALT}. Something small may help: sobertrack cope --for lonely",
        f"- {SILENCE}. Perhaps a word with Sam? +1 555 0100",
        "From what you wrote down alone. The log is not the life: if it does not fit, let it be.",
    ]
    assert [each["sign"] for each in data("report")["signs"]] == ["halt", "silence"]
    real("config", "set", "signs", "on")
    assert HALT in real("report").out


def test_none_is_said_when_asked(real, write) -> None:
    write("start smoking --since 2026-01-01")
    assert "No sign just now." in real("report", "--section", "signs").out


@pytest.fixture
def bare(terminal, home):
    """The bare screen at a terminal, at a moment."""
    return lambda now: terminal(SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=now)


LATER = "2026-12-23T12:00:00+00:00"
QUESTION = "Do you want"


@pytest.fixture
def begun(real) -> None:
    """Somebody who began a month ago, and was here yesterday."""
    real("start", "smoking", "--since", "2026-01-01")
    real("checkin", "4", now="2026-12-20T12:00:00+00:00")


def test_it_is_asked_once_after_about_a_month(begun, real, bare, data) -> None:
    assert QUESTION not in bare("2026-12-21T12:00:00+00:00").end().out
    screen = bare(LATER)
    screen.until("[y/N]")
    screen.type("\n")
    assert screen.end().code == 0
    assert data("config", "get", "signs")["value"] is False
    assert QUESTION not in bare(LATER).end().out


def test_a_yes_turns_them_on_and_undo_off(begun, real, bare, data) -> None:
    screen = bare(LATER)
    screen.until("[y/N]")
    screen.type("y\n")
    assert "Saved setting signs: on. Undo: sobertrack undo" in screen.end().out
    assert data("config", "get", "signs")["value"] is True
    real("undo", now=LATER)
    assert data("config", "get", "signs")["value"] is False


def test_it_is_never_asked_in_a_pipe(begun, real) -> None:
    assert QUESTION not in real(now=LATER).screen


def test_they_are_looked_for_again_when_something_changed(quiet, real, home, data) -> None:
    import os

    real("config", "set", "signs", "on")
    for file in (home / "data" / "journal").glob("*.jsonl"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    assert HALT in real().out
    assert (home / "cache" / "signs.json").exists()
    assert HALT in real().out
    for each in data("log", "--kind", "checkin")["entries"]:
        real("rm", each["id"])
    assert HALT not in real().out
    (home / "cache" / "signs.json").write_text("spoilt")
    assert SILENCE in real().out


def test_a_sign_is_of_its_day(quiet, real) -> None:
    real("config", "set", "signs", "on")
    assert HALT in real().out
    assert HALT not in real(now="2026-11-25T12:00:00+00:00").out
