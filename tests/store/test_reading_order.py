"""What stands does not depend on the order of lines or files, on copies, or on how often it is read."""

import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.overlay import current, removed_ids, unique

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = ("2024-aaaaaaaa.jsonl", "2025-aaaaaaaa.jsonl", "2026-aaaaaaaa.jsonl", "2026-bbbbbbbb.jsonl", "odd.jsonl")
Raw = dict[str, Any]


def ulid(number: int) -> str:
    return f"01M8{number:06}{'A' * 16}"


numbers = st.integers(0, 12)
days = st.sampled_from(["2024-03-01", "2025-07-01", "2026-01-01", "2026-11-22"])
sets = st.fixed_dictionaries({}, optional={"mood": st.integers(1, 5) | st.none(), "day": days, "weather": st.just("x")})


@st.composite
def records(draw: st.DrawFn) -> list[Raw]:
    """A journal of check-ins, slips, edits and removals of anything at all, removals and edits included."""
    found: list[Raw] = []
    for number in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(["checkin", "checkin", "slip", "edit", "delete", "delete", "garden"]))
        raw: Raw = {"v": 1, "id": ulid(number), "at": "", "day": draw(days), "dev": draw(st.sampled_from("ab"))}
        if kind == "edit":
            raw |= {"type": kind, "of": ulid(draw(numbers)), "set": draw(sets)}
        elif kind == "delete":
            raw |= {"type": kind, "of": ulid(draw(numbers))}
        else:
            raw |= {"type": kind, **({"mood": draw(st.integers(1, 5))} if kind == "checkin" else {})}
        found.append(raw)
    return found


def laid_out(root: str, pieces: Sequence[tuple[str, Raw]]) -> Home:
    home = find_home(root, {})
    home.journal.mkdir(parents=True)
    for name, raw in pieces:
        with (home.journal / name).open("ab") as file:
            file.write(json.dumps(raw, separators=(",", ":")).encode() + b"\n")
    return home


def shown(home: Home) -> list[Any]:
    journal = Journal(home, NOW)
    everything = journal.read()
    assert Journal(home, NOW).read() == everything, "reading again is the same"
    several = [journal.read(("checkin",)).entries, journal.read(("slip",)).entries, journal.sober_records.entries]
    assert several[1] == several[2]
    kept = [entry for entry in everything.entries if type(entry.what).__name__ == "CheckIn"]
    assert several[0] == kept
    assert Journal(home, NOW).checkin_days() == {entry.day for entry in kept}
    recent = Journal(home, NOW).read(("checkin",), since=date(2026, 1, 1)).entries
    assert [e for e in recent if e.day.year == 2026] == [e for e in kept if e.day.year == 2026]
    return [everything.entries, sorted(each.message for each in everything.problems)]


@settings(max_examples=150, deadline=None)
@given(records(), st.data())
def test_any_order_and_any_files_read_the_same(found: list[Raw], data: st.DataObject) -> None:
    """Lines may lie in any file whose year is not before their own writing would allow, in any order, and twice."""

    def file_of(raw: Raw) -> str:
        return data.draw(st.sampled_from([name for name in NAMES if name[:4] >= raw["day"][:4]]))

    plain = [("2026-aaaaaaaa.jsonl", raw) for raw in found]
    mixed = [(file_of(raw), raw) for raw in data.draw(st.permutations(found))]
    mixed += [(file_of(raw), raw) for raw in data.draw(st.lists(st.sampled_from(found), max_size=4))]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        assert shown(laid_out(one, plain)) == shown(laid_out(other, mixed))


