"""`import`: a notebook that was taken out, into this one by id: nothing lost, nothing doubled, nothing replaced."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

from sobertrack.cli import desk, options, streams
from sobertrack.cli.data import taking
from sobertrack.cli.data.beside import Beside, beside
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.exchange.full_copy import LARGEST, read_full_copy
from sobertrack.model.full_copy import FullCopy
from sobertrack.model.values import Value
from sobertrack.store import codec
from sobertrack.store.backups.making import keep as back_up
from sobertrack.store.full_copy import gather, is_empty, sound
from sobertrack.store.merging import Merged, merge, preview
from sobertrack.store.notebook import keep
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem, newer, parse
from sobertrack.store.tables.changes import TableChange, name_of
from sobertrack.store.tables.differences import differences, put_whole, readable
from sobertrack.store.tables.toml import TomlFile
from sobertrack.views.program import importing as view
from sobertrack.views.program.differences import Difference

Take = Annotated[
    list[str] | None,
    option("--take", help="a kept thing as it is there: counter.alcohol; new, or all", value="NAME"),
]


class Ready(Value):
    """An import that is read, compared and not yet done."""

    lines: list[bytes]
    merged: Merged
    files: list[TomlFile]
    changes: list[TableChange]
    beside: list[Beside]
    incoming: view.Incoming

    @property
    def found(self) -> list[Difference]:
        """The kept things, the meeting lists and the reports of others that are not here, or otherwise."""
        return [*taking.as_differences(self.changes), *(each.difference for each in self.beside)]


def list_(session: Session) -> None:
    """What can be taken in, and how."""
    session.show(view.ways(), view.ways_data())


def sobertrack(
    session: Session,
    file: Annotated[str, argument("FILE", "an export, a data directory, a journal file; - reads standard input")],
    take: Take = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take a notebook that was exported into this one. Entries come by id: what is here stays as it is.

    Into an empty notebook everything comes. Else counters, people, settings and other kept things that differ are
    shown one by one, and taken only where you say so. Look first with --dry-run; undo does not take an import back.
    """
    ready = _compared(session, *_read(session, file))
    found = ready.found
    if dry_run:
        session.show(view.preview(ready.incoming, found), view.data(ready.incoming, found, (), dry_run=True))
        return
    if ready.merged.added or (ready.incoming.empty and found):
        desk.before_destruction(session)
        desk.agreed(session, view.question(ready.incoming), view.would(ready.incoming))
    taken = {each.name for each in found} if ready.incoming.empty else taking.chosen(session, found, take or ())
    _take(session, ready, taken)
    blocks = view.done(ready.incoming, found, taken)
    data = view.data(ready.incoming, found, taken, dry_run=False)
    if session.saved_something:
        session.reread()
        desk.after_saving(session)
        session.saved(blocks, data, entry_id=str(len(ready.merged.added)))
    else:
        session.show(blocks, data)


def bring(
    session: Session, place: Path, agreed: Callable[[view.Incoming], None]
) -> tuple[view.Incoming, list[Difference]]:
    """Take in a whole notebook: entries, and the kept things that are not here yet. What came, and what differs."""
    ready = _compared(session, *_read(session, str(place)))
    agreed(ready.incoming)
    taken = {each.name for each in ready.found if ready.incoming.empty or each.new}
    _take(session, ready, taken)
    return ready.incoming, [each for each in ready.found if each.name not in taken]


def _read(session: Session, file: str) -> tuple[str, FullCopy, list[Problem]]:
    """What the file is called, the notebook in it, and what of it could not be read."""
    path, called = Path(file), streams.called(file)
    if file != "-" and path.is_dir():
        data = path / "data" if (path / "data").is_dir() else path
        if data.resolve() == session.home.data.resolve():
            raise Misuse(f"{file} is this notebook itself", "name another one")
        copy, problems = gather(Home(data, session.home.state, session.home.cache, still=True))
        if not (copy.records or copy.files or copy.lists or copy.circle):
            raise Misuse(f"{file}: there is no notebook in it", "name a data directory; sobertrack path shows yours")
        return called, copy, problems
    bytes_ = streams.bytes_of(file, LARGEST, "an export")
    if path.suffix == ".jsonl":
        parsed = parse(bytes_, called)
        if not parsed.records:
            raise Misuse(f"{called}: no line of it is an entry", "is it a journal file?")
        return called, FullCopy(parsed.records, {}, ()), parsed.problems
    copy = read_full_copy(bytes_, called)
    lost = [Problem("bad_line", f"{each.file}, line {each.line} was damaged", called) for each in copy.damaged]
    return called, copy, lost


def _compared(session: Session, called: str, copy: FullCopy, problems: Sequence[Problem]) -> Ready:
    """What an import would do here. Misuse where a newer program wrote what it brings."""
    if any(map(newer, copy.records)):
        raise Misuse(
            f"{called}: a newer sobertrack wrote lines of it", "update sobertrack on this computer; nothing was changed"
        )
    lines = [line for raw in copy.records if sound(raw) and (line := _line(raw)) is not None]
    merged = preview(session.journal, lines, called)
    files, unread = readable(copy.files, session.home)
    empty = is_empty(session.home)
    changes, uncompared = differences(session.home, files)
    told = [problem.message for problem in (*problems, *unread, *uncompared, *merged.problems)]
    left_out = len(copy.records) - len(lines)
    hides, changed = _touched(session, merged)
    numbers = (len(merged.added), merged.known, len(merged.differing), merged.purged, left_out, changed, hides)
    incoming = view.Incoming(called, empty, *numbers, tuple(told))
    return Ready(lines, merged, files, changes, beside(session, copy, called), incoming)


def _line(raw: codec.Raw) -> bytes | None:
    try:
        return codec.line(raw)
    except (codec.BadRecord, ValueError):
        return None


def _touched(session: Session, merged: Merged) -> tuple[int, int]:
    """How many entries of this notebook lines of the file would hide, and how many they would change."""
    here = {entry.id for entry in session.journal.read().entries}
    hidden: set[str] = set()
    changed: set[str] = set()
    for raw in (each.raw for each in merged.added):
        of = raw.get("of")
        if raw.get("type") == "edit":
            changed.add(str(of))
        elif raw.get("type") in ("delete", "purged"):
            hidden.update(of if isinstance(of, list) else [str(of)])
    return len(hidden & here), len(changed & here - hidden)


def _take(session: Session, ready: Ready, taken: set[str]) -> None:
    """Do it: the entries, then the kept things that are taken, then the rest. What is done stays if the rest fails.

    A backup of what is here is made before anything is touched.
    """
    if not ready.incoming.empty and (ready.merged.added or taken):
        back_up(session.home, session.now, "before an import")
    if ready.incoming.empty and put_whole(session.journal, ready.files):
        session.saved_something = True
    if ready.merged.added:
        merge(session.journal, ready.lines, ready.incoming.file)
        session.saved_something = True
    changes = [each for each in ready.changes if name_of(each) in taken]
    if changes and not ready.incoming.empty:
        session.reread()
        keep(session.journal, changes)
        session.saved_something = True
    for one in ready.beside:
        if one.difference.name in taken:
            one.keep()
            session.saved_something = True
