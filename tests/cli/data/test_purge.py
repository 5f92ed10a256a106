"""`purge` erases for good: not a byte is left in data, state or cache, and no undo brings it back."""

import json
import os
import shutil
from pathlib import Path

import pytest

CANARY = "zeisig-canary"
OLD = "2024-03-01T12:00:00+00:00"
NEXT = (["checkin", "4"], ["today"], ["log"], ["report", "--last", "2y"], ["undo"], ["doctor"], ["backup", "list"])


@pytest.fixture
def wrote(real, home: Path) -> dict[str, str]:
    """A notebook of two years with the canary in every place that text can be in; the ids by what they are."""
    real("start", "alcohol", "--since", "2024-01-01", now=OLD)
    ids = {"old": said(real("checkin", "2", "-n", f"{CANARY} old " + "x" * 40_000, "--json", now=OLD))}
    real("report", "--last", "2y")
    ids["new"] = said(real("checkin", "3", "-n", f"{CANARY} new", "--win", f"{CANARY} win", "--json"))
    ids["letter"] = said(real("letter", "write", "-n", f"{CANARY} letter", "--json"))
    ids["kept"] = said(real("checkin", "4", "-n", "this one stays", "--json"))
    real("edit", ids["new"], "-n", f"{CANARY} edited")
    real("edit", ids["new"], "-n", "harmless")
    real("rm", ids["old"])
    real("supporter", "add", "Robin", "--note", f"{CANARY} person")
    real("supporter", "edit", "robin", "--note", "harmless")
    real("supporter", "rm", "robin")
    real("supporter", "add", "Sam", "--note", f"{CANARY} sam")
    for words in NEXT:
        real(*words)
    return ids


def said(answer) -> str:
    assert answer.code == 0, answer.screen
    return str(json.loads(answer.out)["data"]["id"])


def places(home: Path, canary: str = CANARY) -> list[str]:
    """The files outside of backups that hold a byte of it."""
    files = [path for path in home.rglob("*") if path.is_file() and "backups" not in path.parts]
    return sorted(str(path.relative_to(home)) for path in files if canary.encode() in path.read_bytes())


def gone_for_good(real, home: Path, canary: str = CANARY) -> None:
    assert places(home, canary) == []
    for words in NEXT:
        answer = real(*words)
        assert answer.code in (0, 2), (words, answer.screen)
        assert canary not in answer.screen
        assert places(home, canary) == [], words
    assert real("streak").code == 0
    assert real("doctor").code == 0


def test_everything_that_holds_the_canary_goes(real, home: Path, wrote: dict[str, str]) -> None:
    assert len(places(home)) > 4
    copies = home / "state" / "set-aside"
    copies.mkdir()
    (copies / "20261122T120000-supporters.toml").write_text('[supporter.sam]\nname = "Sam"\n')
    (copies / "2026-x.jsonl").write_text(f'{{"v":1,"note":"{CANARY} new\n{{"v":1,"note":"another\n')
    ids = [wrote["old"], wrote["new"], wrote["letter"], "supporter.robin", "sam"]
    answer = real("purge", *ids, "--yes")
    assert answer.code == 0, answer.screen
    assert answer.out.startswith("Erased for good: 2 check-ins, 1 letter, ")
    assert [path.name for path in copies.iterdir()] == ["2026-x.jsonl"]
    assert "another" in (copies / "2026-x.jsonl").read_text()
    gone_for_good(real, home)
    assert "this one stays" in real("log").out
    assert (home / "data" / "supporters.toml").exists()


def test_all_leaves_an_empty_working_notebook(real, home: Path, wrote: dict[str, str]) -> None:
    (home / "data" / "supporters.sync-conflict-20261122-120000-ABCDEFG.toml").write_text(f'note = "{CANARY}"')
    (home / "data" / ".plan.toml.77.tmp").write_text(CANARY)
    (home / "state" / "sobertrack-77").mkdir()
    (home / "state" / "sobertrack-77" / "note.txt").write_text(CANARY)
    (home / "state" / "set-aside").mkdir()
    (home / "state" / "set-aside" / "2026-x.jsonl").write_text(f'{{"v":1,"note":"{CANARY}\n')
    answer = real("purge", "--all", "--yes")
    assert answer.code == 0, answer.screen
    assert "The notebook is empty" in answer.out
    gone_for_good(real, home)
    assert "this one stays" not in real("log").out
    assert not list((home / "data").glob("*.toml"))
    assert real("start", "coffee", "--since", "yesterday").code == 0
    assert real("streak").code == 0


def test_before_a_day(real, home: Path, wrote: dict[str, str]) -> None:
    assert real("purge", "--before", "2025-01-01", "--yes").code == 0
    assert places(home, f"{CANARY} old") == []
    assert f"{CANARY} letter" in "".join(path.read_text() for path in (home / "data" / "journal").iterdir())
    assert not list((home / "data" / "journal").glob("2024-*"))
    assert real("streak").code == 0


