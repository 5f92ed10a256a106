"""Two versions of a TOML file: told with what differs, taken only when asked, and both kept; leftovers are named."""

import json
from pathlib import Path

import pytest

STYLES = {
    "Syncthing": "supporters.sync-conflict-20261120-101500-ABCDEF7.toml",
    "Dropbox": "supporters (Sam's conflicted copy 2026-11-20).toml",
    "iCloud": "supporters 2.toml",
    "OneDrive": "supporters-LAPTOP-7K2.toml",
    "Nextcloud": "supporters (conflicted copy 2026-11-20 101500).toml",
    "ownCloud": "supporters_conflict-20261120-101500.toml",
    "Google Drive": "supporters (1).toml",
    "a file manager": "supporters - Copy (2).toml",
    "Dropbox in German: a sync tool": "supporters (In Konflikt stehende Kopie von Sam 2026-11-20).toml",
    "Seafile: a sync tool": "supporters (SFConflict sam 2026-11-20-10-15-00).toml",
    "pCloud: a sync tool": "supporters [conflicted].toml",
    "rclone: a sync tool": "supporters.conflict1.toml",
}


@pytest.fixture
def data(real, home: Path) -> Path:
    """The data directory of a small notebook, with a table of each of two nouns in one file."""
    real("supporter", "add", "Sam", "--phone", "+1 555 0100")
    real("supporter", "add", "Robin")
    return home / "data"


def second(data: Path, name: str, text: str | None = None) -> Path:
    path = data / name
    changed = (data / "supporters.toml").read_text().replace("0100", "0199").replace("Robin", "Robyn")
    path.write_text(changed if text is None else text)
    path.chmod(0o600)
    return path


def found(real, code: int = 0) -> list[dict]:
    answer = real("doctor", "--json")
    assert answer.code == code, answer.screen
    return json.loads(answer.out)["data"]["findings"]


@pytest.mark.parametrize("maker", STYLES)
def test_each_style_is_known(real, data: Path, maker: str) -> None:
    second(data, STYLES[maker])
    (each,) = found(real)
    assert each["code"] == "second_version"
    assert maker.split()[-1] in each["message"]
    assert "supporter sam, supporter robin" in each["message"]
    assert each["mend"].startswith("sobertrack doctor --take ")
    assert "Sam" in real("supporter", "list").out, "nothing is mixed by itself"
    assert real("supporter", "list").err == ""


def test_one_that_says_the_same_and_one_that_cannot_be_read(real, data: Path) -> None:
    second(data, STYLES["iCloud"], (data / "supporters.toml").read_text() + "\n# a comment\n")
    second(data, STYLES["Dropbox"], "[supporter.sam\n")
    assert [each["code"] for each in found(real)] == ["unread_copy", "same_copy"]


def test_taking_one(real, data: Path, home: Path) -> None:
    copy = second(data, STYLES["Syncthing"])
    before = (data / "supporters.toml").read_bytes()
    refused = real("doctor", "--take", copy.name)
    assert refused.code == 5
    assert "supporter sam: phone\t+1 555 0100\t+1 555 0199" in refused.out
    assert (data / "supporters.toml").read_bytes() == before
    taken = copy.read_bytes()
    answer = real("doctor", "--take", copy.name, "--yes")
    assert answer.code == 0
    assert answer.out.startswith(f"Saved supporters.toml as it stood in {copy.name}.\n")
    assert (data / "supporters.toml").read_bytes() == taken
    assert not copy.exists()
    assert {path.read_bytes() for path in (home / "state" / "set-aside").iterdir()} == {before, taken}
    assert real("undo").code == 0
    assert "+1 555 0100" in real("supporter", "show", "sam").out
    assert found(real) == []


def test_taking_one_in_the_place_of_a_file_that_cannot_be_read(real, data: Path) -> None:
    second(data, STYLES["iCloud"])
    (data / "supporters.toml").write_text("[[[")
    answer = real("doctor", "--take", str(data / STYLES["iCloud"]), "--yes", "--json")
    assert answer.code == 0
    said = json.loads(answer.out)["data"]
    assert (said["file"], said["changes"], len(said["kept"])) == ("supporters.toml", [], 2)
    assert "Robyn" in real("supporter", "list").out


def test_what_cannot_be_taken(real, data: Path) -> None:
    second(data, STYLES["Dropbox"], "[supporter.sam\n")
    assert real("doctor", "--take", STYLES["Dropbox"], "--yes").code == 3
    second(data, STYLES["iCloud"], "format = 2\n")
    assert real("doctor", "--take", STYLES["iCloud"], "--yes").code == 3
    answer = real("doctor", "--take", "supporters.toml", "--yes")
    assert answer.code == 4
    assert STYLES["iCloud"] in answer.err
    (data / STYLES["iCloud"]).unlink()
    large = "".join(f'[supporter.sam]\nnote = "{"x" * 70_000}"\n' for _ in "1")
    second(data, STYLES["OneDrive"], large)
    before = (data / "supporters.toml").read_bytes()
    assert real("doctor", "--take", STYLES["OneDrive"], "--yes").code == 2
    assert (data / "supporters.toml").read_bytes() == before
    assert (data / STYLES["OneDrive"]).read_text() == large


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("counters.toml~", "leftover"),
        (".counters.toml.swp", "leftover"),
        ("#counters.toml#", "leftover"),
        ("counters.toml.bak", "leftover"),
        ("counters.toml.orig", "leftover"),
        ("counters.toml.rej", "leftover"),
        ("journal/2026-abcdefgh.jsonl.orig", "leftover"),
        ("journal/2026-abcdefgh.jsonl.conflict1", "unread_file"),
        ("something.toml", "stray"),
    ],
)
def test_leftovers(real, data: Path, name: str, code: str) -> None:
    (data / name).parent.mkdir(exist_ok=True)
    second(data, name)
    assert [each["code"] for each in found(real)] == [code]


@pytest.mark.parametrize("name", [".gitattributes", ".stignore", ".syncthing.counters.toml.tmp", ".DS_Store"])
def test_what_sync_tools_keep_for_themselves_is_no_leftover(real, data: Path, name: str) -> None:
    second(data, name)
    assert found(real) == []


def test_what_is_still_in_the_cloud_and_a_second_journal_are_damage(real, data: Path) -> None:
    second(data, ".counters.toml.icloud")
    second(data, "journal/.2026-abcdefgh.jsonl.icloud")
    (data / "journal 2").mkdir(0o700)
    (data / "journal 2" / "2026-abcdefgh.jsonl").write_text("{}\n")
    assert sorted(each["code"] for each in found(real, 3)) == ["not_here", "not_here", "second_journal"]


def test_copies_of_lists_and_reports(real, data: Path) -> None:
    for name in ("feeds/town 2.json", "circle/kim-LAPTOP.json"):
        (data / name).parent.mkdir(0o700)
        second(data, name)
    assert [each["code"] for each in found(real)] == ["stray", "stray"]


def test_marks_of_git_in_a_toml_file(real, data: Path) -> None:
    text = (data / "supporters.toml").read_text()
    second(data, "supporters.toml", f"{text}<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> other\n")
    (each,) = found(real, 3)
    assert (each["code"], each["line"]) == ("merge_marks", text.count("\n") + 1)
