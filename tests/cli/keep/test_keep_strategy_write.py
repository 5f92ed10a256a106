"""`strategy add` and `strategy edit`: a person's own, and their version of a shipped one."""

import pytest


def test_everything_that_can_be_said(real, data, tables) -> None:
    words = ["--heard-from", "Tuesday group", "--how", "She picks up.", "--step", "Dial.", "--step", "Talk."]
    words += [
        "--for",
        "Lonely",
        "--for",
        "rain",
        "--minutes",
        "10",
        "--category",
        "people",
        "--caution",
        "Not at work.",
    ]
    made = data("strategy", "add", " Call   mum ", *words, "--by-day", "--strenuous")
    assert tables("strategies.toml")["strategy"]["call-mum"] == {
        "name": "Call mum",
        "category": "people",
        "how": "She picks up.",
        "steps": ["Dial.", "Talk."],
        "triggers": ["lonely", "rain"],
        "minutes": 10,
        "caution": "Not at work.",
        "night": False,
        "strenuous": True,
        "heard_from": "Tuesday group",
    }
    assert data("strategy", "show", "CALL-MUM") == {**made, "safety": ["Caution: Not at work."]}
    assert data("strategy", "list", "--mine")["strategies"] == [made]
    assert data("strategy", "list", "--for", "rain")["strategies"] == [made]
    page = real("strategy", "show", "call mum").out.splitlines()
    assert page[0] == "Caution: Not at work."
    assert "Heard from\tTuesday group" in page
    assert "From\tyou" in page
    assert not any(line.startswith(("Evidence", "Source")) for line in page)


def test_a_name_is_enough_and_suits_any_trigger(real, data) -> None:
    answer = real("strategy", "add", "Feed the cat")
    assert answer.out.splitlines() == [
        "Saved strategy feed-the-cat: Feed the cat.",
        "To read it: sobertrack strategy show feed-the-cat. Undo: sobertrack undo",
    ]
    made = data("strategy", "show", "feed-the-cat")
    assert (made["category"], made["minutes"], made["evidence"], made["night"]) == (None, None, None, True)
    assert data("strategy", "list", "--for", "stress")["strategies"][0]["id"] == "feed-the-cat"
    assert "Suits\tany trigger" in real("strategy", "show", "feed-the-cat").out


def test_what_exists_is_refused_and_what_is_near_is_named(real, refused) -> None:
    assert "strategy edit wait-fifteen" in refused(2, "strategy", "add", "Wait Fifteen Minutes")
    near = real("strategy", "add", "call one persn")
    assert near.code == 0
    assert 'there is also "Call one person"' in near.err
    real("strategy", "add", "Tea")
    assert refused(2, "strategy", "add", "tea").startswith('sobertrack: strategy "Tea" exists already')


@pytest.mark.parametrize(
    "words",
    [
        [""],
        ["x" * 81],
        ["a", "--minutes", "0"],
        ["a", "--minutes", "601"],
        ["a", "--minutes", "ten"],
        ["a", "--category", "nice"],
        ["a", "--how", "x" * 501],
        ["a", *(word for n in range(21) for word in ("--step", str(n)))],
    ],
)
def test_limits(refused, home, words: list[str]) -> None:
    assert refused(2, "strategy", "add", *words)
    assert not (home / "data").exists()


def test_a_version_of_a_shipped_one_holds_only_what_differs(real, data, tables) -> None:
    before = data("strategy", "show", "brisk-walk")
    answer = real("strategy", "edit", "brisk-walk", "--how", "Round the lake", "--minutes", "20", "--night")
    assert "The shipped text comes back with: sobertrack strategy rm brisk-walk." in answer.out
    assert tables("strategies.toml")["strategy"]["brisk-walk"] == {
        "how": "Round the lake",
        "minutes": 20,
        "night": True,
    }
    changed = {"how": "Round the lake", "minutes": 20, "night": True, "mine": True}
    assert data("strategy", "show", "brisk-walk") == {**before, **changed}
    assert "changed by you; the evidence is about the shipped text" in real("strategy", "show", "brisk-walk").out
    cleared = ("--how", "", "--minutes", "", "--by-day")
    assert data("strategy", "edit", "brisk-walk", *cleared)["how"] == before["how"]
    assert "strategy" not in tables("strategies.toml")
    assert data("strategy", "show", "brisk-walk") == before


def test_the_safety_of_a_shipped_one_stays(real, data, refused, home) -> None:
    caution = data("strategy", "show", "brisk-walk")["caution"]
    assert data("strategy", "edit", "brisk-walk", "--caution", "Mind the geese.")["caution"] == (
        f"{caution} Mind the geese."
    )
    assert data("strategy", "edit", "brisk-walk", "--caution", "")["caution"] == caution
    assert "that stays" in refused(2, "strategy", "edit", "brisk-walk", "--gentle")
    assert "stays in repair" in refused(2, "strategy", "edit", "stop-here", "--category", "delay")
    file = home / "data" / "strategies.toml"
    file.write_text(
        '[strategy.brisk-walk]\ncaution = "Enjoy."\nstrenuous = false\nwithdrawal = true\n'
        '[strategy.stop-here]\ncategory = "delay"\n'
    )
    walk = data("strategy", "show", "brisk-walk")
    assert (walk["caution"], walk["strenuous"], walk["withdrawal"]) == (f"{caution} Enjoy.", True, False)
    assert data("strategy", "show", "stop-here")["category"] == "repair"


def test_steps_and_triggers_are_given_anew(data) -> None:
    data("strategy", "add", "Tea", "--step", "Boil.", "--step", "Pour.", "--for", "tired", "--heard-from", "Ana")
    changed = data(
        "strategy", "edit", "tea", "--step", "Cold tea.", "--for", "", "--heard-from", "", "--name", "Ice tea"
    )
    assert (changed["id"], changed["name"]) == ("tea", "Ice tea")
    assert (changed["steps"], changed["triggers"], changed["heard_from"]) == (["Cold tea."], [], None)
    assert data("strategy", "edit", "ICE TEA", "--step", "")["steps"] == []


def test_edit_refuses(real, refused) -> None:
    real("strategy", "add", "Tea")
    assert "say what to change" in refused(2, "strategy", "edit", "tea")
    assert "exists already" in refused(2, "strategy", "edit", "tea", "--name", "wait-fifteen")
    assert real("strategy", "edit", "tea", "--name", "TEA").code == 0
    assert "all of them: sobertrack strategy list" in refused(4, "strategy", "edit", "xyzzy", "--how", "x")


def test_text_that_breaks_screens_is_kept_and_shown_safely(real, data) -> None:
    name = "[red]a\x1b[31m\u202e:beer:\\"
    how = "[/] \U0001f468\u200d\U0001f469\u200d\U0001f467 \x00"
    made = data("strategy", "add", name, "--how", how, "--step", "one\ntwo\ttabbed")
    assert (made["name"], made["how"], made["steps"]) == (name, how, ["one\ntwo\ttabbed"])
    page = real("strategy", "show", made["id"]).out
    assert "\x1b" not in page
    assert "1. one\\ntwo\\ttabbed" in page.splitlines()


def test_undo_takes_back_each(real, tables) -> None:
    real("strategy", "add", "Tea")
    kept = tables("strategies.toml")
    real("strategy", "edit", "tea", "--how", "Hot.")
    real("undo")
    assert tables("strategies.toml") == kept
