"""Whatever JSON stands in a journal: reading never fails, names what it leaves out, and writing goes on."""

import json
import tempfile
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.errors import Damaged, SobertrackError
from sobertrack.model.entries import KINDS, CheckIn, Draft
from sobertrack.store.history import commands
from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIELDS = sorted({"set", "of", "undo", "x", *(field for kind in KINDS.values() for field in kind._fields)})

scalars = st.none() | st.booleans() | st.integers(-5, 12) | st.floats(allow_nan=False) | st.text(max_size=6)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
ids = st.sampled_from([f"01M8{number:022}" for number in range(6)]) | anything
days = st.sampled_from(["2024-02-29", "2026-11-22", "2023-02-29", "0001-01-01", "9999-12-31"]) | anything
kinds = st.sampled_from([*KINDS, "edit", "delete", "undo", "garden"]) | anything
records = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "v": st.just(1) | st.just(1) | st.just(1) | anything,
            "id": ids,
            "at": st.just("2026-11-22T12:00:00+00:00") | anything,
            "day": days,
            "time": st.just("12:30") | anything,
            "dev": st.sampled_from(["a", "b"]) | anything,
            "type": kinds,
            "cmd": ids,
            "of": ids,
            "set": st.dictionaries(st.sampled_from(FIELDS), anything, max_size=3) | anything,
            "mood": st.integers(1, 5) | anything,
            "counter": st.just("alcohol") | anything,
            "note": anything,
        },
    )
    | anything,
    max_size=8,
)


@settings(max_examples=250, deadline=None)
@given(records, st.sampled_from(["2024-a.jsonl", "2026-a.jsonl", "odd.jsonl"]))
def test_any_records_are_read_or_named(found: list[Any], name: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        home = find_home(root, {})
        home.journal.mkdir(parents=True)
        data = b"".join(json.dumps(raw).encode() + b"\n" for raw in found)
        (home.journal / name).write_bytes(data)
        for _ in ("without a cache", "with one"):
            journal = Journal(home, NOW)
            everything = journal.read()
            assert everything == Journal(home, NOW).read()
            for kind in ("checkin", "slip"):
                same = [entry for entry in everything.entries if type(entry.what) is KINDS[kind]]
                assert journal.read((kind,)).entries == same
            assert journal.sober_records.entries == journal.read(("slip", "restart")).entries
            assert journal.checkin_days() == {each.day for each in everything.entries if type(each.what) is CheckIn}
            journal.read(("urge",), since=date(2026, 1, 1))
            assert len(journal.short_ids(everything.entries)) == len({entry.id for entry in everything.entries})
            assert all(journal.find(entry.id) == entry for entry in everything.entries)
            assert [each.code for each in journal.losses] == (["empty"] if not data else [])
            _ = journal.letters, commands(journal)
        try:
            mine = Journal(home, NOW).write([Draft(date(2026, 11, 22), CheckIn(mood=3))])
        except Damaged:
            versions = [raw.get("v") for raw in found if isinstance(raw, dict)]
            assert any(type(version) in (int, float) and version > 1 for version in versions)
            return
        except SobertrackError as error:
            raise AssertionError(error.message) from error
        assert mine[0] in Journal(home, NOW).read().entries
        assert (home.journal / name).read_bytes() == data
