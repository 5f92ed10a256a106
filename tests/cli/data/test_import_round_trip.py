"""Out of one notebook and into another: any notebook comes back whole, twice is as once, and two make their union."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import running
from running import Answer
from sobertrack.model.peers.feeds import ListedMeeting, Source, TypeNames
from sobertrack.store import codec
from sobertrack.store.kept.feeds import keep_feed
from sobertrack.store.paths import Home, find_home
from sobertrack.store.tables.toml import written

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAY_DIFFER = {"generated", "as_of"}

texts = st.text(max_size=12) | st.sampled_from(["=1+1", "\x1b[2J", "\u202e", "\ud800", "a\u2028b", "\r\n", '"}\n{"'])
words = texts.map(lambda text: text.encode("utf-8", "replace").decode())  # TOML holds no half characters
ids = st.text(LETTERS, min_size=16, max_size=16).map(lambda tail: f"01KYY8TEM0{tail}")
days = st.dates(date(1900, 1, 1), date(2300, 12, 31)).map(str)
heads = st.fixed_dictionaries(
    {
        "v": st.just(1),
        "id": ids,
        "at": st.sampled_from(["2024-03-01T09:00:00+01:00", "2026-08-01T09:00:00+00:00"]),
        "day": days,
        "dev": st.sampled_from(["80gc5wbf", "phone000"]),
    }
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
bodies = st.one_of(
    st.fixed_dictionaries({"type": st.just("checkin"), "mood": st.integers(1, 5), "note": texts}),
    st.fixed_dictionaries({"type": st.just("checkin"), "wins": st.lists(texts, max_size=3)}),
    st.fixed_dictionaries({"type": st.just("slip"), "counter": texts, "ongoing": st.booleans()}),
    st.fixed_dictionaries({"type": st.just("urge"), "level": st.integers(0, 10), "where": texts}),
    st.fixed_dictionaries({"type": st.just("letter"), "text": texts, "later": anything}),
    st.fixed_dictionaries({"type": st.just("dance"), "steps": anything}),
    st.fixed_dictionaries({"type": st.just("edit"), "of": ids, "set": st.fixed_dictionaries({"note": texts})}),
    st.fixed_dictionaries({"type": st.just("delete"), "of": ids}),
    st.fixed_dictionaries({"type": st.just("undo"), "undo": ids}),
)
records = st.lists(
    st.tuples(heads, bodies).map(lambda pair: {**pair[0], **pair[1]}), max_size=8, unique_by=lambda r: r["id"]
)
keys = words.map(lambda text: text or "empty")
values = words | st.booleans() | st.integers(-5, 5) | st.lists(words, max_size=2)
tables = st.dictionaries(keys, values, max_size=3)
files = st.fixed_dictionaries(
    {},
    optional={
        "counters.toml": st.fixed_dictionaries({"counter": st.dictionaries(keys, tables, max_size=2)}),
        "plan.toml": st.fixed_dictionaries({"plan": st.dictionaries(keys, tables, max_size=2), "aftercare": tables}),
        "settings.toml": st.fixed_dictionaries({"settings": tables}),
    },
)
meetings = st.builds(
    ListedMeeting,
    days=st.lists(st.integers(0, 6), max_size=3, unique=True).map(tuple),
    time=st.sampled_from(["", "19:30"]),
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    attendance=st.sampled_from(["in-person", "online"]),
    minutes=st.none() | st.integers(0, 900),
    approximate=st.none() | st.booleans(),
    date=st.none(),
    slug=st.text("abc-", min_size=1, max_size=5),
    name=words,
    types=st.lists(words, max_size=2).map(tuple),
    notes=words,
)
lists = st.dictionaries(st.sampled_from(["town", "na-list"]), st.lists(meetings, max_size=3), max_size=2)
QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
"""A notebook that does not come back is told as it is: to make it smaller would take minutes."""

notebooks = st.tuples(records, files, lists)


class Notebook:
    """A notebook on the disk, and the program on it."""

    def __init__(self, root: Path) -> None:
        root.mkdir()
        self.environ = running.surroundings(root)

    @property
    def home(self) -> Home:
        return find_home(self.environ["SOBERTRACK_HOME"], {})

    def run(self, *argv: str, stdin: bytes = b"") -> Answer:
        return running.run(list(argv), self.environ, stdin)

    def fill(self, made: tuple[list[dict[str, Any]], dict[str, Any], dict[str, list[ListedMeeting]]]) -> None:
        raws, kept, found = made
        self.home.journal.mkdir(parents=True)
        for raw in raws:
            with (self.home.journal / f"{raw['at'][:4]}-{raw['dev']}.jsonl").open("ab") as file:
                file.write(codec.line(raw))
        for name, data in kept.items():
            (self.home.data / name).write_bytes(b"# by hand\n" + written({"format": 1, **data}).encode())
        for name, each in found.items():
            keep_feed(
                self.home, Source(name, "aa", "Europe/London", TypeNames({"O": "Open"}), imported="2026-01-02"), each
            )

    def export(self) -> dict[str, Any]:
        answer = self.run("export")
        found = json.loads(answer.out)
        assert found["warnings"] == [each for each in found["warnings"] if each["code"] != "bad_line"]
        return found["data"]

    def take(self, document: dict[str, Any], *more: str) -> Answer:
        text = json.dumps({"schema": "sobertrack-export/1", "data": document})
        return self.run("import", "sobertrack", "-", "--yes", *more, stdin=text.encode())


@settings(max_examples=40, phases=QUICK)
@given(notebooks)
def test_a_notebook_comes_back_whole(made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Notebook(Path(folder) / "a"), Notebook(Path(folder) / "b")
        first.fill(made)
        out = first.export()
        answer = second.take(out)
        assert answer.code in (0, 3), answer.err
        assert second.export() == out
        assert "left out" not in answer.out
        before = on_disk(second)
        assert second.take(out).code in (0, 3)
        assert on_disk(second) == before


def on_disk(notebook: Notebook) -> dict[str, bytes]:
    """Every byte of the person's own files."""
    return {str(path): path.read_bytes() for path in sorted(notebook.home.data.rglob("*")) if path.is_file()}


@settings(max_examples=25, phases=QUICK)
@given(notebooks, notebooks)
def test_two_notebooks_make_their_union(one, other) -> None:
    one = ([{**raw, "id": "01KYY8TEM1" + raw["id"][10:]} for raw in one[0]], *one[1:])  # no id in both
    with tempfile.TemporaryDirectory() as folder:
        here, there = Notebook(Path(folder) / "a"), Notebook(Path(folder) / "b")
        here.fill(one)
        there.fill(other)
        mine, theirs = here.export(), there.export()
        answer = here.take(theirs, "--take", "new")
        assert answer.code in (0, 3), answer.err
        both = here.export()
        added = [raw for raw in both["records"] if raw["type"] != "kept"]
        assert by_id(added) == by_id([*mine["records"], *theirs["records"]])
        for noun in ("counters", "plans"):
            known = {each["id"] for each in both[noun]}
            assert known == {each["id"] for each in [*mine[noun], *theirs[noun]]}
            assert all(each in both[noun] for each in mine[noun])
        assert {each["name"] for each in both["meeting_lists"]} == {*one[2], *other[2]}


def by_id(raws: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(raw, sort_keys=True) for raw in raws)
