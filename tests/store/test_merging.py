"""Merging by id: the union, in any order, once; nothing here is replaced, nothing from there is changed."""

import json
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.errors import Damaged, SobertrackError
from sobertrack.model.entries import CheckIn, Draft
from sobertrack.store import merging
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.device import read_device

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)
texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)


def ulid(number: int) -> str:
    return f"01M8{number:06}{'A' * 16}"


def line(number: int, **fields: Any) -> bytes:
    year = 2020 + number % 7
    raw = {"v": 1, "id": ulid(number), "at": f"{year}-03-01T12:00:00+00:00", "day": f"{year}-03-01"}
    return json.dumps({**raw, "dev": "ab"[number % 2] * 8, "type": "checkin", **fields}, separators=(",", ":")).encode()


@st.composite
def pools(draw: st.DrawFn) -> list[bytes]:
    """Records of two other devices: known kinds, unknown ones, newer formats, sealed ones."""
    found = []
    for number in range(draw(st.integers(1, 15))):
        kind = draw(st.sampled_from(["checkin", "edit", "delete", "garden", "newer"]))
        fields: dict[str, Any] = {"type": kind, "note": draw(texts), "odd": draw(st.integers() | st.booleans())}
        if kind in ("edit", "delete"):
            fields |= {"of": ulid(draw(st.integers(0, 20))), "set": {"mood": 3}}
        found.append(line(number, **(fields if kind != "newer" else {"v": 7, "type": "checkin", **fields})))
    return [*found, b'{"v":1,"x":"c2VhbGVk"}']


def notebook(place: str | Path) -> Journal:
    return Journal(find_home(str(place), {}), NOW)


def lines_in(home: Home) -> list[bytes]:
    return [each for path in sorted(home.journal.glob("*.jsonl")) for each in path.read_bytes().split(b"\n")[:-1]]


@settings(max_examples=60)
@given(pools(), st.data())
def test_any_subsets_in_any_order_give_the_union(pool: list[bytes], data: st.DataObject) -> None:
    newer = [each for each in pool if b'"v":7' in each]
    plain = [each for each in pool if each not in newer]
    parts = data.draw(st.lists(st.lists(st.sampled_from(plain)), max_size=4))
    parts.append([*data.draw(st.lists(st.sampled_from(plain))), *newer])
    with tempfile.TemporaryDirectory() as place:
        for part in parts:
            merged = merging.merge(notebook(place), part)
            assert merged.differing == []
            assert len(merged.added) + merged.known == len(part)
        there = lines_in(notebook(place).home)
        assert sorted(there) == sorted({each for part in parts for each in part}), "each once, byte for byte"
        again = merging.merge(notebook(place), [each for part in reversed(parts) for each in part])
        assert (again.added, again.newer) == ([], 0)
        assert lines_in(notebook(place).home) == there


def test_each_record_goes_to_this_device_and_its_year(tmp_path: Path) -> None:
    merged = merging.merge(notebook(tmp_path), [line(n) for n in range(9)])
    journal = notebook(tmp_path)
    assert len(merged.added) == 9
    device = read_device(journal.home)
    assert sorted(path.name for path in journal.home.journal.iterdir()) == [
        f"{year}-{device}.jsonl" for year in range(2020, 2027)
    ]
    assert {raw["dev"] for raw in map(json.loads, lines_in(journal.home))} == {"aaaaaaaa", "bbbbbbbb"}
    assert journal.losses == []
    written = journal.write([Draft(DAY, CheckIn(mood=4))])
    assert len(notebook(tmp_path).read().entries) == 10
    assert written[0].id > ulid(8)


def test_what_is_here_stays_and_the_other_is_named(tmp_path: Path) -> None:
    merging.merge(notebook(tmp_path), [line(1, note="here")])
    merged = merging.merge(notebook(tmp_path), [line(1, note="there, and longer"), line(2)])
    assert [each.raw["note"] for each in merged.differing] == ["there, and longer"]
    assert len(merged.added) == 1
    assert [entry.what.note for entry in notebook(tmp_path).read().entries] == ["here", ""]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_that_claim_one_id_the_longer_one_is_taken(tmp_path: Path, turn: int) -> None:
    merged = merging.merge(notebook(tmp_path), [line(1), line(1, note="longer")][::turn])
    assert [each.raw.get("note") for each in merged.added] == ["longer"]
    assert len(merged.differing) == 1


