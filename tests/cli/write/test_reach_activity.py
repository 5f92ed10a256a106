"""`reach` and `activity`: one line each, and what they count for."""

import json

import pytest


@pytest.fixture
def sam(real) -> None:
    assert real("supporter", "add", "Sam K.", "--phone", "+1 555 0100").code == 0


def last(real) -> dict:
    return json.loads(real("log", "--limit", "1", "--json").out)["data"]["entries"][0]


def test_a_contact_is_kept_with_its_way(real, sam) -> None:
    answer = real("reach", "sam k", "--how", "call", "--on", "yesterday", "--at", "9pm", "-n", "we laughed")
    first, second = answer.out.splitlines()
    assert first.startswith("Saved contact t-")
    assert first.endswith("for Sat 21 Nov 2026 (yesterday), 21:00: you called Sam K.")
    assert second == "Undo: sobertrack undo"
    assert "laughed" not in answer.out
    found = last(real)
    assert (found["supporter"], found["how"], found["from_them"], found["time"]) == ("sam-k", "call", False, "21:00")


def test_they_may_have_reached_out(real, sam) -> None:
    assert "Sam K. wrote you a message" in real("reach", "sam-k", "--how", "message", "--from-them").out
    assert last(real)["from_them"] is True


def test_a_name_that_is_not_on_the_list_is_kept_as_written(real, sam) -> None:
    answer = real("reach", "Sam  L")
    assert 'Sam L is not on your list; to add: sobertrack supporter add "Sam L".' in answer.out
    assert 'there is also "sam-k"' in answer.err
    assert last(real)["supporter"] == "Sam L"


def test_a_promise_is_named_that_it_counts_for(real, sam) -> None:
    real("promise", "add", "call", "sam-k", "daily")
    assert real("reach", "sam-k", "--how", "call").out.splitlines()[1].startswith("call sam-k daily: kept: 1 of 1.")
    assert "kept" not in real("reach", "sam-k", "--how", "meet").out
    assert "kept" not in real("reach", "sam-k", "--on", "2026-11-01").out


def test_an_activity_takes_the_name_of_its_promise(real) -> None:
    real("promise", "add", "Evening walk", "5/week")
    answer = real("activity", "evening-walk", "--minutes", "1h30")
    first, second = answer.out.splitlines()
    assert first.endswith("for Sun 22 Nov 2026: Evening walk, 1 h 30 min.")
    assert second.startswith("Evening walk 5/week: 1 of 5")
    assert (last(real)["name"], last(real)["minutes"]) == ("Evening walk", 90)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45), ("45 min", 45), ("7h", 420), ("7 h 30", 450), ("24h", 1440)]
)
def test_lengths(real, typed: str, minutes: int) -> None:
    real("activity", "sleep", "--minutes", typed)
    assert last(real)["minutes"] == minutes


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("activity list", 2, "log --kind activity"),
        ("activity yesterday", 4, "--on yesterday"),
        ("activity ''", 2, "1 to 80 letters"),
        ("activity walk --minutes 0", 2, "is not a length"),
        ("activity walk --minutes 25h", 2, "is not a length"),
        ("activity walk --on tomorrow", 2, "in the future"),
        ("reach list", 2, "log --kind contact"),
        ("reach yesterday", 4, "--on yesterday"),
        ("reach sam-k --how phone", 2, "call, message, meet, letter"),
        ("reach", 2, "SUPPORTER is missing"),
    ],
)
def test_what_is_no_name_is_not_kept(real, sam, line: str, code: int, words: str) -> None:
    import shlex

    answer = real(*shlex.split(line))
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err
    assert json.loads(real("log", "--json").out)["data"]["entries"] == []


def test_both_can_be_changed_and_taken_back(real, sam) -> None:
    short = real("activity", "walk", "-q").out.strip()
    assert real("edit", short, "--minutes", "20", "--name", "run").code == 0
    assert (last(real)["name"], last(real)["minutes"]) == ("run", 20)
    real("undo")
    assert (last(real)["name"], last(real)["minutes"]) == ("walk", None)
    real("rm", short)
    assert json.loads(real("log", "--json").out)["data"]["entries"] == []
    short = real("reach", "sam-k", "-q").out.strip()
    assert "one of: call, message" in real("edit", short, "--how", "phone").err
    assert real("edit", short, "--how", "meet").code == 0


def test_a_skip_can_be_changed(real) -> None:
    real("promise", "add", "walk", "daily")
    short = real("promise", "skip", "walk", "-q").out.strip()
    assert real("edit", short, "--until", "2026-11-25").code == 0
    assert last(real)["until"] == "2026-11-25"


def test_an_activity_spelled_like_another_is_pointed_out(real) -> None:
    real("promise", "add", "walk", "3/week")
    real("activity", "swimming")
    assert 'there is also "swimming"' in real("activity", "swiming").err
    assert 'there is also "walk"' in real("activity", "walks").err
    assert real("activity", "guitar").err == ""
    assert real("activity", "Walk").err == ""


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("reach", "sam", "yesterday"), "if you mean that: --on yesterday"),
        (("reach", "sam", "last", "friday"), "if you mean that: --on 'last friday'"),
        (("reach", "sam", "call"), "if you mean that: --how call"),
        (("reach", "sam", "zzz"), "how it is called: sobertrack reach -h"),
        (("reach", "sam", "30"), "how it is called: sobertrack reach -h"),
        (("reach", "Sam", "Miller"), "what has a blank in it stands in quotes"),
        (("reach", "sam", "--on", "friday", "21:00"), "what has a blank in it stands in quotes"),
        (("activity", "walk", "30", "min"), "if you mean that: --minutes '30 min'"),
        (("activity", "walk", "call"), "how it is called: sobertrack activity -h"),
    ],
)
def test_a_word_too_many_is_often_the_value_of_an_option(real, line: tuple[str, ...], hint: str) -> None:
    answer = real(*line)
    assert answer.code == 2
    assert hint in answer.err


def test_a_text_is_a_message(real, sam) -> None:
    assert "you wrote Sam K. a message" in real("reach", "sam-k", "--how", "text").out
    assert last(real)["how"] == "message"
