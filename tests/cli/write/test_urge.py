"""`urge`: one craving, saved at the first word, finished later."""

import json
from pathlib import Path

import pytest

NOW = "2026-11-24T15:00:00+00:00"
LATER = "2026-11-24T15:40:00+00:00"


def entries(real, now: str = LATER) -> list[dict]:
    return json.loads(real("log", "--kind", "urge", "--json", now=now).out)["data"]["entries"]


def test_one_number_is_enough(real) -> None:
    answer = real("urge", "6", now=NOW)
    assert answer.code == 0
    first, second, last = answer.out.splitlines()
    assert first.startswith("Saved urge u-")
    assert first.endswith(" for Tue 24 Nov 2026: level 6")
    assert "sobertrack urge --now LEVEL" in second
    assert last.startswith("Or: ")
    (entry,) = entries(real)
    assert (entry["level"], entry["after"], entry["time"]) == (6, None, "15:00")


def test_everything_that_can_be_said(real, home: Path) -> None:
    real("start", "alcohol", "--since", "2020-01-01", now=NOW)
    words = ["--trigger", "Stress", "--trigger", "beer garden", "--tried", "Wait fifteen minutes", "--minutes", "12"]
    words += ["--where", "the  kitchen", "-n", "-", "--on", "yesterday", "--at", "22:30", "--now", "3"]
    answer = real("urge", "8", *words, "--json", stdin="it was late", now=NOW)
    data = json.loads(answer.out)["data"]
    assert answer.code == 0
    assert (data["day"], data["time"], data["level"], data["after"]) == ("2026-11-23", "22:30", 8, 3)
    assert data["triggers"] == ["stress", "beer garden"]
    assert data["tried"] == ["wait-fifteen"]
    assert (data["minutes"], data["where"], data["note"], data["counter"]) == (
        12,
        "the kitchen",
        "it was late",
        "alcohol",
    )


def test_the_last_open_one_is_closed_later(real) -> None:
    first = real("urge", "7", "--trigger", "stress", now=NOW).out
    answer = real("urge", "--now", "3", "--tried", "wait-fifteen", "--trigger", "tired", "--minutes", "20", now=LATER)
    assert answer.code == 0
    saved, second, last = answer.out.splitlines()
    assert saved.split()[2] in first
    assert saved.endswith("7 at first, 3 now")
    assert second.startswith("It came down, and that stays written.")
    assert last.startswith("Or: ")
    (entry,) = entries(real)
    assert (entry["level"], entry["after"], entry["minutes"]) == (7, 3, 20)
    assert (entry["triggers"], entry["tried"]) == (["stress", "tired"], ["wait-fifteen"])
    assert real("undo", now=LATER).code == 0
    assert entries(real)[0]["after"] is None


def test_a_level_said_again_is_about_the_urge_of_today(real) -> None:
    real("urge", "7", now="2026-11-20T15:00:00+00:00")
    real("urge", "8", now=NOW)
    for level in ("6", "2"):
        real("urge", "--now", level, now=LATER)
    assert [(entry["level"], entry["after"]) for entry in entries(real)] == [(7, None), (8, 2)]
    real("urge", "--now", "1", now="2026-11-25T09:00:00+00:00")
    assert [(entry["level"], entry["after"]) for entry in entries(real, "2026-11-25T09:00+00:00")] == [(7, 1), (8, 2)]


def test_without_an_open_urge_there_is_nothing_to_close(real) -> None:
    answer = real("urge", "--now", "3", now=NOW)
    assert answer.code == 4
    assert "sobertrack urge LEVEL --now 3" in answer.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["list"], 2, '"list" is not a level from 0 to 10; to see past urges: sobertrack log --kind urge'),
        (["11"], 2, '"11" is not a level from 0 to 10'),
        (["-3"], 2, "no option"),
        (["5", "-c", "6"], 2, "given twice"),
        (["5", "--now", "high"], 2, '--now: "high" is not a level'),
        (["5", "--minutes", "2000"], 2, "--minutes"),
        (["5", "--held", "yes"], 2, "--plan ID"),
        (["5", "--held", "perhaps"], 2, "neither yes nor no"),
        (["5", "--plan", "none"], 4, 'no plan "none"'),
        (["5", "--tried", "vodka"], 4, "sobertrack slip"),
        (["5", "--counter", "nothing"], 4, 'no counter "nothing"'),
        (["5", "--on", "tomorrow"], 2, "--on"),
        ([], 5, "one number is enough"),
    ],
)
def test_what_is_refused_and_how(real, home: Path, words: list[str], code: int, said: str) -> None:
    answer = real("urge", *words, now=NOW)
    assert answer.code == code
    assert said in answer.err
    assert not (home / "data" / "journal").exists()


