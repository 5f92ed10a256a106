"""Closed years from the cache are what their files say, with every edit and removal laid over them."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sobertrack.model.entries import Activity, CheckIn, Contact, Entry, Letter, Restart, Slip, Urge, Visit
from sobertrack.store import codec
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records import years
from sobertrack.store.records.lines import parse
from sobertrack.store.records.listing import journal_files
from sobertrack.store.records.reading import Reading, entries_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHATS = (
    CheckIn(mood=3, craving=0, triggers=("tired", "x\udc80"), note="a\nb \u2028 ü"),
    CheckIn(),
    Urge(8, None, "alcohol", tried=("walk",), held=False),
    Urge(after=2, minutes=20),
    Visit("Tuesday group", how="online"),
    Contact("sam", from_them=True),
    Slip("alcohol", until=date(2024, 3, 4)),
    Restart("alcohol"),
    Letter("dear me"),
    Activity("swim", 30),
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = find_home(str(tmp_path), {})
    made.journal.mkdir(parents=True)
    return made


@pytest.fixture(autouse=True)
def small_files_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(years, "WORTH", 0)


def ulid(number: int) -> str:
    return f"01KAKY{number:020}"


def line(number: int, what, device: str = "dev00001", **more) -> bytes:
    day = date(2024, 1, 1 + number % 28)
    return codec.line({**codec.record(Entry(ulid(number), day, what, "09:30", "", device, ulid(number))), **more})


def change(number: int, of: int, **fields) -> bytes:
    kind = {"type": "edit", "set": fields} if fields else {"type": "delete"}
    head = {"v": 1, "id": ulid(number), "day": "2026-01-01", "dev": "dev00001"}
    return codec.line({**head, **kind, "of": ulid(of)})


def plainly(home: Home):
    """What the files say, read without any cache."""
    records, problems = [], []
    for path in journal_files(home):
        parsed = parse(path.read_bytes(), str(path))
        records += parsed.records
        problems += parsed.problems
    reading = entries_of(records, None, home)
    return Reading(reading.entries, problems + reading.problems)


def same(home: Home) -> None:
    expected = plainly(home)
    for _ in ("cold", "warm"):
        found = Journal(home, NOW).read()
        assert found.entries == expected.entries
        assert [type(entry.what) for entry in found.entries] == [type(entry.what) for entry in expected.entries]
        assert sorted(found.problems) == sorted(expected.problems)


def cached(home: Home) -> Iterator[Path]:
    return (home.cache / "years").iterdir()


def test_every_kind_comes_back_as_it_is_written(home):
    (home.journal / "2024-dev00001.jsonl").write_bytes(b"".join(line(n, what) for n, what in enumerate(WHATS)))
    same(home)
    assert len(list(cached(home))) == 1


def test_later_years_change_earlier_ones(home):
    (home.journal / "2024-dev00001.jsonl").write_bytes(b"".join(line(n, what) for n, what in enumerate(WHATS)))
    same(home)
    later = [change(90, 0, mood=1, note="now"), change(91, 2), change(92, 6, day="2024-05-05"), change(93, 91)]
    (home.journal / "2026-dev00001.jsonl").write_bytes(b"".join([line(80, CheckIn(mood=5)), *later]))
    same(home)
    found = {entry.id: entry for entry in Journal(home, NOW).read().entries}
    assert found[ulid(0)].what.mood == 1
    assert ulid(2) in found  # its removal was removed


numbers = st.integers(0, 12)
records = st.one_of(
    st.builds(line, numbers, st.sampled_from(WHATS), st.sampled_from(("dev00001", "dev00002"))),
    st.builds(lambda n, of, mood: change(n + 50, of, mood=mood), numbers, numbers, st.sampled_from((1, 5, 9))),
    st.builds(lambda n, of: change(n + 50, of), numbers, st.integers(0, 62)),
    st.builds(lambda n: line(n, CheckIn(mood=2), mood=9), numbers),
    st.builds(lambda n: line(n, CheckIn(mood=2), v=2), numbers),
    st.builds(lambda n: line(n, CheckIn(), sleep=[1, {"a": None}]), numbers),
    st.just(b"{nonsense}\n"),
    st.just(b'{"v":1,"id":"01KAKYX","day":"2024-01-01","type":"dream"}\n'),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_files_are_read_as_they_are_without_a_cache(home, data):
    """An id stands for one record, however many files have a copy of it."""
    pool = data.draw(st.lists(records, min_size=1, unique_by=lambda line: line[7:40]))
    files = data.draw(st.lists(st.lists(st.sampled_from(pool), max_size=6), min_size=1, max_size=3))
    for path in [*home.journal.iterdir(), *(cached(home) if home.cache.exists() else ())]:
        path.unlink()
    names = ("2023-dev00001.jsonl", "2024-dev00002.jsonl", "2026-dev00001.jsonl")
    for name, lines in zip(names, files, strict=False):
        (home.journal / name).write_bytes(b"".join(lines))
    same(home)


@pytest.mark.parametrize("damage", [b"", b"\0\0\0\0", b"nonsense of some length"])
def test_a_damaged_cache_is_read_anew(home, damage):
    (home.journal / "2024-dev00001.jsonl").write_bytes(line(1, CheckIn(mood=4)))
    same(home)
    file = next(cached(home))
    for content in (damage, file.read_bytes()[:-3], file.read_bytes() + b"x"):
        file.write_bytes(content)
        same(home)


def test_a_changed_file_is_read_anew(home):
    path = home.journal / "2024-dev00001.jsonl"
    path.write_bytes(line(1, CheckIn(mood=4)))
    same(home)
    path.write_bytes(line(1, CheckIn(mood=2)))
    os.utime(path, ns=(1, 1))
    same(home)


def test_another_layout_is_read_anew(home, monkeypatch):
    (home.journal / "2024-dev00001.jsonl").write_bytes(line(1, CheckIn(mood=4)))
    same(home)
    before = next(cached(home)).read_bytes()
    monkeypatch.setattr(years, "_LAYOUT", ("another",))
    same(home)
    assert next(cached(home)).read_bytes() != before


def test_this_year_and_small_files_are_not_cached(home, monkeypatch):
    (home.journal / "2026-dev00001.jsonl").write_bytes(line(1, CheckIn()))
    same(home)
    assert not (home.cache / "years").exists()
    monkeypatch.setattr(years, "WORTH", 10_000)
    (home.journal / "2024-dev00001.jsonl").write_bytes(line(2, CheckIn()))
    same(home)
    assert not (home.cache / "years").exists()


def test_a_cache_that_cannot_be_written_is_no_error(home):
    (home.journal / "2024-dev00001.jsonl").write_bytes(line(1, CheckIn()))
    home.cache.parent.mkdir(parents=True, exist_ok=True)
    home.cache.write_text("in the way")
    assert len(Journal(home, NOW).read().entries) == 1


def test_the_cache_is_as_private_as_the_journal(home):
    (home.journal / "2024-dev00001.jsonl").write_bytes(line(1, CheckIn(note="mine")))
    Journal(home, NOW).read()
    file = next(cached(home))
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
