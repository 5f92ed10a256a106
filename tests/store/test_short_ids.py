"""The short ids of many entries at once are those of each."""

from datetime import UTC, date, datetime

from sobertrack.model.entries import CheckIn, Entry, Slip
from sobertrack.store import codec
from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HEAD = "01KAKY0000"


def test_ids_with_the_same_end_are_lengthened_alike(tmp_path):
    ends = ("AAAAAAAAAAAAAAAA", "BBBBBBBBBBBAAAAA", "BBBBBBBBBBAAAAAA", "CCCCCCCCCCCCCCCC")
    entries = [
        Entry(HEAD + end, date(2026, 11, 22), Slip("alcohol") if place else CheckIn()) for place, end in enumerate(ends)
    ]
    home = find_home(str(tmp_path), {})
    home.journal.mkdir(parents=True)
    (home.journal / "2026-device00.jsonl").write_bytes(b"".join(codec.line(codec.record(each)) for each in entries))
    journal = Journal(home, NOW)
    one_by_one = {entry.id: journal.short_id(entry) for entry in entries}
    assert journal.short_ids(entries) == one_by_one
    assert list(one_by_one.values()) == ["c-aaaaaaa", "s-baaaaa", "s-baaaaaa", "s-ccccc"]


def test_an_entry_that_was_written_a_moment_ago_has_one_too(tmp_path):
    journal = Journal(find_home(str(tmp_path), {}), NOW)
    assert journal.short_ids([Entry(HEAD + "A" * 16, date(2026, 11, 22), CheckIn())]) == {HEAD + "A" * 16: "c-aaaaa"}