def test_a_near_duplicate_of_a_trigger_is_pointed_out_and_kept(real) -> None:
    answer = real("urge", "4", "--trigger", "lonley", now=NOW)
    assert answer.code == 0
    assert 'there is also "Lonely"' in answer.err or "lonely" in answer.err.lower()
    assert entries(real)[0]["triggers"] == ["lonley"]


def test_ones_own_triggers_are_known_again(real) -> None:
    real("urge", "4", "--trigger", "Beer garden", now=NOW)
    answer = real("urge", "4", "--trigger", "beer-garden", "--trigger", "beer gardn", now=NOW)
    assert 'trigger "beer gardn" is kept as you wrote it; there is also "Beer garden"' in answer.err
    assert entries(real)[1]["triggers"] == ["Beer garden", "beer gardn"]


def test_from_seven_on_a_person_stands_first_and_from_eight_a_line(real, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "supporters.toml").write_text('[supporter.sam]\nname = "Sam"\nphone = "+1 555 0100"\n')
    real("letter", "write", "-n", "You know this.", now=NOW)
    real("urge", "8", "--now", "2", "--at", "02:10", "--tried", "change-the-room", now="2026-11-03T12:00:00+00:00")
    six = real("urge", "6", now=NOW).out
    assert six.splitlines()[0].startswith("Saved urge")
    assert "You know this." not in six
    assert six.splitlines()[-1] == "Or: call Sam +1 555 0100"
    seven = real("urge", "7", now=NOW).out.splitlines()
    assert seven[0] == "Call Sam: +1 555 0100"
    assert seven[-4:-1] == [
        "You wrote to yourself:",
        "  You know this.",
        "3 Nov, 02:10: an 8 became a 2. You chose: Change the room.",
    ]
    eight = real("urge", "8", now=NOW).out.splitlines()
    assert eight[0].startswith("That sounds hard.")
    assert eight[2] == "Samaritans: 116 123"
    assert "999" in eight[3]
    assert (seven[-1], "Sam" in "".join(seven[1:])) == ("People and numbers: sobertrack sos", False)
    for name in ("Samaritans", "sobertrack sos", "Call Sam"):
        assert "\n".join(eight).count(name) == 1, name
    assert real("urge", "--now", "9", now=NOW).out.count("sobertrack sos") == 1
    calm = real("urge", "--now", "2", now=LATER).out.splitlines()
    assert calm[0].startswith("Saved urge")


def test_in_the_first_days_the_emergency_line_stands_first(real) -> None:
    real("start", "alcohol", "--since", "2026-11-20", now=NOW)
    assert real("urge", "3", now=NOW).out.startswith(
        "After stopping: a fit, confusion, fever with shaking, seeing things? Call 999 now."
    )
    quiet = real("urge", "3", "-q", now=NOW).out.splitlines()
    assert quiet[0].startswith("After stopping: a fit")
    assert quiet[1].startswith("u-")


def test_with_several_counters_it_is_saved_all_the_same(real) -> None:
    for name in ("alcohol", "nicotine"):
        real("start", name, "--since", "2020-01-01", now=NOW)
    assert real("urge", "5", now=NOW).code == 0
    assert entries(real)[0]["counter"] is None


def test_it_is_saved_in_a_damaged_journal(real, home: Path) -> None:
    real("urge", "5", now=NOW)
    (file,) = (home / "data" / "journal").iterdir()
    file.write_bytes(b"\0" * 40)
    answer = real("urge", "8", now=LATER)
    assert answer.code == 0
    assert "Saved urge" in answer.out
    assert file.stat().st_size > 40


def test_a_plan_that_held_is_counted(real, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "plan.toml").write_text('[plan.bar]\nif = "they offer"\nthen = "I say no"\ntriggers = ["event"]\n')
    first = real("urge", "5", "--trigger", "event", now=NOW).out.splitlines()
    assert first[1] == "Your plan: if they offer, then I say no."
    real("urge", "--now", "2", "--plan", "bar", "--held", "yes", now=LATER)
    entry = entries(real)[0]
    assert (entry["plan"], entry["held"]) == ("bar", True)
    real("urge", "6", "--now", "6", "--plan", "bar", "--held", "no", now=LATER)
    assert entries(real)[1]["held"] is False
    again = real("urge", "5", "--trigger", "event", now=LATER).out.splitlines()
    assert again[1] == "Your plan: if they offer, then I say no. (held 1 of 2 times)"
    real("urge", "--plan", "bar", "--held", "yes", now=LATER)
    assert [entry["held"] for entry in entries(real)] == [True, False, True]
