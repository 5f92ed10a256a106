"""`purge`: erase for good."""

from collections import Counter
from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.fix.found import reader
from sobertrack.cli.look.log import SAME_KIND
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates
from sobertrack.errors import Ambiguous, Damaged, Misuse, NotFound
from sobertrack.model.entries import Kept
from sobertrack.store.codec import Raw
from sobertrack.store.erasing import doomed as choosing
from sobertrack.store.erasing.doomed import Doomed
from sobertrack.store.erasing.erasing import erase, erase_pending
from sobertrack.store.erasing.erasing import pending as waiting
from sobertrack.store.erasing.reach import copies, remove_backups
from sobertrack.store.history import all_records, decoded, purged, refuse_purged
from sobertrack.store.paths import unmoved
from sobertrack.store.records.overlay import LAID_OVER
from sobertrack.store.safekeeping.noticing import refuse_unsure
from sobertrack.views.program import purging as view
from sobertrack.views.program.full_copy import ALONE, NOUNS
from sobertrack.views.program.full_copy_tables import ENTRIES
from sobertrack.views.program.mending import count_rows

SUCH_AS = "such as: sobertrack purge ID, or --before 2020-01-01, or --kind letter, or --all"
KINDS = (*ENTRIES, *NOUNS, *ALONE)
"""Every word for --kind: of entries, then of kept things."""


def purge(
    session: Session,
    ids: Annotated[list[str] | None, argument("ID", "an entry; or a kept thing, such as supporter.sam")] = None,
    before: Annotated[str | None, option("--before", help="entries of days before this one", value="DATE")] = None,
    kind: Annotated[
        str | None, option("--kind", help="all of a kind: letter, slip, supporter ...", value="KIND")
    ] = None,
    all_: Annotated[bool, option("--all", help="everything: an empty notebook is left")] = False,
    pending: Annotated[bool, option("--pending", help="finish here what was erased on another computer")] = False,
    backups: Annotated[bool, option("--backups", help="let all backups on this computer go, too")] = False,
    every_file: Annotated[
        bool, option("--every-file", help="files of computers that are not in use any more, too")
    ] = False,
    dry_run: options.DryRun = False,
) -> None:
    """Erase for good: the only command that rewrites what you wrote. It shows what would go, and asks.

    Nothing brings it back, undo neither. Other computers hide it as soon as their files meet, and let it go with
    purge --pending. Copies it cannot reach are named. To hide an entry instead: sobertrack rm ID
    """
    _refuse_contradictions(ids, before, kind, all_=all_, pending=pending)
    desk.before_destruction(session)
    session.backs_up = False  # what goes is not copied once more on the way
    if pending:
        _finish(session, backups=backups, every_file=every_file, dry_run=dry_run)
        return
    doomed = _doomed(session, ids or [], before, kind)
    going = _going(doomed)
    if view.nothing(going):
        refuse_unsure(session.home, session.journal.losses)
    if view.nothing(going) and waiting(session.home, every_file=every_file):
        _finish(session, backups=backups, every_file=every_file, dry_run=dry_run)
        return
    if dry_run or view.nothing(going):
        session.show(view.preview(going), view.data(going, 0, [], erased=False))
        return
    if session.may_ask and not session.yes:
        session.show(view.preview(going))
    what = "everything" if doomed.everything else ", ".join(view.in_words(going))
    question = view.EVERYTHING if doomed.everything else view.QUESTION
    desk.agreed(session, question, f"this would erase for good: {what}")
    before_it = desk.standings(session, day=session.today)
    erase(session.journal, doomed, every_file=every_file)
    session.saved_something = True
    let_go = remove_backups(session.home) if backups else 0
    session.reread()
    desk.after_saving(session)
    places = _places(session, tables=bool(doomed.tables))
    counts = count_rows(before_it, desk.standings(session, day=session.today), reader(session))
    blocks = view.erased(going, let_go, places, counts)
    session.saved(blocks, view.data(going, let_go, places, erased=True), entry_id=str(len(doomed.records)))


