"""How a result reaches its reader, and what happens when it cannot."""

import json
import os
from pathlib import Path

import pytest

KEPT = ["hello|None|None|None"]


def test_plain_lines_without_escapes(run) -> None:
    answer = run("look")
    assert (answer.code, answer.out) == (0, "One \\udc80 \\x1b[31m\n\nname\tvalue\né·█\t1\nb\t2\n")
    assert answer.err == "a note\nsobertrack: file.toml:3: it is odd\n"


def test_quiet_leaves_notes_out_and_keeps_the_result(run) -> None:
    answer = run("-q", "look")
    assert answer.out.startswith("One")
    assert answer.err == "sobertrack: file.toml:3: it is odd\n"


def test_quiet_keeps_safety_and_the_id_of_what_was_saved(run) -> None:
    loud, quiet = run("keep").out, run("keep", "-q").out
    assert loud.startswith("Call somebody.\n")
    assert quiet == loud.replace("Saved x-1", "x-1")


def test_safety_stands_first_and_in_json_as_sentences(run) -> None:
    lines = run("keep").out.splitlines()
    assert lines[0] == "Call somebody."
    assert lines[-1] == "Saved x-1"
    data = json.loads(run("keep", "hello", "--json").out)["data"]
    assert data == {"id": "x-1", "text": "hello", "safety": ["Call somebody.", "One.", "Two."]}


def test_json_is_one_document(run) -> None:
    document = json.loads(run("look", "--as-of", "2026-11-01", "--format", "json").out)
    assert document["schema"] == "sobertrack/1"
    assert document["generated"] == "2026-11-22T21:14:00+01:00"
    assert document["as_of"] == "2026-11-01"
    assert document["data"] == {"as_of": "2026-11-01", "text": "é\udc80"}
    assert document["warnings"] == [{"code": "odd", "message": "it is odd", "file": "file.toml", "line": 3}]


def test_markdown_and_csv_where_the_command_has_them(run) -> None:
    assert run("look", "--format", "md").out.startswith("One")
    assert run("look", "--format", "csv").out == "name,value\r\né·█,1\r\nb,2\r\n"


def test_the_exit_code_is_what_the_command_set(run) -> None:
    assert run("look", "--code", "3").code == 3


def test_a_file_gets_the_output_and_stdout_nothing(run, tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    assert run("look", "-o", str(file)).out == ""
    assert file.read_text("utf-8").startswith("One")
    assert file.stat().st_mode & 0o777 == 0o600
    refused = run("keep", "-o", str(file))
    assert (refused.code, refused.out) == (2, "")
    assert not Path(tmp_path / "kept").exists()
    assert run("look", "--json", "-y", "-o", str(file)).code == 0
    assert json.loads(file.read_text("utf-8"))["as_of"] == "2026-11-22"


def test_a_file_that_was_written_is_named_unless_it_shall_be_quiet(run, tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    assert run("look", "-o", str(file)).err.endswith(f"sobertrack: wrote {file}\n")
    assert "wrote" not in run("-q", "look", "-y", "-o", str(file)).err


@pytest.mark.skipif(not os.path.isdir("/proc/1"), reason="no /proc here")
@pytest.mark.parametrize("line", ["look -o -", "--output=- look", "keep -o-"])
def test_a_dash_is_standard_output_and_no_file(shell, line: str) -> None:
    answer = shell(f'cd "$HOME" && "$@" {line} && ls')
    assert answer.out.startswith(("One", "Call somebody."))
    assert "-" not in answer.out.splitlines()


def test_a_file_that_cannot_be_written(run, kept) -> None:
    assert run("look", "-o", "/proc/out").code == 1
    answer = run("keep", "hello", "-o", "/proc/out")
    assert answer.code == 0
    assert "sobertrack: it is saved; only the printing failed: " in answer.err
    assert kept() == KEPT


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_behind_stdout(shell, kept) -> None:
    looked = shell('"$@" look -q >/dev/full')
    assert (looked.code, looked.err.splitlines()[-1]) == (
        1,
        "sobertrack: the result could not be printed: no space left on device",
    )
    saved = shell('"$@" keep hello >/dev/full')
    assert (saved.code, saved.err) == (
        0,
        "sobertrack: it is saved; only the printing failed: no space left on device\n",
    )
    assert kept() == KEPT
    assert shell('"$@" nonsense 2>/dev/full').code == 2
    assert shell('"$@" nonsense --json >/dev/full 2>&1').code == 2


def test_closed_streams(shell, kept) -> None:
    assert shell('"$@" look >&-').code == 1
    assert shell('"$@" look 2>&-').out.startswith("One")
    assert shell('"$@" keep hello >&- 2>&-').code == 0
    assert kept() == KEPT
    assert shell('"$@" keep -n - <&-').code == 5
    assert shell('"$@" nonsense >&- 2>&- <&-').code == 2
    assert shell('"$@" look --json >&- 2>&-').code == 1


def test_a_reader_who_goes_away_is_no_failure(shell, kept) -> None:
    for command in ("look -q", "keep hello", "help dates", "-h", "look -h"):
        answer = shell(f'{{ "$@" {command}; echo "code $?" >&2; }} | true')
        assert answer.err.splitlines()[-1] == "code 0", command
        assert "Exception" not in answer.err
    assert kept() == KEPT


@pytest.mark.parametrize(
    "extra",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"TERM": "dumb", "COLUMNS": "40", "NO_COLOR": "1"},
    ],
)
def test_any_encoding_can_be_written(run, extra: dict[str, str]) -> None:
    answer = run("look", **extra)
    assert (answer.code, answer.out.count("\n")) == (0, 5)
    assert json.loads(run("look", "--json", **extra).out)["data"]["text"] == "é\udc80"
    assert run("nönsense\udc80", **extra).code == 2
    assert run("help", "dates", **extra).code == 0


def test_a_note_from_standard_input(run, kept) -> None:
    assert run("keep", "-n", "-", input=b"one\r\ntwo \xff\n\n").code == 0
    assert kept()[0] == "one"
    assert kept()[1] == "two \udcff|None|None|None"
    assert run("keep", "-n", "-", input=b"x" * 70000).err.startswith("sobertrack: a note holds at most 64 kB")
