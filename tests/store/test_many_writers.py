"""Several processes at once: whatever is acknowledged is there, once, whole, and in an order that never goes back."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import running

WRITE = """
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from sobertrack.errors import Locked
from sobertrack.model.entries import CheckIn
from sobertrack.store.journal import Draft, Journal
from sobertrack.store.paths import find_home
home, writer, number = find_home(sys.argv[1], {}), sys.argv[2], int(sys.argv[3])
for turn in range(number):
    note = f"{writer}-{turn} " + "x" * (turn * 37 % 900)
    journal = Journal(home, datetime(2026, 11, 22, 12, tzinfo=UTC))
    while True:
        with suppress(Locked):  # where each of many waits long for the disk, one of them may wait five seconds
            entry = journal.write([Draft(date(2026, 11, 22), CheckIn(note=note))])[0]
            break
    print(entry.id, note.partition(" ")[0], flush=True)
"""


def records(home: Path) -> list[dict[str, object]]:
    files = (home / "data" / "journal").glob("*.jsonl")
    return [json.loads(line) for file in files for line in file.read_bytes().split(b"\n")[:-1]]


def test_eight_processes_write_fifty_checkins_each(home: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", WRITE, str(home), str(n), "50"], stdout=subprocess.PIPE, text=True)
        for n in range(8)
    ]
    said = [process.communicate(timeout=240)[0].split() for process in started]
    assert [process.returncode for process in started] == [0] * 8
    acknowledged = {note: ulid for words in said for ulid, note in zip(words[::2], words[1::2], strict=True)}
    assert len(acknowledged) == 400

    files = list((home / "data" / "journal").iterdir())
    assert len(files) == 1, "one device, one year, one file"
    found = records(home)
    assert len(found) == 400
    assert {str(raw["note"]).partition(" ")[0]: raw["id"] for raw in found} == acknowledged
    ids = [str(raw["id"]) for raw in found]
    assert ids == sorted(ids)
    assert len(set(ids)) == 400
    mark = json.loads((home / "state" / "marks.json").read_bytes())["files"][files[0].name]
    assert mark == {"size": files[0].stat().st_size, "records": 400, "last": ids[-1], "nul": 0}


def test_eight_programs_write_while_others_look(tmp_path: Path, home: Path) -> None:
    environ = running.surroundings(tmp_path)
    program = [sys.executable, "-m", "sobertrack"]

    def start(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*program, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ
        )

    running.run(["start", "alcohol", "--since", "2026-10-12"], environ)
    for turn in range(2):
        writers = [start("checkin", "4", "-n", f"{turn}-{n}") for n in range(8)]
        readers = [start("streak", "--json") for _ in range(2)]
        for process in readers:
            out, err = process.communicate(timeout=240)
            assert (process.returncode, err) == (0, "")
            assert json.loads(out)["warnings"] == []
        for process in writers:
            out, err = process.communicate(timeout=240)
            assert (process.returncode, err) == (0, ""), err
            assert out.startswith("Saved check-in c-")
    notes = Counter(raw.get("note") for raw in records(home) if raw["type"] == "checkin")
    assert notes == {f"{turn}-{n}": 1 for turn in range(2) for n in range(8)}


def test_tables_that_several_processes_change_all_stand(tmp_path: Path, home: Path) -> None:
    environ = running.surroundings(tmp_path)
    words = [["supporter", "add", f"Person {n}", "--phone", f"+1 555 01{n:02}"] for n in range(8)]
    started = [
        subprocess.Popen([sys.executable, "-m", "sobertrack", *each], stdout=subprocess.DEVNULL, env=environ)
        for each in words
    ]
    assert [process.wait(240) for process in started] == [0] * 8
    answer = running.run(["supporter", "--json"], environ)
    names = {each["name"] for each in json.loads(answer.out)["data"]["supporters"]}
    assert names == {f"Person {n}" for n in range(8)}
    assert sum(raw["type"] == "kept" for raw in records(home)) == 8


def test_a_process_that_is_killed_leaves_at_most_a_torn_line(home: Path) -> None:
    for turn in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE, str(home), f"k{turn}", "1000"], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(5 + turn)]
        os.kill(process.pid, 9)
        lines += process.stdout.read().splitlines(keepends=True)
        process.wait(240)
        process.stdout.close()
        acknowledged = {line.split()[0] for line in lines if line.endswith("\n")}
        assert acknowledged <= {str(raw["id"]) for raw in records(home)}