def _refuse_contradictions(
    ids: list[str] | None, before: str | None, kind: str | None, *, all_: bool, pending: bool
) -> None:
    asked = [bool(ids), bool(before or kind), all_, pending]
    if not any(asked):
        raise Misuse("say what to erase", SUCH_AS)
    if sum(asked) > 1:
        raise Misuse("ids, --before and --kind, --all and --pending say different things", SUCH_AS)


def _finish(session: Session, *, backups: bool, every_file: bool, dry_run: bool) -> None:
    number = len(waiting(session.home, every_file=every_file))
    if not dry_run:
        what = f"this would take {number} erased records out of your files" + (
            ", and let all backups go" if backups else ""
        )
        if backups or every_file:  # what waits was agreed to when it was erased
            desk.agreed(session, view.QUESTION, what)
        erase_pending(session.journal, every_file=every_file)
        session.saved_something = bool(number or backups)
    let_go = remove_backups(session.home) if backups and not dry_run else 0
    places = _places(session, tables=False)
    data = view.data(view.Going(number, {}, 0, 0, (), False), let_go, places, erased=not dry_run)
    session.show(view.pending(number, let_go, places), data)


def _doomed(session: Session, ids: list[str], before: str | None, kind: str | None) -> Doomed:
    records, notebook = all_records(session.journal), session.notebook
    if ids:
        found = [_named(session, records, typed) for typed in ids]
        chosen = {str(raw.get("id")) for each in found for raw in each.records}
        tables = dict.fromkeys(table for each in found for table in each.tables)
        return Doomed([raw for raw in records if str(raw.get("id")) in chosen], list(tables))
    if before is None and kind is None:
        return choosing.everything(records, notebook)
    day = None if before is None else dates.read_day(before, "--before", today=session.today)
    named = "" if kind is None else _kind(kind, records)
    if named in (*NOUNS, *ALONE):
        if day is not None:
            raise Misuse(f"--before is for entries: a {named} has no day", "leave --before or --kind out")
        return choosing.kept_things(records, notebook, lambda table: table[0] == named)
    return choosing.of_kind(records, named, day)


def _kind(typed: str, records: list[Raw]) -> str:
    many = {word: kind for kind, word in {**ENTRIES, **NOUNS}.items()}
    word = typed.strip().casefold()
    name = SAME_KIND.get(word, many.get(word, word))
    if name == "visit" and word == "meeting":
        name = "meeting"
    if name not in KINDS and not any(raw.get("type") == name for raw in records if raw.get("type") not in LAID_OVER):
        raise Misuse(f'--kind: no "{typed[:40]}"', f"one of: {', '.join(KINDS)}")
    return name


def _named(session: Session, records: list[Raw], typed: str) -> Doomed:
    """An entry by its id, a hidden one too; else a kept thing by its name."""
    known = [entry for raw in records if (entry := decoded(raw)) is not None]
    try:
        entry = session.journal.find(typed, known)
    except Ambiguous:
        raise
    except (NotFound, Damaged):
        if purged(records, typed) and waiting(session.home):  # it was begun, and broke off
            return Doomed([], [])
        refuse_purged(records, typed)
        found = choosing.named(records, session.notebook, typed)
        if len(found) > 1:
            names = ", ".join(f"{noun}.{key}" for noun, key in found)
            raise Ambiguous(f'"{typed[:40]}" fits more than one thing: {names}', "type one of these") from None
        if not found:
            raise
        return choosing.kept_things(records, session.notebook, lambda table: table == found[0])
    if isinstance(entry.what, Kept):
        raise NotFound(
            f'"{typed[:40]}" is a change of a kept thing, and goes with the thing itself',
            f"to erase that: sobertrack purge {entry.what.key}",
        )
    return choosing.entries(records, [entry.id])


def _going(doomed: Doomed) -> view.Going:
    numbers = Counter(str(raw.get("type")) for raw in doomed.records)
    changes = sum(numbers.pop(kind, 0) for kind in LAID_OVER)
    history = numbers.pop("kept", 0)
    return view.Going(
        len(doomed.records), dict(sorted(numbers.items())), changes, history, tuple(doomed.tables), doomed.everything
    )


def _places(session: Session, *, tables: bool) -> list[view.Place]:
    usual = unmoved(session.choices.home, session.environ).data
    return [view.Place(**each._asdict()) for each in copies(session.home, usual, tables=tables)]
