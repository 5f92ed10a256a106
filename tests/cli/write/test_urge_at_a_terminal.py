"""`urge` at a terminal: saved at once, then asked, and nothing that was said is lost."""

import json

import pytest

NOW = "2026-11-24T15:00:00+00:00"


@pytest.fixture
def written(real):
    """The urges in the journal."""

    def read(now: str = NOW) -> list[dict]:
        return json.loads(real("log", "--kind", "urge", "--json", now=now).out)["data"]["entries"]

    return read


@pytest.fixture
def urge(terminal, tmp_path):
    """`urge` at a terminal, on the notebook that `real` reads."""

    def program(*words: str, now: str = NOW):
        return terminal("urge", *words, SOBERTRACK_HOME=str(tmp_path / "notebook"), SOBERTRACK_NOW=now)

    return program


def test_it_is_saved_before_anything_is_asked(urge, written) -> None:
    screen = urge("7")
    screen.until("What set it off?")
    assert [(entry["level"], entry["after"]) for entry in written()] == [(7, None)]
    screen.type("\x03")
    assert screen.end().code == 130
    assert len(written()) == 1


def test_every_question_may_be_skipped(urge, written) -> None:
    screen = urge()
    screen.until("How strong is it?")
    screen.type("6\n")
    screen.until("What set it off?")
    screen.type("\n")
    screen.until("Which one?")
    screen.type("\n")
    screen.until("Ride it out with a timer for 10 min?")
    screen.type("\n")
    screen.until("How strong is the urge now?")
    screen.type("\n")
    assert screen.end().code == 0
    (entry,) = written()
    assert (entry["level"], entry["after"], entry["triggers"], entry["tried"]) == (6, None, [], [])


def test_the_whole_walk_and_one_undo(urge, written, real) -> None:
    screen = urge("6")
    shown = screen.until("What set it off?")
    assert "1 Sad, anxious or ashamed" in shown
    screen.type("5, the kitchen\n")
    listed = screen.until("Which one?")
    assert "1. " in listed
    screen.type("1\n")
    for _ in range(3):
        screen.until("Enter: next")
        screen.type("\n")
    screen.until("Ride it out with a timer for")
    screen.type("5\n")
    screen.until("Timer: 5 min. Enter ends it.")
    screen.until("0 of 5 min")
    screen.type("\n")
    screen.until("How strong is the urge now?")
    screen.type("2\n")
    assert "6 at first, 2 now" in screen.end().out
    (entry,) = written()
    assert (entry["level"], entry["after"], entry["triggers"]) == (6, 2, ["urge-cue", "the kitchen"])
    assert len(entry["tried"]) == 1
    real("undo", now=NOW)
    assert written() == []


def test_ctrl_c_keeps_what_is_known_so_far(urge, written) -> None:
    screen = urge("6")
    screen.until("What set it off?")
    screen.type("stress\n")
    screen.until("Which one?")
    screen.type("\x03")
    answer = screen.end()
    assert answer.code == 130
    assert "what you wrote is saved" in answer.out
    assert written()[0]["triggers"] == ["stress"]


def test_more_lists_every_trigger_and_ones_own_come_first(urge, real) -> None:
    for _ in range(2):
        real("urge", "4", "--trigger", "beer garden", "--now", "1", now=NOW)
    screen = urge("5")
    few = screen.until("What set it off?")
    assert "1 beer garden" in few
    assert "6 " not in few.rpartition("1 beer garden")[2]
    screen.type("more\n")
    screen.until("Enter skips")
    everything = screen.until("What set it off?")
    assert "Stress or overload" in everything
    screen.type("\n")
    screen.until("Which one?")
    screen.type("\x03")
    screen.end()


def test_an_urge_left_open_is_asked_about_once_the_next_morning(urge, written, real) -> None:
    real("urge", "8", now="2026-11-23T23:40:00+00:00")
    screen = urge("3")
    for question in ("What set it off?", "Which one?", "Ride it out", "How strong is the urge now?"):
        screen.until(question)
        screen.type("\n")
    screen.until("you wrote down an urge of 8. How low did it get?")
    screen.type("\n")
    assert screen.end().code == 0
    assert written()[0]["after"] is None
    screen = urge("3")
    for question in ("What set it off?", "Which one?", "Ride it out", "How strong is the urge now?"):
        screen.until(question)
        screen.type("\n")
    assert "How low did it get" not in screen.end().out


def test_with_options_nothing_is_asked(urge, written) -> None:
    answer = urge("5", "--trigger", "stress").end()
    assert answer.code == 0
    assert "What set it off" not in answer.out
    assert urge("5", "--no-input").end().code == 0
    assert len(written()) == 2


def test_what_was_just_done_is_not_offered(urge) -> None:
    screen = urge("6")
    screen.until("Enter skips")
    screen.type("\n")
    assert "log-first" not in screen.until("Enter leaves")
