"""A journal that is missing, empty, cut, or full of NULs, and no echo of it: looking ends with 3 and still shows.

Writing saves and warns. No command may make anything smaller, and what is known to be lost stays known until
`doctor --accept`. With an echo it is put back: test_healing.py.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

LOOKS = (
    [],
    ["today"],
    ["streak"],
    ["milestones"],
    ["calendar"],
    ["log"],
    ["log", "--search", "a"],
    ["report"],
    ["report", "--last", "30d"],
)
WRITES = (["checkin", "4"], ["slip"], ["urge", "5"])
Damage = Callable[[Path], None]


def missing(file: Path) -> None:
    file.unlink()


def no_directory(file: Path) -> None:
    shutil.rmtree(file.parent)


def no_data(file: Path) -> None:
    (file.parent.parent / "counters.toml").rename(file.parent.parent.parent / "kept-counters.toml")
    shutil.rmtree(file.parent.parent)
    file.parent.parent.mkdir()
    (file.parent.parent.parent / "kept-counters.toml").rename(file.parent.parent / "counters.toml")


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])


def cut_between_lines(file: Path) -> None:
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))


def all_nul(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def nul_tail(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:-50] + bytes(50))


def nul_behind(file: Path) -> None:
    file.write_bytes(file.read_bytes() + bytes(4096))


FOR_GOOD = (missing, no_directory, no_data, empty, cut, cut_between_lines, all_nul, nul_tail)
LOST = (*FOR_GOOD, nul_behind)
"""The last one loses nothing: the next entry that is echoed shows so, and the end is closed."""


@pytest.fixture
def file(run, home: Path) -> Path:
    """The journal file of a notebook with a counter and three check-ins."""
    run("start", "alcohol", "--since", "2026-10-12")
    for mood in ("2", "3", "4"):
        run("checkin", mood, "-n", "a day")
    without_echo(home)
    return next((home / "data" / "journal").iterdir())


def without_echo(home: Path) -> None:
    (home / "state" / "echo.jsonl").unlink(missing_ok=True)


def held(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}


def nothing_smaller(before: dict[str, bytes], home: Path) -> None:
    after = held(home)
    for name, data in before.items():
        assert after.get(name, b"").startswith(data), f"{name} became smaller, or something in it changed"


@pytest.mark.parametrize("damage", LOST)
def test_looking_ends_with_3_and_still_shows(run, home: Path, file: Path, damage: Damage) -> None:
    damage(file)
    before = held(home)
    for words in LOOKS:
        answer = run(*words)
        assert answer.code == 3, (words, answer.screen)
        assert answer.out.strip(), words
        assert "sobertrack doctor" in answer.err, words
        for told in (answer.err, run(*words, "-q").err):
            assert told.startswith("Hard moment: sobertrack sos\n"), words
        assert held(home) == before, words


@pytest.mark.parametrize("damage", LOST)
def test_json_is_one_document_with_warnings(run, home: Path, file: Path, damage: Damage) -> None:
    damage(file)
    for words in LOOKS:
        answer = run(*words, "--json")
        assert answer.code == 3, (words, answer.screen)
        document = json.loads(answer.out)
        assert document["data"] is not None
        assert [each["code"] for each in document["warnings"]], words
        assert all(each["file"].startswith(str(home)) for each in document["warnings"])


@pytest.mark.parametrize("damage", FOR_GOOD)
def test_writing_saves_warns_and_ends_with_0(run, home: Path, file: Path, damage: Damage) -> None:
    damage(file)
    for words in WRITES:
        before = held(home)
        answer = run(*words)
        assert answer.code == 0, answer.screen
        assert "Saved" in answer.out
        assert "sobertrack doctor" in answer.err
        nothing_smaller(before, home)
        assert sum(map(len, held(home).values())) > sum(map(len, before.values()))


@pytest.mark.parametrize("damage", FOR_GOOD)
def test_a_loss_stays_known_until_it_is_accepted(run, home: Path, file: Path, damage: Damage) -> None:
    damage(file)
    for mood in ("1", "2", "3", "4", "5") * 4:
        run("checkin", mood, "-n", "so much that the file is larger than it was before something was lost")
    assert run("streak").code == 3
    before = held(home)
    assert run("doctor", "--accept").code in (0, 3)
    assert held(home) == before, "accepting changes no data"
    answer = run("streak")
    assert answer.code == 0, answer.screen
    assert run("checkin", "4").code == 0
    assert run("streak").code == 0


@pytest.mark.parametrize("damage", LOST)
def test_a_loss_after_an_accepted_one_is_known_again(run, home: Path, file: Path, damage: Damage) -> None:
    damage(file)
    run("doctor", "--accept")
    run("checkin", "4")
    assert run("streak").code == 0
    without_echo(home)
    damage(next((home / "data" / "journal").iterdir()))
    assert run("streak").code == 3


def test_a_torn_last_line_is_repaired_and_no_damage(run, home: Path, file: Path) -> None:
    moods = [2, 3, 4]
    for torn in (b'{"v":1,"id":"01', b"{", b'{"v":1}\xff\xfe', b'"', b'{"v":1,"note":"\xe2\x80'):
        whole = file.read_bytes()
        file.write_bytes(whole + torn)
        for words in LOOKS:
            assert run(*words).code == 0, (words, torn)
        assert run("checkin", "5").code == 0
        assert file.read_bytes().startswith(whole + torn + b"\n"), "the torn line is closed and kept"
        assert run("streak").code == 0
        moods.append(5)
        entries = json.loads(run("log", "--json").out)["data"]["entries"]
        assert [each["mood"] for each in entries if each["kind"] == "checkin"] == moods


def test_a_last_line_without_its_end_counts_once_it_is_whole(run, home: Path, file: Path) -> None:
    other = file.with_name("2026-other.jsonl")
    other.write_bytes(file.read_bytes().replace(b'"id":"0', b'"id":"1').rstrip(b"\n"))
    answer = run("log", "--json")
    assert answer.code == 0
    assert len(json.loads(answer.out)["data"]["entries"]) == 2 * 3


def test_a_bad_line_in_the_middle_is_a_warning_in_every_look(run, home: Path, file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    for bad in (b"{broken}\n", b"not json\n", b"[1]\n", b'{"v":1,"id":"01","day"\n', b"\xff\xfe\n", b'{"a":1,"a":2}\n'):
        file.write_bytes(lines[0] + bad + b"".join(lines[1:]))
        run("doctor", "--accept")
        before = held(home)
        for words in LOOKS:
            answer = run(*words, "--json")
            assert answer.code == 0, (words, bad, answer.err)
            warnings = json.loads(answer.out)["warnings"]
            assert [(each["code"], each["line"]) for each in warnings] == [("bad_line", 2)], (words, bad)
            told = run(*words).err.splitlines()
            assert re.match(rf"sobertrack: {re.escape(str(file))}:2:\d+: ", told[0]), (words, bad)
            assert told[1:] == ["sobertrack: hint: to see what can be done: sobertrack doctor"], (words, bad)
            assert held(home) == before
        assert "bad_line" in run("checkin", "4", "--json").out


def test_a_look_while_the_first_entry_is_being_written_sees_no_damage(run, home: Path) -> None:
    """A new file is empty for a moment; whoever sees it looks again under the lock."""
    run("start", "alcohol", "--since", "2026-10-12")
    journal = home / "data" / "journal"
    hold = (
        "import sys, time, os\n"
        "from pathlib import Path\n"
        "from sobertrack.store.files import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    Path(sys.argv[2]).write_bytes(b'')\n"
        "    print('held', flush=True)\n"
        "    time.sleep(0.4)\n"
        "    Path(sys.argv[2]).write_bytes(b'{\"v\":1}\\n')\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", hold, str(home / "state"), str(journal / "2026-other.jsonl")], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"held\n"
    assert run("streak").code == 0
    assert writer.wait(240) == 0
    writer.stdout.close()
