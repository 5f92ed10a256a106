"""`plan`: if this happens, then I do that."""

import json
from pathlib import Path

import pytest

NOW = "2026-11-24T15:00:00+00:00"
IF, THEN = "they offer me a drink", "I say no and call Sam"


@pytest.fixture
def plans(real):
    def read() -> list[dict]:
        return json.loads(real("plan", "--json", now=NOW).out)["data"]["plans"]

    return read


def add(real, *words: str) -> str:
    answer = real("plan", "add", "--if", IF, "--then", THEN, *words, now=NOW)
    assert answer.code == 0, answer.err
    return answer.out


def test_a_plan_is_kept_changed_taken_away_and_brought_back(real, plans) -> None:
    out = add(real, "--trigger", "Being offered or pushed", "--strategy", "Say no in one sentence")
    assert out.splitlines()[0] == f"Saved plan they-offer-me-a: if {IF}, then {THEN}."
    (plan,) = plans()
    assert plan == {
        "id": "they-offer-me-a",
        "if": IF,
        "then": THEN,
        "triggers": ["social-pressure"],
        "strategy": "short-no",
        "slip": None,
        "used": 0,
        "held": 0,
    }
    real("plan", "edit", "they-offer-me-a", "--then", "I leave", "--trigger", "", now=NOW)
    assert (plans()[0]["then"], plans()[0]["triggers"]) == ("I leave", [])
    real("undo", now=NOW)
    assert plans()[0]["then"] == THEN
    assert real("plan", "rm", "they-offer-me-a", now=NOW).out.startswith("Saved plan they-offer-me-a: removed")
    assert plans() == []
    real("undo", now=NOW)
    assert len(plans()) == 1


def test_if_and_then_that_were_typed_along_are_left_out(real, plans) -> None:
    real("plan", "add", "--if", "If  it rains.", "--then", "then I stay in.", now=NOW)
    assert (plans()[0]["if"], plans()[0]["then"]) == ("it rains.", "I stay in.")
    assert "if it rains, then I stay in." in real("plan", now=NOW).out


def test_what_is_refused(real) -> None:
    assert real("plan", "add", now=NOW).code == 5
    assert real("plan", "add", "--if", "x", now=NOW).code == 5
    assert real("plan", "add", "--if", " ", "--then", "y", now=NOW).code == 2
    assert real("plan", "add", "--if", "x" * 201, "--then", "y", now=NOW).code == 2
    assert real("plan", "add", "--if", "x", "--then", "y", "--strategy", "vodka", now=NOW).code == 4
    assert real("plan", "show", "nothing", now=NOW).code == 4
    add(real)
    assert real("plan", "edit", "they-offer-me-a", now=NOW).code == 2
    assert real("plan", "learn", now=NOW).code == 4


def test_the_list_says_how_often_each_held(real) -> None:
    add(real)
    for held in ("yes", "yes", "no"):
        real("urge", "6", "--now", "2", "--plan", "they-offer-me-a", "--held", held, now=NOW)
    assert "(held 2 of 3 times)" in real("plan", now=NOW).out
    assert json.loads(real("plan", "show", "they-offer-me-a", "--json", now=NOW).out)["data"]["held"] == 2


def test_the_card_fits_a_page_and_names_nobody_else_for_somebody_close(real, tmp_path: Path) -> None:
    for number in range(20):
        real("plan", "add", "--if", f"case {number} comes", "--then", "I call Sam", now=NOW)
    real("supporter", "add", "Sam", "--phone", "+1 555 0100", now=NOW)
    own = real("plan", "print", now=NOW).out
    assert len(own.splitlines()) < 50
    assert "Sam\t+1 555 0100" in own
    assert "In danger\t999" in own
    card = real("plan", "print", "--for", "mum", "--format", "md", now=NOW).out
    assert card.startswith("# My plan, for mum")
    assert "How to help me" in card
    assert "+1 555 0100" not in card
    assert "call 999 now" in card
    assert real("plan", "print", "-o", str(tmp_path / "card.md"), "--format", "md", now=NOW).out == ""
    assert (tmp_path / "card.md").read_text().startswith("# My plan")


def test_a_plan_is_learnt_from_a_slip(real, plans) -> None:
    real("start", "alcohol", "--since", "2026-01-01", now=NOW)
    slip = real("slip", "--on", "yesterday", "--trigger", "event", now=NOW).out.splitlines()[0].split()[2]
    assert real("plan", "learn", now=NOW).code == 5
    answer = real("plan", "learn", slip, "--if", IF, "--then", THEN, now=NOW)
    assert answer.code == 0, answer.err
    assert plans()[0]["slip"]
    real("plan", "learn", "--if", "the wedding", "--then", "I go home", now=NOW)
    assert [plan["if"] for plan in plans()] == ["the wedding"]


def test_the_four_questions_at_a_terminal(real, terminal, plans, home: Path) -> None:
    real("start", "alcohol", "--since", "2026-01-01", now=NOW)
    real("slip", "--on", "yesterday", now=NOW)
    screen = terminal("plan", "learn", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=NOW)
    before = screen.until("Where were you, and what was going on?")
    assert "not about blame" in before.replace("\r\n  ", " ").replace("\r\n", " ")
    screen.type("at the wedding\n")
    screen.until("What set it off?")
    screen.type("event\n")
    screen.until("what do you do first?")
    screen.type("1\n")
    screen.until("Whom could you call or tell?")
    screen.type("Sam\n")
    screen.until("Keep it?")
    screen.type("\n")
    assert "Saved plan at-the-wedding" in screen.end().out
    (plan,) = plans()
    assert plan["if"] == "at the wedding"
    assert plan["then"].endswith(" and I call Sam")
    assert plan["triggers"] == ["event"]
    assert plan["strategy"]


def test_a_plan_may_be_left_unmade(real, terminal, plans, home: Path) -> None:
    real("start", "alcohol", "--since", "2026-01-01", now=NOW)
    real("slip", "--on", "yesterday", now=NOW)
    screen = terminal("plan", "learn", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW=NOW)
    for question in ("what was going on?", "What set it off?", "do first?", "call or tell?"):
        screen.until(question)
        screen.type("\n")
    assert "Nothing was kept, and that is fine." in screen.end().out
    assert plans() == []


def test_a_damaged_file_is_not_written_over(real, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "plan.toml").write_text("= [\n")
    assert real("plan", "add", "--if", "x", "--then", "y", now=NOW).code == 3
    assert (home / "data" / "plan.toml").read_text() == "= [\n"
    assert real("plan", now=NOW).code == 0