def test_what_a_thing_was_until_that_day_goes_too(real, home: Path) -> None:
    real("supporter", "add", "Robin", "--note", f"{CANARY} person", now=OLD)
    real("supporter", "edit", "robin", "--note", "harmless")
    assert real("purge", "--before", "2025-01-01", "--yes").code == 0
    gone_for_good(real, home)
    assert "Robin" in real("supporter").out


def test_a_kind(real, home: Path, wrote: dict[str, str]) -> None:
    assert real("purge", "--kind", "letters", "--yes").code == 0
    assert places(home, f"{CANARY} letter") == []
    assert real("purge", "--kind", "supporter", "--yes").code == 0
    assert places(home, f"{CANARY} person") == places(home, f"{CANARY} sam") == []
    real("purge", "--kind", "check-in", "--yes")
    gone_for_good(real, home)
    assert real("purge", "--kind", "nonsense").code == 2
    assert real("purge", "--kind", "supporter", "--before", "2025-01-01").code == 2


def test_it_asks_and_changes_nothing_without_an_answer(real, home: Path, wrote: dict[str, str]) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    answer = real("purge", wrote["new"])
    assert answer.code == 5
    assert "1 check-in" in answer.err
    assert "--yes" in answer.err
    answer = real("purge", wrote["new"], "--dry-run", "--json")
    assert json.loads(answer.out)["data"]["entries"] == {"checkin": 1}
    assert json.loads(answer.out)["data"]["erased"] is False
    for words in ([], ["--all", "--pending"], [wrote["new"], "--all"], ["c-nosuch"]):
        assert real("purge", *words, "--yes").code in (2, 4), words
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file() if path in before} == before


def test_undo_says_plainly_that_it_is_gone(real, home: Path, wrote: dict[str, str]) -> None:
    real("purge", wrote["new"], "--yes")
    answer = real("undo")
    assert answer.code == 2
    assert "no undo brings it back" in answer.err
    assert "erased for good" in real("undo", wrote["new"]).err
    assert "erased for good" in real("purge", wrote["new"], "--yes").err
    assert real("undo", "--list").code == 0
    assert real("undo", wrote["kept"]).code == 0


def test_backups_are_named_and_go_when_asked(real, home: Path, wrote: dict[str, str]) -> None:
    real("backup", "create")
    answer = real("purge", wrote["new"], "--yes")
    assert "sobertrack purge --pending --backups" in answer.out
    kept = [path.read_bytes() for path in (home / "state" / "backups").iterdir()]
    assert real("purge", "--pending", "--backups").code == 5
    assert real("purge", "--pending", "--backups", "--yes").code == 0
    assert kept
    assert list((home / "state" / "backups").iterdir()) == [], "a purge is not followed by the backup of the day"
    real("purge", wrote["old"], "--yes")
    assert list((home / "state" / "backups").iterdir()) == []
    real("checkin", "4")
    assert len(list((home / "state" / "backups").iterdir())) == 1
    assert real("backup", "create").code == 0
    latest = sorted((home / "state" / "backups").glob("*.gz"))[-1]
    assert real("backup", "restore", str(latest), "--yes").code == 0
    assert places(home, f"{CANARY} new") == []


def test_a_restored_backup_brings_nothing_back(real, home: Path, wrote: dict[str, str], tmp_path: Path) -> None:
    real("backup", "create", "-o", str(tmp_path / "stick.tar.gz"))
    real("purge", wrote["old"], wrote["new"], wrote["letter"], "robin", "sam", "--yes")
    answer = real("backup", "restore", str(tmp_path / "stick.tar.gz"), "--yes")
    assert answer.code == 0, answer.screen
    assert CANARY not in "".join(path.read_text() for path in (home / "data" / "journal").iterdir())


def test_a_restored_backup_brings_no_erased_person_back(real, home: Path, tmp_path: Path) -> None:
    stick = str(tmp_path / "stick.tar.gz")
    real("supporter", "add", "Robin", "--note", f"{CANARY} person")
    real("supporter", "add", "Sam", "--note", f"{CANARY} sam")
    real("backup", "create", "-o", stick)
    real("purge", "robin", "--yes")
    real("supporter", "rm", "sam")
    answer = real("backup", "restore", stick, "--yes", "--take", "all")
    assert answer.code == 0, answer.screen
    assert "Sam" in real("supporter").out
    assert f"{CANARY} person" not in answer.screen + "".join(
        path.read_text() for path in (home / "data").glob("*.toml")
    )
    real("supporter", "add", "Robin", "--note", "met again")
    assert f"{CANARY} person" in real("backup", "restore", stick, "--dry-run").out
    real("purge", "--all", "--yes")
    assert real("backup", "restore", stick, "--yes").code == 0
    gone_for_good(real, home)


