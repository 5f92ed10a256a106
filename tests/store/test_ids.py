"""Ids: later than all before them on one device, whatever the clocks say; short ones that name one entry."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.errors import Ambiguous, NotFound
from sobertrack.model.entries import CheckIn, Draft, Slip
from sobertrack.store import codec
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records import ids

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = date(2026, 11, 22)


@pytest.fixture
def notebook(tmp_path: Path) -> Home:
    return find_home(str(tmp_path), {})


def write(home: Home, now: datetime, number: int = 1) -> list[str]:
    return [entry.id for entry in Journal(home, now).write([Draft(now.date(), CheckIn())] * number)]


def foreign(home: Home, *ulids: str, name: str = "2026-other000.jsonl", **fields: object) -> None:
    home.journal.mkdir(parents=True, exist_ok=True)
    head = {"v": 1, "at": "", "day": "2026-11-22", "dev": "other000", "type": "checkin"}
    with (home.journal / name).open("ab") as file:
        file.write(b"".join(codec.line({**head, **fields, "id": ulid}) for ulid in ulids))


def at(moment: datetime, end: str = "A" * 16) -> str:
    return ids.make_ids(moment, -1, 1)[0][:10] + end


clocks = st.datetimes(datetime(1900, 1, 1), datetime(2299, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(st.lists(st.tuples(clocks, st.integers(1, 4)), min_size=1, max_size=8))
def test_ids_of_one_device_only_rise(turns: list[tuple[datetime, int]]) -> None:
    last, made = -1, []
    for now, number in turns:
        new = ids.make_ids(now, last, number)
        assert all(map(ids.is_ulid, new))
        assert ids.time_of(new[0]) >= ids.milliseconds(now)
        made += new
        last = ids.latest(made)
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_any_clock_writes_ids_that_rise(notebook: Home) -> None:
    years = (1900, 1969, 1970, 2026, 2222, 2026, 1900, 2222, 2025)
    made = [ulid for year in years for ulid in write(notebook, datetime(year, 6, 1, tzinfo=UTC), 2)]
    assert made == sorted(made)
    assert made[0].startswith("0000000000")
    device = Journal(notebook, NOW).device
    assert {path.name for path in notebook.journal.iterdir()} == {f"{year}-{device}.jsonl" for year in years}
    assert [entry.id for entry in Journal(notebook, NOW).read().entries] == made


def test_ids_rise_without_any_mark(notebook: Home) -> None:
    first = write(notebook, datetime(2222, 6, 1, tzinfo=UTC))
    (notebook.state / "marks.json").unlink()
    second = write(notebook, NOW)
    (notebook.state / "marks.json").write_text("{}")
    assert first < second < write(notebook, NOW)


def test_a_clock_that_is_a_little_ahead_counts_and_one_far_ahead_does_not(notebook: Home) -> None:
    """So that a change made here comes after what it changes, and a broken clock elsewhere does no harm."""
    near, far = at(NOW + timedelta(hours=23)), at(NOW + timedelta(days=400))
    foreign(notebook, near)
    assert write(notebook, NOW)[0] > near
    foreign(notebook, far, "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", at(NOW + timedelta(hours=23, minutes=30)))
    made = write(notebook, NOW)[0]
    assert at(NOW + timedelta(hours=23, minutes=30)) < made < far


def test_an_edit_of_what_a_fast_clock_wrote_is_the_last_word(notebook: Home) -> None:
    ulid = at(NOW + timedelta(hours=3))
    foreign(notebook, ulid, mood=2)
    foreign(notebook, at(NOW + timedelta(hours=4)), type="edit", of=ulid, set={"mood": 3})
    Journal(notebook, NOW).write([], [{"type": "edit", "of": ulid, "set": {"mood": 5}}])
    assert [entry.what.mood for entry in Journal(notebook, NOW).read().entries] == [5]


def test_short_ids_lengthen_until_they_name_one(notebook: Home) -> None:
    ends = ("AAAAAAAAAAAAAAAA", "AAAAAAAAAAABBBBB", "AAAAAAAAAACBBBBB", "AAAAAAAADCCBBBBB", "EAAAAAAADCCBBBBB")
    ulids = [at(NOW, end) for end in ends]
    foreign(notebook, *ulids)
    journal = Journal(notebook, NOW)
    entries = {entry.id: entry for entry in journal.read().entries}
    short = [journal.short_id(entries[ulid]) for ulid in ulids]
    assert short == ["c-aaaaa", "c-abbbbb", "c-acbbbbb", "c-aaaaaaaadccbbbbb", "c-eaaaaaaadccbbbbb"]
    assert journal.short_ids(entries.values()) == dict(zip(ulids, short, strict=True))
    for ulid, text in zip(ulids, short, strict=True):
        assert journal.find(text).id == ulid


def test_a_copy_of_a_file_lengthens_nothing(notebook: Home) -> None:
    ulids = [at(NOW, f"{'A' * 11}{number:05}") for number in range(10, 15)]
    foreign(notebook, *ulids)
    foreign(notebook, *ulids, name="2026-other000 (copy).jsonl")
    journal = Journal(notebook, NOW)
    entries = journal.read().entries
    assert len(entries) == 5
    assert all(len(journal.short_id(entry)) == 7 for entry in entries)


def test_what_names_an_entry(notebook: Home) -> None:
    mine = Journal(notebook, NOW).write([Draft(DAY, CheckIn(mood=2)), Draft(DAY, Slip("alcohol"))])
    journal = Journal(notebook, NOW)
    for entry, letter in zip(mine, "cs", strict=True):
        for size in (5, 6, 16, 26):
            tail = entry.id[-size:]
            for text in (tail, tail.lower(), f"{letter}-{tail}", f"{letter.upper()}-{tail.lower()}", f" {tail}\n"):
                assert journal.find(text) == entry
        for wrong in (entry.id[-4:], f"z-{entry.id[-5:]}", "", "-", "c-", f"{letter}--{entry.id[-5:]}", "UUUUU"):
            with pytest.raises(NotFound):
                journal.find(wrong)


def test_letters_that_are_read_wrongly_still_name_it(notebook: Home) -> None:
    foreign(notebook, at(NOW, "AAAAAAAAAAA01011"))
    assert Journal(notebook, NOW).find("c-O1oIl").id.endswith("01011")


def test_what_fits_several_lists_them(notebook: Home) -> None:
    foreign(notebook, at(NOW, "AAAAAAAAAAABBBBB"), at(NOW, "AAAAAAAAAACBBBBB"))
    with pytest.raises(Ambiguous, match=r"c-abbbbb \(checkin, 2026-11-22\), c-cbbbbb") as refusal:
        Journal(notebook, NOW).find("bbbbb")
    assert refusal.value.exit_code == 4


def test_ids_of_other_programs_are_found_too(notebook: Home) -> None:
    foreign(notebook, "my-own-id-1")
    journal = Journal(notebook, NOW)
    entry = journal.read().entries[0]
    assert journal.find(entry.id) == journal.find(journal.short_id(entry)) == entry
    assert json.loads((notebook.journal / "2026-other000.jsonl").read_bytes())["id"] == "my-own-id-1"
