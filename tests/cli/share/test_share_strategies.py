"""`strategy export` and `strategy import`: what helps, from one person to another."""

import json
import tomllib
from pathlib import Path

import pytest

PACK = """format = 1
from = "Sam's list"

[strategy.feed-the-cat]
name = "Feed the cat"
how = "She is always hungry."
steps = ["Find the tin."]
withdrawal = true

[strategy.wait-fifteen]
name = "Wait fifteen minutes"
how = "Wait as long as it takes."
strenuous = false
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    (tmp_path / "pack.toml").write_text(PACK)
    return str(tmp_path / "pack.toml")


@pytest.fixture
def strategy(real):
    def read(name: str) -> dict:
        return json.loads(real("strategy", "show", name, "--json").out)["data"]

    return read


def test_a_pack_holds_no_names_unless_they_are_asked_for(real, tmp_path: Path) -> None:
    real("strategy", "add", "Feed the cat", "--heard-from", "Robin", "--for", "lonely", "--for", "Frank at work")
    file = tmp_path / "out.toml"
    answer = real("strategy", "export", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert "left out: heard-from, triggers" in answer.err
    text = file.read_text()
    assert "Robin" not in text
    assert "Frank" not in text
    assert tomllib.loads(text)["strategy"]["feed-the-cat"]["triggers"] == ["lonely"]
    whole = real("strategy", "export", "--with", "heard-from", "--with", "triggers", "--from", "Ann").out
    assert 'heard_from = "Robin"' in whole
    assert "Frank at work" in whole
    assert 'from = "Ann"' in whole


def test_what_is_exported_can_be_imported(real, tmp_path: Path, strategy) -> None:
    real("strategy", "add", "Feed the cat", "--how", "now", "--step", "Find the tin", "--minutes", "5", "--by-day")
    before = strategy("feed-the-cat")
    real("strategy", "export", "feed-the-cat", "-o", str(tmp_path / "a.toml"))
    real("strategy", "rm", "feed-the-cat")
    answer = real("strategy", "import", str(tmp_path / "a.toml"), "--from", "Ann")
    assert answer.out.startswith("Saved 1 strategy from Ann: feed-the-cat")
    assert strategy("feed-the-cat") == {**before, "heard_from": "Ann"}


def test_nothing_of_ones_own_is_written_over_without_asking(real, pack: str, strategy) -> None:
    answer = real("strategy", "import", pack)
    assert answer.code == 0
    assert answer.out.splitlines()[0] == "Saved 1 strategy from Sam's list: feed-the-cat"
    assert "Left as yours: wait-fifteen" in answer.out
    assert strategy("feed-the-cat")["heard_from"] == "Sam's list"
    assert not strategy("wait-fifteen")["mine"]
    assert real("strategy", "import", pack, "--yes").out.startswith("Saved 1 strategy from Sam's list: wait-fifteen")
    mine = strategy("wait-fifteen")
    assert (mine["how"], mine["evidence"], mine["category"]) == ("Wait as long as it takes.", "custom", "delay")
    assert real("strategy", "import", pack).out.startswith("Nothing new")
    real("undo")
    assert not strategy("wait-fifteen")["mine"]


def test_a_dry_run_changes_nothing(real, pack: str, home: Path) -> None:
    answer = real("strategy", "import", pack, "--dry-run")
    assert answer.code == 0
    assert "New:\nfeed-the-cat\tFeed the cat: She is always hungry." in answer.out
    assert "Different from what you have under that name:\nwait-fifteen" in answer.out
    assert not (home / "data").exists()
    found = json.loads(real("strategy", "import", pack, "--dry-run", "--json").out)["data"]
    assert (found["added"], found["clashing"], found["taken"]) == (["feed-the-cat"], ["wait-fifteen"], [])


def test_a_newer_list_of_the_same_source_is_told_from_a_clash(real, pack: str) -> None:
    real("strategy", "import", pack)
    Path(pack).write_text(PACK.replace("She is always hungry.", "He is always hungry."))
    found = json.loads(real("strategy", "import", pack, "--dry-run", "--json").out)["data"]
    assert (found["changed"], found["clashing"]) == (["feed-the-cat"], ["wait-fifteen"])


def test_at_a_terminal_it_asks(real, terminal, pack: str, home: Path, strategy) -> None:
    screen = terminal("strategy", "import", pack, SOBERTRACK_HOME=str(home))
    screen.until("Put theirs in its place?")
    screen.type("y\n")
    assert "Saved 2 strategies from Sam's list" in screen.end().out
    assert strategy("wait-fifteen")["mine"]


def test_a_shipped_caution_stays(real, tmp_path: Path, strategy) -> None:
    file = tmp_path / "p.toml"
    file.write_text(
        '[strategy.cold-water]\nname = "Cold water on face or wrists"\nhow = "Just do it"\nwithdrawal = true\n'
    )
    before = strategy("cold-water")["caution"]
    real("strategy", "import", str(file), "--yes")
    after = strategy("cold-water")
    assert (after["how"], after["caution"], after["withdrawal"]) == ("Just do it", before, False)


def test_what_is_no_pack_is_refused_with_its_place(real, tmp_path: Path, home: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(b"[strategy.a]\nname = 7\n")
    answer = real("strategy", "import", str(file))
    assert answer.code == 2
    assert f"{file}:1: strategy.a.name is not text; nothing was read" in answer.err
    assert real("strategy", "import", str(tmp_path / "none")).code == 2
    assert real("strategy", "import", str(tmp_path)).code == 2
    assert real("strategy", "import", "-", stdin=b"\xff").code == 2
    assert real("strategy", "export", "nothing-like-it").code == 4
    assert real("strategy", "export", "--with", "notes").code == 2
    assert real("strategy", "export").out.startswith("You have no strategy of your own yet.")
    assert not home.exists()


def test_nothing_is_called_written_before_it_is(real, tmp_path: Path) -> None:
    real("strategy", "add", "Feed the cat")
    answer = real("strategy", "export", "-o", str(tmp_path / "pack.toml"))
    assert (answer.code, answer.out) == (0, "")
    assert "1 strategy written" in answer.err
    (tmp_path / "a file").write_text("")
    for place in (tmp_path / "a file" / "pack.toml", tmp_path / "pack.toml"):
        answer = real("strategy", "export", "-o", str(place))
        assert answer.code in (1, 2)
        assert "strategy written" not in answer.err