def test_what_a_restore_does_bring_back_is_said_beforehand(real, home: Path, tmp_path: Path) -> None:
    """A restore is asked for; what has no id could not be named when it was erased."""
    real("checkin", "3")
    (home / "data" / "supporters.toml").write_text('[supporter.kim]\nname = "Kim"\n')
    real("backup", "create")
    assert "and what stands in the files by hand" in real("purge", "--all", "--yes").out
    answer = real("backup", "restore", "latest", "--yes")
    assert "supporters.toml" in answer.out
    assert "Kim" in real("supporter").out
    assert json.loads(real("log", "--json").out)["data"]["entries"] == []


def test_a_file_that_a_sync_tool_put_back_stays_hidden(real, home: Path, wrote: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(home / "data" / "journal", tmp_path / "journal")
    real("purge", wrote["new"], wrote["letter"], wrote["old"], "robin", "sam", "--yes")
    for path in (tmp_path / "journal").iterdir():
        shutil.copy(path, home / "data" / "journal" / path.name)
    answer = real("log")
    assert answer.code == 3, "what was put back by a tool is a change, and told"
    assert CANARY not in answer.out
    real("doctor")
    assert real("purge", "--pending").code == 0
    assert CANARY not in "".join(path.read_text() for path in (home / "data" / "journal").iterdir())
    assert real("streak").code == 0


def test_after_a_loss_doctor_comes_first(real, home: Path, wrote: dict[str, str]) -> None:
    file = max((home / "data" / "journal").iterdir())
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-2]))
    answer = real("purge", wrote["new"], "--yes")
    assert answer.code == 3
    assert "sobertrack doctor" in answer.err
    real("doctor")
    assert real("purge", wrote["new"], "--yes").code == 0


def test_what_it_does_to_the_counts_is_told(real, home: Path) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    made = json.loads(real("slip", "--on", "2026-11-10", "--json").out)["data"]["id"]
    answer = real("purge", made, "--yes")
    assert "alcohol\t11 days sober" in answer.out
    assert "\t41 days sober" in answer.out


def test_before_a_day_means_the_day_that_an_entry_has_now(real, home: Path) -> None:
    later = said(real("checkin", "2", "-n", "moved to this week", "--on", "2024-03-01", "--json"))
    earlier = said(real("checkin", "3", "-n", f"{CANARY} moved to 2024", "--json"))
    back = said(real("checkin", "4", "-n", "moved, and back again", "--json"))
    for ulid, day in (later, "yesterday"), (earlier, "2024-03-02"), (back, "2024-03-03"):
        assert real("edit", ulid, "--on", day).code == 0
    assert real("undo").code == 0
    assert real("purge", "--before", "2025-01-01", "--yes").code == 0
    assert places(home) == []
    said_of_all = real("log").out
    assert "moved to this week" in said_of_all
    assert "moved, and back again" in said_of_all


def test_what_another_computer_changed_without_knowing_goes_too(real, home: Path) -> None:
    old = said(real("checkin", "2", "-n", "short", "--json"))
    [path] = (home / "data" / "journal").iterdir()
    ulid = next(raw["id"] for raw in map(json.loads, path.read_text().splitlines()) if raw["type"] == "checkin")
    assert real("purge", old, "--yes").code == 0
    change = {"v": 1, "id": f"{ulid[:-6]}ZZZZZZ", "at": OLD, "day": "2026-11-22", "type": "edit", "of": ulid}
    line = json.dumps({**change, "dev": path.stem[5:], "set": {"note": f"{CANARY} edit"}})
    path.write_text(f"{path.read_text()}{line}\n")
    assert "still lie in files of this computer: 1" in real("doctor").out
    assert CANARY not in real("export", "-o", "-").out
    assert real("purge", "--pending").code == 0
    gone_for_good(real, home)


def test_the_name_of_a_promise_is_forgotten(real, home: Path) -> None:
    real("promise", "add", CANARY, "3/week", now="2026-11-01T12:00:00+00:00")
    real("promise")
    assert "state/seen.json" in places(home)
    assert real("purge", f"promise.{CANARY}", "--yes").code == 0
    gone_for_good(real, home)


def test_something_strange_in_the_place_of_the_echo_holds_nothing_up(real, home: Path, wrote: dict[str, str]) -> None:
    place = home / "state" / "echo.jsonl"
    place.unlink()
    os.mkfifo(place)
    assert real("purge", wrote["letter"], "--yes").code == 0
    assert f"{CANARY} letter" not in "".join(path.read_text() for path in (home / "data" / "journal").iterdir())


def test_backups_on_another_disk_stay_where_they_are(real, home: Path, wrote: dict[str, str], tmp_path: Path) -> None:
    folder = home / "state" / "backups"
    shutil.move(folder, tmp_path / "disk")
    folder.symlink_to(tmp_path / "disk")
    for words in ([wrote["letter"]], ["--all"]):
        answer = real("purge", *words, "--yes")
        assert answer.code == 0, answer.screen
        assert folder.is_symlink()
        assert list((tmp_path / "disk").iterdir())
