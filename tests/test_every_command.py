"""What holds for every command of the table, on the made-up notebook of tools/samples.py."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import running
import samples
import transcripts
from samples import Notebook
from sobertrack.render.text import width

ROOT = Path(__file__).parent.parent
SAMPLES = [line for line in samples.sampled() if not line.startswith("demo")]
FIRST = [lines[0] for name, _, _ in samples.leaves() if (lines := samples.lines_of(name)) and name != "demo"]
BARE = [name for name, _, _ in samples.leaves() if name != "demo"]
JSON = [line for name, row, _ in samples.leaves() for line in samples.lines_of(name) if "json" in row.forms]
CODES = {0, 1, 2, 4, 5}
BOUND = 5.0
"""Seconds of the processor; what waits for something is ended by an alarm."""
FILES = ("completion", "export", "strategy export", "meeting export", "meeting calendar")
"""These print a file, not a screen."""
ESCAPES = re.compile(r"\x1b|…|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
SAID = re.compile("it is saved|Call 999 now")  # sos then says on standard error what matters most
CHILDREN = Path(__file__).with_name("children.py")


def test_every_command_has_a_sample_a_story_and_a_docs_entry() -> None:
    names = [name for name, _, _ in samples.leaves()]
    told = "\n".join(path.read_text("utf-8") for path in transcripts.stories())
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert [name for name in names if name not in samples.LINES] == []
    assert [name for name in names if not re.search(rf"^\$ .*sobertrack {as_typed(name)}", told, re.MULTILINE)] == []
    assert [name for name in names if f"\n    sobertrack {name}" not in page] == []
    assert [name for name in samples.LINES if name not in names] == []


def as_typed(name: str) -> str:
    """A command as a story may call it: a noun alone is its list, and no word at all is `today`."""
    noun, _, sub = name.partition(" ")
    return rf"{noun}( list)?\b" if sub == "list" else rf"{re.escape(name)}\b"


@pytest.mark.parametrize("line", SAMPLES)
def test_a_pipe_gets_plain_lines(line: str, tmp_path: Path) -> None:
    answer = Notebook(tmp_path).run(line)
    assert answer.code in {0, 1}, answer.err
    assert answer.code == 0 or line.startswith("due")
    assert ESCAPES.findall(answer.screen.replace("\r\n", "\n") if line.startswith(FILES) else answer.screen) == []


@pytest.mark.parametrize("columns", ["40", "80"])
def test_a_screen_fits(columns: str, tmp_path: Path) -> None:
    """A path or an address stays whole on a line of its own, to be copied; nothing else is wider."""
    wide = {}
    for number, line in enumerate(SAMPLES):
        answer = Notebook(place(tmp_path, f"n{number}")).run(f"{line} --color always", COLUMNS=columns)
        shown = [each for each in COLOUR.sub("", answer.out).splitlines() if " " in each.strip().removeprefix("• ")]
        if not line.startswith(FILES) and max(map(width, shown), default=0) > int(columns):
            wide[line] = max(shown, key=width)
    assert wide == {}


@pytest.mark.parametrize("line", JSON)
@pytest.mark.parametrize("damaged", [False, True], ids=["sound", "damaged"])
def test_json_is_exactly_one_document(line: str, damaged: bool, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path)
    if damaged:
        for file in (tmp_path / "notebook" / "data" / "journal").glob("*.jsonl"):
            file.write_bytes(file.read_bytes() + b'{"v":1,"id":"torn\n\x80\n')
    answer = notebook.run(f"{line} --json")
    document = json.loads(answer.out)
    assert document["schema"] == ("sobertrack-export/1" if line.startswith("export") else "sobertrack/1")
    assert set(document) == {"schema", "generated", "as_of", "warnings", "data"}, document
    assert all(set(each) == {"code", "message", "file", "line"} for each in document["warnings"])


@pytest.mark.parametrize(
    "line", [line for line in JSON if line.split()[0] not in ("config", "path", "export", "backup")]
)
def test_no_setting_changes_json(line: str, tmp_path: Path) -> None:
    usual, other = Notebook(place(tmp_path, "usual")), Notebook(place(tmp_path, "other"))
    settings = 'wording = "free"\ndiscreet = true\nascii = true\nfirst_day = 1\necho_notes = false\nplain = true\n'
    file = tmp_path / "other" / "notebook" / "data" / "settings.toml"
    file.write_text(settings)
    file.chmod(0o600)
    assert keys(usual.document(line)) == keys(other.document(line))


def place(root: Path, name: str) -> Path:
    (root / name).mkdir()
    return root / name


def keys(value: object) -> object:
    """The form of a document: its keys, and what is not text."""
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [keys(item) for item in value]
    return "text" if isinstance(value, str) else value


def everywhere(tmp_path: Path, lines: Iterable[str], out: str = "", **extra: str) -> dict[str, tuple[int, str, str]]:
    """How each line ends in a child of its own, and what it says; `out` is where its output goes, if not to a file."""
    jobs = []
    for number, line in enumerate(lines):
        root = place(tmp_path, f"n{number}")
        notebook = Notebook(root)
        said = {"said": str(root / "said"), "out": out or str(root / "said"), "err": str(root / "err")}
        jobs.append({"line": line, "words": notebook.words(line), "environ": {**notebook.environ, **extra}, **said})
    files = tmp_path / "jobs", tmp_path / "answers"
    files[0].write_text(json.dumps(jobs))
    command = [sys.executable, str(CHILDREN), *map(str, files)]
    environ = {**running.surroundings(tmp_path), **extra}
    subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    answers = {}
    for job, ended in zip(jobs, json.loads(files[1].read_bytes()), strict=True):
        texts = [Path(job[name]).read_text("utf-8", "replace") for name in ("said", "err") if Path(job[name]).exists()]
        texts = [*[""] * (2 - len(texts)), *texts]
        late = f"\nTraceback: it took {ended['seconds']} seconds" if ended["seconds"] > BOUND else ""
        answers[job["line"]] = (ended["code"], texts[0], texts[1] + late)
    return answers


def bad(answers: dict[str, tuple[int, str, str]], fine: Callable[[int, str, str], bool]) -> dict[str, object]:
    """The answers that are not fine, or that hold a traceback or a fault of the program."""
    return {
        line: answer
        for line, answer in answers.items()
        if not fine(*answer) or "Traceback" in answer[2] or "a fault of this program" in answer[2]
    }


@pytest.mark.parametrize("lines", [BARE, FIRST], ids=["bare", "samples"])
def test_with_nobody_to_ask_each_ends_soon(lines: list[str], tmp_path: Path) -> None:
    answers = everywhere(tmp_path, lines)
    assert (
        bad(answers, lambda code, out, err: code in CODES and (code in (0, 1) or err.startswith("sobertrack:"))) == {}
    )


@pytest.mark.parametrize(
    "extra",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb"},
        {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "COLUMNS": "40", "NO_COLOR": "1"},
    ],
    ids=["C and dumb", "cp1252, narrow, no colour"],
)
def test_any_surroundings_will_do(extra: dict[str, str], tmp_path: Path) -> None:
    answers = everywhere(tmp_path, FIRST, **extra)
    assert (
        bad(answers, lambda code, out, err: code in {0, 1} and not ESCAPES.search((out + err).replace("\r\n", "\n")))
        == {}
    )


def test_a_reader_who_goes_away_is_no_failure(tmp_path: Path) -> None:
    answers = everywhere(tmp_path, FIRST, "| head -1")
    assert bad(answers, lambda code, out, err: code in {0, 1} and not ESCAPES.search(out.replace("\r\n", "\n"))) == {}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path) -> None:
    answers = everywhere(tmp_path, FIRST, "/dev/full")
    assert bad(answers, lambda code, out, err: code in {0, 1} and (code == 1 or SAID.search(err) or not err)) == {}
