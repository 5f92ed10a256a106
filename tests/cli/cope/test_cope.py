"""`cope`: what may help now, best for this person first, and always a person."""

import json
from pathlib import Path

import pytest

DAY, NIGHT = "2026-11-24T15:00:00+00:00", "2026-11-24T02:10:00+00:00"


@pytest.fixture
def ids(real):
    def found(*words: str, now: str = DAY) -> list[str]:
        answer = real("cope", *words, "--json", now=now)
        assert answer.code == 0
        return [each["id"] for each in json.loads(answer.out)["data"]["strategies"]]

    return found


def used(real, name: str, *ends: tuple[int, int], trigger: str = "stress", now: str = DAY) -> None:
    for before, after in ends:
        real("urge", str(before), "--now", str(after), "--tried", name, "--trigger", trigger, "--at", "09:00", now=now)


def test_without_a_log_the_shipped_order_stands(real, ids) -> None:
    shipped = [each["id"] for each in json.loads(real("strategy", "list", "--json").out)["data"]["strategies"]]
    repair = {
        each["id"]
        for each in json.loads(real("strategy", "list", "--category", "repair", "--json").out)["data"]["strategies"]
    }
    assert ids() == [name for name in shipped if name not in repair]


def test_one_of_ones_own_without_a_line_on_how(real) -> None:
    real("strategy", "add", "Hum")
    assert real("cope", now=DAY).out.startswith("1. Hum (hum)\n2. ")
    assert "One thing, now: Hum\n\n" in real("sos", now=DAY).out


def test_what_helped_comes_first_with_its_evidence(real, ids) -> None:
    used(real, "count-down", *[(9, 5)] * 7, *[(6, 6)] * 2)
    used(real, "wait-fifteen", (10, 0))
    shown = real("cope", now=DAY).out
    assert "helped 7 of 9 times, about 3 points" in shown
    assert "helped 1 of 1 time, about 10 points; few times so far" in shown
    assert ids()[0] == "count-down"


def test_a_trigger_has_its_own_order(real, ids) -> None:
    used(real, "count-down", *[(8, 2)] * 6, trigger="angry")
    used(real, "hands-busy", *[(8, 2)] * 6, trigger="bored")
    assert ids("--for", "angry")[0] == "count-down"
    assert ids("--for", "bored")[0] == "hands-busy"


def test_an_own_strategy_is_ranked_with_the_others(real, ids) -> None:
    real("strategy", "add", "Feed the cat", "--how", "She is always hungry", now=DAY)
    used(real, "Feed the cat", *[(8, 1)] * 6)
    assert ids()[0] == "feed-the-cat"
    assert ids("--for", "lonely")[0] == "feed-the-cat"


def test_time_night_and_hiding_narrow_it(real, ids) -> None:
    listed = {each["id"]: each for each in json.loads(real("strategy", "list", "--json").out)["data"]["strategies"]}
    assert all(listed[name]["minutes"] <= 5 for name in ids("--minutes", "5"))
    assert all(listed[name]["night"] for name in ids(now=NIGHT))
    real("strategy", "hide", "wait-fifteen", now=DAY)
    assert "wait-fifteen" not in ids()


def test_in_the_first_days_what_strains_is_hidden_and_the_emergency_line_comes_first(real, ids) -> None:
    real("start", "alcohol", "--since", "2026-11-20", now=DAY)
    listed = {each["id"]: each for each in json.loads(real("strategy", "list", "--json").out)["data"]["strategies"]}
    assert all(listed[name]["withdrawal"] and not listed[name]["strenuous"] for name in ids())
    for words in ((), ("wait-fifteen",), ("--for", "unwell")):
        assert real("cope", *words, now=DAY).out.startswith("After stopping: a fit, confusion, fever with shaking")
    named = real("cope", "cold-water", now=DAY).out.splitlines()
    assert any(line.startswith("Not in the first ten days") for line in named[:4])


@pytest.mark.parametrize("now", [DAY, NIGHT])
def test_unwell_means_the_clinic_and_the_help_line_above_any_ranking(real, ids, now: str) -> None:
    used(real, "kind-words", *[(9, 0)] * 9, trigger="unwell")
    real("strategy", "hide", "help-line", now=DAY)
    assert (
        ids("--for", "unwell", "--minutes", "2", now=now)[:3]
        == ["call-the-clinic", "help-line", "kind-words"][:2] + (ids("--for", "unwell", "--minutes", "2", now=now)[2:3])
    )
    assert ids("--for", "unwell", now=now)[2] == "kind-words"
    assert "Samaritans: 116 123" in real("cope", "--for", "unwell", now=now).out


