"""`plan aftercare` at a terminal: section by section, and nothing that was typed is lost."""

from pathlib import Path

import pytest

from sobertrack.model.aftercare import SECTIONS

FIRST, WHEN = "Which programme ended, or will?", "When?"


@pytest.fixture
def screen(terminal, home: Path):
    return terminal("plan", "aftercare", SOBERTRACK_HOME=str(home), SOBERTRACK_NOW="2026-11-22T12:00:00Z")


def test_it_is_asked_section_by_section(screen, data) -> None:
    screen.until(FIRST)
    screen.type("?\n")
    assert "If there was none, the plan is as good" in screen.until(FIRST)
    screen.type("day clinic\n")
    screen.until(WHEN)
    screen.type("20 Nov\n")
    for section in SECTIONS:
        assert section.heading in screen.until(section.question)
        if section.key != "call":
            screen.type("\n")
            continue
        screen.type("Sam\n")
        screen.until("Another one?")
        screen.type("Kim\n")
        screen.until("Another one?")
        screen.type("\n")
    assert "1 of 14 sections; last day Fri 20 Nov 2026 (2 days ago)" in screen.end().out.replace("\n  ", " ")
    found = data("plan", "aftercare")
    assert (found["programme"], found["ended"]) == ("day clinic", "2026-11-20")
    assert {each["section"]: each["lines"] for each in found["sections"] if each["lines"]} == {"call": ["Sam", "Kim"]}


def test_what_was_typed_is_given_back_where_it_is_broken_off(screen, home: Path) -> None:
    screen.until(FIRST)
    screen.type("day clinic\n")
    screen.until(WHEN)
    screen.type("20 Nov\n")
    screen.until(SECTIONS[0].question)
    screen.type("Tuesday group\n")
    screen.until("Another one?")
    screen.type("\x03")
    done = screen.end()
    assert done.code == 130
    line = "sobertrack plan aftercare '--programme=day clinic' --ended=2026-11-20 '--meetings=Tuesday group'"
    assert f"\n{line}\n" in done.out
    assert not (home / "data" / "plan.toml").exists()
