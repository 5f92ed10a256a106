"""`strategy list`, `show`, `hide` and `rm`: the shipped ones and a person's own."""

import json
import re
from pathlib import Path

import pytest

SHIPPED = json.loads((Path(__file__).parents[3] / "src/sobertrack/data/strategies.json").read_text("utf-8"))
IDS = [row["id"] for row in SHIPPED["strategy"]]
TRIGGERS = [row["id"] for row in SHIPPED["trigger"]]


def ids(found: dict) -> list[str]:
    return [each["id"] for each in found["strategies"]]


def test_all_are_listed_under_their_categories(real, data) -> None:
    lines = real("strategy").out.splitlines()
    assert lines[0] == f"{len(IDS)} strategies. The steps: sobertrack strategy show NAME"
    assert [line.split("\t")[0] for line in lines if "\t" in line] == IDS
    assert "After use (repair)" in lines
    assert "wait-fifteen\tWait fifteen minutes (15 min)" in lines
    assert ids(data("strategy", "list")) == IDS
    assert {each["evidence"] for each in data("strategy")["strategies"]} == {"tested", "component", "small", "custom"}


def test_narrowed(real, data) -> None:
    hungry = data("strategy", "list", "--for", "Hungry")["strategies"]
    assert hungry
    assert all("hungry" in each["triggers"] for each in hungry)
    both = ids(data("strategy", "list", "--for", "hungry", "--for", "lonely"))
    assert set(ids({"strategies": hungry})) < set(both)
    assert {each["category"] for each in data("strategy", "list", "--category", "Body")["strategies"]} == {"body"}
    assert ids(data("strategy", "list", "--search", "WAIT fifteen")) == ["wait-fifteen"]
    assert data("strategy", "list", "--mine") == {"strategies": []}
    assert real("strategy", "list", "--search", "xyzzy").out.startswith("No strategy fits that. All of them: ")
    assert real("strategy", "list", "--search", "fifteen decide").out.startswith("1 strategy that fits.")


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_what_is_for_after_use_suits_no_trigger(data, trigger: str) -> None:
    found = data("strategy", "list", "--for", trigger)["strategies"]
    assert found
    assert "repair" not in {each["category"] for each in found}


def test_unknown_words(refused) -> None:
    assert 'did you mean "hungry"' in refused(4, "strategy", "list", "--for", "hungri")
    assert "strategy list --triggers" in refused(4, "strategy", "list", "--for", "xyzzy")
    assert "one of: delay, distract" in refused(2, "strategy", "list", "--category", "nice")
    assert "wait-fifteen" in refused(4, "strategy", "show", "wait-fiften")


def test_the_triggers_and_what_they_mean(real, data) -> None:
    real("strategy", "add", "Feed the cat", "--for", "rain")
    found = data("strategy", "list", "--triggers")["triggers"]
    assert [each["id"] for each in found] == [*TRIGGERS, "rain"]
    assert found[0]["meaning"].startswith("A heavy or worried mood")
    assert found[-1]["meaning"] is None
    assert "rain\train\tone of your own" in real("strategy", "list", "--triggers").out.splitlines()


@pytest.mark.parametrize("row", SHIPPED["strategy"], ids=IDS)
def test_each_shows_its_caution_first_its_steps_and_its_evidence(real, row: dict) -> None:
    answer = real("strategy", "show", row["id"])
    lines = answer.out.splitlines()
    assert answer.code == 0
    if row["caution"]:
        assert lines.pop(0) == f"Caution: {row['caution']}"
    assert lines[:2] == [row["name"], row["how"]]
    assert [line for line in lines if re.match(r"\d\. ", line)] == [
        f"{number}. {step}" for number, step in enumerate(row["steps"], 1)
    ]
    (evidence,) = (line for line in lines if line.startswith("Evidence\t"))
    assert evidence.endswith(row["evidence_note"])
    assert ("Not for\t" in answer.out) == (row["strenuous"] or not row["withdrawal"])
    assert ("Best\tby day" in answer.out) == (not row["night"])
    read = {True: "Checked against:", False: "Not checked yet, from:"}[row["verified"]]
    assert (read in lines) == (not row["source"].startswith("custom"))