@given(records(), st.randoms())
def test_what_stands_has_one_answer(found: list[Raw], chance: Any) -> None:
    expected = current(unique(found))
    shuffled = [*found, *chance.sample(found, len(found) // 2)]
    chance.shuffle(shuffled)
    assert current(unique(shuffled)) == expected
    assert removed_ids(shuffled) == removed_ids(found)


def stands(found: list[Raw], wanted: str, above: frozenset[str] = frozenset()) -> bool:
    """The plain rule, for journals without circles: something stands unless a removal of it stands."""
    removals = [raw["id"] for raw in found if raw["type"] == "delete" and raw["of"] == wanted]
    return not any(stands(found, each) for each in removals)


@given(records())
def test_a_removal_hides_unless_it_is_hidden_itself(found: list[Raw]) -> None:
    forward = [raw for raw in found if raw["type"] != "delete" or raw["of"] < raw["id"]]
    gone = removed_ids(forward)
    for raw in forward:
        assert (raw["id"] in gone) == (not stands(forward, raw["id"]))


def test_a_circle_of_removals_hides_nothing() -> None:
    circle = [{"id": ulid(n), "type": "delete", "of": ulid((n + 1) % 3)} for n in range(3)]
    entry = {"id": ulid(9), "type": "checkin"}
    for turn in range(3):
        assert removed_ids([*circle[turn:], *circle[:turn], entry]) == set()
    alone = {"id": ulid(5), "type": "delete", "of": ulid(5)}
    assert removed_ids([alone]) == set()
    assert removed_ids([*circle, {"id": ulid(7), "type": "delete", "of": ulid(0)}]) == {ulid(0), ulid(2)}


def test_two_records_with_one_id_give_one_answer(tmp_path: Path) -> None:
    short = {"v": 1, "id": ulid(1), "at": "", "day": "2026-11-22", "dev": "a", "type": "checkin", "mood": 3}
    long = {**short, "note": "longer"}
    answers = []
    for turn, (first, second) in enumerate([(short, long), (long, short)]):
        home = laid_out(str(tmp_path / str(turn)), [("2026-aaaaaaaa.jsonl", first), ("2026-bbbbbbbb.jsonl", second)])
        reading = Journal(home, NOW).read()
        answers.append(reading.entries)
        assert [each.code for each in reading.problems] == ["same_id"]
    assert answers[0] == answers[1]
    assert answers[0][0].what.note == "longer"


def test_an_edit_that_makes_an_entry_unreadable_is_told_and_changes_nothing(tmp_path: Path) -> None:
    entry = {"v": 1, "id": ulid(1), "at": "", "day": "2026-11-22", "dev": "a", "type": "slip", "counter": "alcohol"}
    edit = {"v": 1, "id": ulid(2), "at": "", "day": "2026-11-22", "dev": "a", "type": "edit", "of": ulid(1)}
    home = laid_out(str(tmp_path), [(NAMES[2], entry), (NAMES[2], {**edit, "set": {"day": "never"}})])
    reading = Journal(home, NOW).sober_records
    assert [each.what.counter for each in reading.entries] == ["alcohol"]
    assert [(each.code, each.line) for each in reading.problems] == [("bad_record", 1)]


def test_days_of_checkins_are_those_of_entries_whatever_is_in_a_record(tmp_path: Path) -> None:
    head = {"v": 1, "at": "", "dev": "a", "type": "checkin"}
    odd = [
        {"id": "\ud800", "day": "2024-01-01"},
        {"id": ulid(1), "day": "2024-01-02 2024-01-03"},
        {"id": ulid(2), "day": "2024-01-04", "mood": 9},
        {"id": ulid(3), "day": "1066-10-14"},
        {"id": ulid(4), "day": ["2024-01-05"]},
        {"id": [], "day": "2024-01-06"},
        {"id": ulid(5), "day": "2024-01-07", "note": '"checkin"'},
        {"id": ulid(6), "day": "\ud800"},
    ]
    home = laid_out(str(tmp_path), [(NAMES[0], {**head, **raw}) for raw in odd])
    for _ in ("without a cache", "with one"):
        journal = Journal(home, NOW)
        assert journal.checkin_days() == {entry.day for entry in journal.read().entries}
        assert len(journal.read().entries) == 2


def test_an_undo_in_an_earlier_year_counts(tmp_path: Path) -> None:
    """A clock that was wrong: written in 2222, removed after it was set right."""
    home = find_home(str(tmp_path), {})
    from sobertrack.model.entries import CheckIn, Draft

    far = datetime(2222, 6, 1, tzinfo=UTC)
    entries = Journal(home, far).write([Draft(far.date(), CheckIn(mood=2)), Draft(far.date(), CheckIn(mood=3))])
    Journal(home, NOW).write([], [{"type": "delete", "of": entries[0].id}])
    Journal(home, NOW).write([], [{"type": "edit", "of": entries[1].id, "set": {"mood": 5}}])
    assert [each.what.mood for each in Journal(home, far).read(("checkin",), since=far.date()).entries] == [5]
