"""Whatever happens to any file: no crash, good records kept and shown, and doctor names the place."""

import json
import os
import random
import shutil
import tomllib
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from spoiling import SPOILS

import running
import samples
from running import Answer

LOOKS = ("", "streak --json", "log --json", "report --last 3y", "cope", "meeting list", "circle", "doctor")
WRITES = ("checkin 3 -n afterwards", "supporter edit sam --note afterwards", "undo")
CODES = {0, 1, 2, 3, 4, 5}
OLD = "2024-03-01T12:00:00+00:00"
LINE_LIMIT = 64 * 1024


@cache
def template() -> Path:
    """A notebook with something in every file there can be, closed years and warm caches among them."""
    root = Path(mkdtemp()).resolve()
    made = samples.Notebook(root)
    for number in range(6):
        made.run(f"checkin 3 5 -n 'an old day {number}' --trigger lonely", SOBERTRACK_NOW=OLD)
    made.run("config set country US")
    made.run("slip alcohol --on 2026-11-01")
    rest(root)
    for line in LOOKS:
        made.run(line)
    return root


def rest(root: Path) -> None:
    """Let the files be older than a few seconds: a cache does not trust younger ones."""
    for path in (root / "notebook" / "data").rglob("*.*"):
        os.utime(path, ns=(path.stat().st_mtime_ns - 10**10,) * 2)


@cache
def files() -> list[str]:
    """Every file of the notebook, its state and its cache."""
    return sorted(str(path.relative_to(template())) for path in (template() / "notebook").rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoilt").resolve()


def fresh(place: Path) -> dict[str, str]:
    """The notebook anew, at the same place: its device is bound to it."""
    shutil.rmtree(place)
    shutil.copytree(template(), place)
    device = place / "notebook" / "state" / "device.json"
    device.write_text(device.read_text("utf-8").replace(str(template()), str(place)), "utf-8")
    return running.surroundings(place)


def told(environ: dict[str, str], line: str) -> Answer:
    answer = running.run(line.split(), environ)
    assert answer.code in CODES, (line, answer.screen)
    assert "a fault of this program" not in answer.err, (line, answer.screen)
    assert "too much at once" not in answer.err, (line, answer.screen)
    return answer


def readable(line: bytes) -> bool:
    """Whether a line is a record, by a judge of our own."""
    if not line.strip() or len(line) > LINE_LIMIT:
        return not line.strip()
    try:
        return isinstance(json.loads(line, parse_constant=_refuse, object_pairs_hook=_once), dict)
    except (ValueError, RecursionError):
        return False


def _refuse(word: str) -> None:
    raise ValueError(word)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def bad_lines(data: bytes) -> list[int]:
    """The numbers of lines that are no records; a torn last line was never acknowledged."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    bad = [number for number, line in enumerate(lines, 1) if not readable(line)]
    return [number for number in bad if number < len(lines) or not lines[-1].strip(b"\0")]


def entries(answer: Answer) -> dict[str, dict[str, object]]:
    return {each["id"]: each for each in json.loads(answer.out)["data"]["entries"]}


@given(number=st.integers(0, 10_000), spoil=st.sampled_from(sorted(SPOILS)), seed=st.integers(0, 2**32))
@settings(max_examples=int(os.environ.get("SPOILT", "40")), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_may_be_spoilt_in_any_way(place: Path, number: int, spoil: str, seed: int) -> None:
    file = files()[number % len(files())]
    environ = fresh(place)
    before = entries(told(environ, "log --json"))
    path = place / file
    note(f"{file}, {spoil}")
    kept = path.read_bytes()
    path.write_bytes(SPOILS[spoil](kept, random.Random(seed)))
    spoilt = path.read_bytes()
    for line in LOOKS:
        answer = told(environ, line)
        if line == "log --json":
            good_records_are_shown(file, kept, spoilt, before, entries(answer))
        if line == "doctor":
            doctor_names_the_place(path, spoilt, answer)
    first = {each: each.read_bytes() for each in (place / "notebook" / "data").rglob("*") if each.is_file()}
    for line in WRITES:
        told(environ, line)
        assert all(each.read_bytes().startswith(data) for each, data in first.items() if each.suffix == ".jsonl"), (
            "what is written is never rewritten"
        )
    if file.endswith(".toml") and broken_toml(spoilt):
        assert path.read_bytes() == spoilt, "a file that cannot be read is not written"


def good_records_are_shown(file: str, kept: bytes, spoilt: bytes, before: dict, after: dict) -> None:
    """Every entry but those whose own line, or an edit or a removal of which, is not as it was."""
    lines = {line.strip() for line in spoilt.removeprefix(b"\xef\xbb\xbf").split(b"\n")}
    spoilt_lines = [line for line in kept.split(b"\n") if line and line not in lines] if file.endswith(".jsonl") else []
    touched = [str(raw.get(name)) for raw in map(json.loads, spoilt_lines) for name in ("id", "of")]
    lost = [each for each in before if each not in after]
    assert [each for each in lost if not any(ulid.endswith(each[2:].upper()) for ulid in touched)] == []


def doctor_names_the_place(path: Path, spoilt: bytes, answer: Answer) -> None:
    if path.suffix == ".jsonl" and path.parent.name == "journal":
        for number in bad_lines(spoilt)[:5]:
            assert f"{path.name}:{number}" in answer.screen or f"line {number}" in answer.screen, answer.screen
    if path.suffix == ".toml" and broken_toml(spoilt):
        assert path.name in answer.screen, answer.screen


def broken_toml(data: bytes) -> bool:
    try:
        tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return True
    return False