def test_show_by_name_as_json(data) -> None:
    found = data("strategy", "show", "walk fast for TEN minutes")
    assert (found["id"], found["evidence"], found["mine"], found["hidden"]) == ("brisk-walk", "tested", False, False)
    assert found["safety"] == [f"Caution: {found['caution']}"]
    assert found["heard_from"] is None


def test_hide_and_show_again(real, data, tables) -> None:
    answer = real("strategy", "hide", "wait fifteen minutes")
    assert answer.out.splitlines()[0] == "Saved strategy wait-fifteen: hidden; it is offered no more."
    assert tables("strategies.toml")["strategy"] == {"wait-fifteen": {"hidden": True}}
    assert "wait-fifteen" not in ids(data("strategy", "list"))
    assert "1 more you have hidden: sobertrack strategy list --all" in real("strategy").out
    assert data("strategy", "list", "--all", "--search", "fifteen")["strategies"][0]["hidden"] is True
    assert "strategy hide wait-fifteen --undo" in real("strategy", "show", "Wait fifteen minutes").out
    assert real("strategy", "hide", "wait-fifteen").out == (
        "The strategy wait-fifteen says that already; nothing was changed.\n"
    )
    assert real("checkin", "4", "--tried", "Wait fifteen minutes").err == ""
    assert data("strategy", "hide", "wait-fifteen", "--undo")["hidden"] is False
    assert "strategy" not in tables("strategies.toml")
    assert ids(data("strategy", "list")) == IDS


def test_a_hidden_one_that_suits_is_counted(real) -> None:
    real("strategy", "hide", "eat-something")
    assert "1 more you have hidden" in real("strategy", "list", "--for", "hungry").out
    assert "1 more" not in real("strategy", "list", "--for", "lonely").out


def test_a_shipped_one_is_not_removed(refused) -> None:
    assert "sobertrack strategy hide wait-fifteen" in refused(2, "strategy", "rm", "wait-fifteen")


def test_rm_of_a_version_brings_the_shipped_text_back(real, data, tables) -> None:
    real("strategy", "edit", "brisk-walk", "--how", "Round the lake")
    real("strategy", "hide", "brisk-walk")
    answer = real("strategy", "rm", "brisk-walk")
    assert "your version is removed, the shipped one stands again" in answer.out
    assert tables("strategies.toml")["strategy"] == {"brisk-walk": {"hidden": True}}
    assert data("strategy", "show", "brisk-walk")["how"] == next(
        row["how"] for row in SHIPPED["strategy"] if row["id"] == "brisk-walk"
    )


def test_rm_of_ones_own_and_undo(real, data, tables) -> None:
    real("strategy", "add", "Feed the cat")
    assert real("strategy", "rm", "feed the cat").out.startswith("Saved strategy feed-the-cat: removed from your list.")
    assert data("strategy", "list", "--mine")["strategies"] == []
    real("undo")
    assert ids(data("strategy", "list", "--mine")) == ["feed-the-cat"]


def test_a_damaged_file_hides_no_shipped_strategy(real, data, refused, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    file = home / "data" / "strategies.toml"
    file.write_text('[strategy.x]\nname = "x\n')
    listed = real("strategy", "list", "--json")
    assert listed.code == 0
    assert ids(json.loads(listed.out)["data"]) == IDS
    assert json.loads(listed.out)["warnings"][0]["code"] == "bad_toml"
    for words in (["add", "y"], ["edit", "x", "--how", "z"], ["hide", "wait-fifteen"], ["rm", "x"]):
        assert "strategies.toml:2" in refused(3, "strategy", *words)
    file.write_text('[strategy.wait-fifteen]\nminutes = "many"\n[strategy.mine]\nname = "Mine"\n')
    listed = real("strategy", "list")
    assert "[strategy.wait-fifteen]: minutes is not a whole number" in listed.err
    assert "wait-fifteen\tWait fifteen minutes (15 min)" in listed.out
    assert "mine\tMine (yours)" in listed.out
