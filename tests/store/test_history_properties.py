"""Any sequence of writes and undos gives the state that one expects: what stands is what no standing undo took back."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.model.entries import CheckIn, Draft, Kept
from sobertrack.store.history import commands, find_command, take_back
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook, TableChange, keep
from sobertrack.store.paths import Home

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
KEYS = ("counter.alcohol", "supporter.sam-o'neil", "settings.")
VALUES = ("one", 'two "quoted"', "three\nlines")

Op = tuple[str, int, int]
OPS = st.lists(
    st.tuples(
        st.sampled_from(("write", "pair", "edit", "rm", "keep", "undo", "undo-any")),
        st.integers(0, 9),
        st.integers(1, 5),
    ),
    max_size=14,
)


class Expected:
    """The plainest account of a notebook: each command with its effect, and which one it undid."""

    def __init__(self) -> None:
        self.commands: list[tuple[str, Any]] = []
        self.tables: dict[str, str | None] = dict.fromkeys(KEYS)

    def stands(self, number: int) -> bool:
        later = [n for n, (kind, what) in enumerate(self.commands) if kind == "undo" and what == number]
        return not any(self.stands(n) for n in later)

    def entries(self) -> dict[int, tuple[int, ...]]:
        """The moods of the check-ins that stand, by the command that wrote them."""
        moods: dict[int, list[int]] = {}
        hidden: set[int] = set()
        for n, (kind, what) in enumerate(self.commands):
            if not self.stands(n):
                continue
            if kind == "write":
                moods[n] = list(what)
            elif kind == "rm":
                hidden.add(what)
        for n, (kind, what) in enumerate(self.commands):
            if kind == "edit" and self.stands(n) and what[0] in moods:
                moods[what[0]][0] = what[1]
        return {n: tuple(found[1:] if n in hidden else found) for n, found in moods.items() if found[n in hidden :]}


class Real:
    """The same commands on a real notebook."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root / "data", root / "state", root / "cache")
        self.ids: list[str] = []
        self.first: dict[int, str] = {}

    @property
    def journal(self) -> Journal:
        return Journal(self.home, NOW)

    def last(self) -> str:
        return commands(self.journal)[-1].id

    def entries(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for entry in self.journal.read().entries:
            if not isinstance(entry.what, Kept):
                found.setdefault(self.ids.index(entry.command), []).append(entry.what.mood)
        return {n: tuple(moods) for n, moods in found.items()}

    def table(self, name: str) -> str | None:
        noun, _, key = name.partition(".")
        found = Notebook(self.home).table(noun, key)
        return None if found is None else found["label"]

    def keep(self, name: str, value: str | None) -> None:
        noun, _, key = name.partition(".")
        before = Notebook(self.home).table(noun, key)
        after = None if value is None else {"label": value}
        keep(self.journal, [TableChange(noun, key, before, after)])

    def bytes(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.home.data.rglob("*")) if path.is_file())


def _write(real: Real, expected: Expected, op: Op) -> None:
    kind, _, mood = op
    moods = (mood, 1) if kind == "pair" else (mood,)
    written = real.journal.write([Draft(DAY, CheckIn(mood=each)) for each in moods])
    real.first[len(expected.commands)] = written[0].id
    expected.commands.append(("write", moods))


def _change(real: Real, expected: Expected, op: Op) -> None:
    kind, place, mood = op
    written = sorted(real.first)
    if not written:
        return
    target = written[place % len(written)]
    if kind == "edit":
        real.journal.write([], [{"type": "edit", "of": real.first[target], "set": {"mood": mood}}])
        expected.commands.append(("edit", (target, mood)))
    else:
        real.journal.write([], [{"type": "delete", "of": real.first[target]}])
        expected.commands.append(("rm", target))


def _keep(real: Real, expected: Expected, op: Op) -> None:
    _, place, mood = op
    name = KEYS[place % len(KEYS)]
    value = VALUES[mood % len(VALUES)] if mood < 4 else None
    before = expected.tables[name]
    real.keep(name, value)
    expected.commands.append(("keep", (name, before, value)))
    expected.tables[name] = value


def _undo(real: Real, expected: Expected, op: Op) -> None:
    kind, place, _ = op
    if not expected.commands:
        return
    number = len(expected.commands) - 1 if kind == "undo" else place % len(expected.commands)
    before = real.bytes()
    target = find_command(real.journal, real.ids[number])
    assert target.undone == (not expected.stands(number) or _emptied(expected, number))
    turned = _tables_of(expected, number)
    try:
        take_back(real.journal, target)
    except Misuse:
        assert target.undone
        assert real.bytes() == before
        return
    except SobertrackError:
        assert turned is not None
        assert expected.tables[turned[0]] != turned[2]
        assert real.bytes() == before, "a refusal writes nothing"
        return
    if turned is not None:
        expected.tables[turned[0]] = turned[1]
    expected.commands.append(("undo", number))


def _emptied(expected: Expected, number: int) -> bool:
    """Whether a command of one line stands, but that line was hidden by `rm`."""
    kind, what = expected.commands[number]
    hidden = any(k == "rm" and w == number and expected.stands(n) for n, (k, w) in enumerate(expected.commands))
    return kind == "write" and len(what) == 1 and hidden


def _tables_of(expected: Expected, number: int) -> tuple[str, str | None, str | None] | None:
    """The table that taking a command back turns: its name, what it becomes, what it must be now."""
    kind, what = expected.commands[number]
    if kind == "keep":
        return what
    if kind == "undo":
        inner = _tables_of(expected, what)
        return inner and (inner[0], inner[2], inner[1])
    return None


STEPS = {
    "write": _write,
    "pair": _write,
    "edit": _change,
    "rm": _change,
    "keep": _keep,
    "undo": _undo,
    "undo-any": _undo,
}


@settings(max_examples=120, deadline=None)
@given(OPS)
def test_what_stands_is_what_no_undo_took_back(ops: list[Op]) -> None:
    with tempfile.TemporaryDirectory() as root:
        real, expected = Real(Path(root)), Expected()
        for op in ops:
            STEPS[op[0]](real, expected, op)
            if len(real.ids) < len(expected.commands):
                real.ids.append(real.last())
            assert real.entries() == expected.entries()
            assert {name: real.table(name) for name in KEYS} == expected.tables
        assert [one.undone for one in commands(real.journal)] == [
            not expected.stands(n) or _emptied(expected, n) for n in range(len(expected.commands))
        ]