def test_what_was_erased_for_good_does_not_come_back(tmp_path: Path) -> None:
    erased = line(5, type="purged", of=[ulid(1), ulid(2)])
    merging.merge(notebook(tmp_path), [erased])
    merged = merging.merge(notebook(tmp_path), [line(1), line(2), line(3)])
    assert (merged.purged, len(merged.added)) == (2, 1)
    both = merging.merge(notebook(tmp_path / "other"), [line(1), line(3), erased])
    assert (both.purged, len(both.added)) == (1, 2)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_lines_may_carry_an_end_and_a_mark_of_bytes(tmp_path: Path, end: bytes) -> None:
    merging.merge(notebook(tmp_path), [b"\xef\xbb\xbf" + line(1) + end, b"\xef\xbb\xbf" + line(2) + end, b"" + end])
    assert sorted(lines_in(notebook(tmp_path).home)) == sorted([line(1), line(2)])


def test_lines_that_are_no_records_are_named_and_left_out(tmp_path: Path) -> None:
    bad = [b"{", b"[1]", b'{"id":1,"id":2}', b"\0\0\0", b'{"a":NaN}', b'"' + b"x" * 70_000 + b'"', b"[" * 50_000]
    merged = merging.merge(notebook(tmp_path), [line(1), *bad, line(2)], "copy.jsonl")
    assert len(merged.added) == 2
    assert [(each.file, each.line) for each in merged.problems] == [("copy.jsonl", n) for n in range(2, 9)]
    assert len(lines_in(notebook(tmp_path).home)) == 2


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    merged = merging.preview(notebook(tmp_path), [line(1)])
    assert len(merged.added) == 1
    assert list(tmp_path.rglob("*")) == []


def test_a_notebook_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    assert merging.merge(notebook(tmp_path), [line(1, v=2)]).newer == 1
    assert merging.merge(notebook(tmp_path), [line(1, v=2)]).known == 1
    with pytest.raises(Damaged):
        merging.merge(notebook(tmp_path), [line(2)])


def test_a_loss_that_is_mended_is_a_loss_no_more(tmp_path: Path) -> None:
    for turn in range(4):
        notebook(tmp_path).write([Draft(DAY, CheckIn(note=f"{turn}"))])
    home = notebook(tmp_path).home
    (home.state / "echo.jsonl").unlink()  # it would mend everything at once
    path = next(home.journal.iterdir())
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:1]))
    assert notebook(tmp_path).losses
    merging.merge(notebook(tmp_path), whole.split(b"\n")[:2])
    assert notebook(tmp_path).losses, "half of it is still missing"
    merging.merge(notebook(tmp_path), whole.split(b"\n"))
    assert notebook(tmp_path).losses == []
    assert path.read_bytes() == whole


def test_a_loss_in_the_middle_of_a_line_is_mended_too(tmp_path: Path) -> None:
    """The half of a line that is left counts as nothing."""
    for turn in range(4):
        notebook(tmp_path).write([Draft(DAY, CheckIn(note=f"{turn}"))])
    home = notebook(tmp_path).home
    (home.state / "echo.jsonl").unlink()
    path = next(home.journal.iterdir())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + 20])
    merging.merge(notebook(tmp_path), whole.split(b"\n"))
    assert notebook(tmp_path).losses == []
    path.write_bytes(whole)
    assert notebook(tmp_path).losses, "it is known what the file holds now"


def test_all_of_it_or_nothing(tmp_path: Path) -> None:
    notebook(tmp_path).write([Draft(DAY, CheckIn())])
    home = notebook(tmp_path).home
    before = sorted(lines_in(home))
    (home.journal / f"2024-{read_device(home)}.jsonl").mkdir()
    with pytest.raises(SobertrackError):
        merging.merge(notebook(tmp_path), [line(n) for n in range(9)])
    files = [path for path in home.journal.iterdir() if path.is_file()]
    assert [path.name[:4] for path in files] == ["2026"]
    assert sorted(files[0].read_bytes().split(b"\n")[:-1]) == before


def test_a_record_without_a_year_goes_to_that_of_its_id(tmp_path: Path) -> None:
    found: Iterable[bytes] = [line(1, at="soon"), line(2, at="9999-01-01", id="no id"), b"{}"]
    merging.merge(notebook(tmp_path), found)
    merging.merge(notebook(tmp_path), found)
    home = notebook(tmp_path).home
    assert len(lines_in(home)) == 3
    assert {path.name[:4] for path in home.journal.iterdir()} <= {str(year) for year in range(1970, 2301)}


def test_an_empty_notebook_takes_whole_files_with_their_names(tmp_path: Path) -> None:
    home = notebook(tmp_path).home
    assert merging.has_no_files(home)
    files = {"journal/2025-aaaaaaaa.jsonl": line(1) + b"\r\n" + b"damaged\n", "counters.toml": b"# mine\n"}
    merging.take_whole(home, files)
    assert {str(path.relative_to(home.data)): path.read_bytes() for path in home.data.rglob("*.*")} == files
    assert all(path.stat().st_mode & 0o077 == 0 for path in home.data.rglob("*"))
    assert not merging.has_no_files(home)