def test_a_person_ends_every_screen_and_stands_first_at_a_strong_urge(real, home: Path) -> None:
    assert real("cope", now=DAY).out.splitlines()[-1].startswith("Or: Samaritans 116 123")
    real("supporter", "add", "Sam", "--phone", "+1 555 0100", now=DAY)
    assert real("cope", now=DAY).out.splitlines()[-1] == "Or: call Sam +1 555 0100"
    assert real("cope", "wait-fifteen", now=DAY).out.splitlines()[-1] == "Or: call Sam +1 555 0100"
    assert real("cope", "call-one-person", now=DAY).out.splitlines()[-1] == "Sam +1 555 0100"
    real("letter", "write", "-n", "Breathe.", now=DAY)
    real("urge", "7", now=DAY)
    shown = real("cope", now=DAY).out.splitlines()
    assert shown[:3] == ["Call Sam: +1 555 0100", "You wrote to yourself:", "  Breathe."]
    real("urge", "--now", "2", now=DAY)
    assert not real("cope", now=DAY).out.startswith("Call Sam")


def test_plans_for_the_trigger_go_before_everything(real, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "plan.toml").write_text('[plan.bar]\nif = "they offer"\nthen = "I say no"\ntriggers = ["event"]\n')
    assert real("cope", "--for", "event", now=DAY).out.splitlines()[0] == "Your plan: if they offer, then I say no."
    assert "Your plan" not in real("cope", "--for", "stress", now=DAY).out


def test_the_steps_of_one_any_caution_first(real) -> None:
    shown = real("cope", "Ride the wave", now=DAY).out.splitlines()
    assert shown[0].startswith("Caution: ")
    assert shown[1] == "Ride the wave"
    assert shown[3].startswith("1. ")
    assert real("cope", "nothing-like-it", now=DAY).code == 4
    assert real("cope", "--minutes", "0", now=DAY).code == 2


def test_the_sum_is_shown_when_asked_for(real) -> None:
    used(real, "wait-fifteen", *[(8, 5)] * 2)
    shown = real("cope", "--explain", "--for", "stress", now=DAY).out
    assert "wait-fifteen: score " in shown
    assert "overall: drop (8 x 1 + 6) / (8 + 2) = 1.400, share (8 x 0.5 + 2) / (8 + 2) = 0.600" in shown
    assert "with these triggers: drop (8 x 1.4 + 6) / (8 + 2) = 1.720" in shown


def test_it_writes_nothing_without_a_terminal(real, home: Path) -> None:
    real("cope", now=DAY)
    real("cope", "wait-fifteen", now=DAY)
    assert not home.exists()


def test_at_a_terminal_a_strategy_goes_step_by_step_and_is_written_down(real, terminal, home: Path) -> None:
    real("urge", "8", now=DAY)
    screen = terminal("cope", "count-down", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=DAY)
    screen.until("1. Start at 200.")
    for _ in range(3):
        screen.until("Enter: next")
        screen.type("\n")
    screen.until("Ride it out with a timer for 3 min?")
    screen.type("\n")
    screen.until("How strong is the urge now?")
    screen.type("3\n")
    assert "8 at first, 3 now" in screen.end().out
    (entry,) = json.loads(real("log", "--kind", "urge", "--json", now=DAY).out)["data"]["entries"]
    assert (entry["level"], entry["after"], entry["tried"]) == (8, 3, ["count-down"])


def test_at_a_terminal_a_number_begins_one(real, terminal, home: Path) -> None:
    screen = terminal("cope", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=DAY)
    screen.until("Which one?")
    screen.type("1\n")
    screen.until("How strong is the urge?")
    screen.type("5\n")
    screen.until("Enter: next")
    screen.type("\x03")
    assert screen.end().code == 130
    (entry,) = json.loads(real("log", "--kind", "urge", "--json", now=DAY).out)["data"]["entries"]
    assert (entry["level"], entry["after"], entry["tried"]) == (5, None, ["wait-fifteen"])
