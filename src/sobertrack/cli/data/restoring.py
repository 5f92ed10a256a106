"""`backup restore`: what is missing here comes back from a backup, and nothing here is replaced."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.data import taking
from sobertrack.cli.data.backup import place_of, wrong
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.store.backups import kept, reading, restoring
from sobertrack.store.backups.reading import Opened
from sobertrack.store.backups.restoring import Plan
from sobertrack.store.tables.changes import FILES, TableChange, name_of
from sobertrack.views.program import backups as view


def restore(
    session: Session,
    which: Annotated[str, argument("BACKUP", "its id, latest, a file, or - for standard input")],
    take: Annotated[
        list[str] | None,
        option("--take", help="kept things as they are there: counters.toml, counter.tea, all", value="NAME"),
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Bring back what is missing here. Entries come by their ids; what is here stays as it is.

    An empty notebook takes everything. Else counters, people, settings and other kept things that differ are shown,
    and taken only where you say so. A damaged backup gives what can be read of it. Look first with --dry-run.
    """
    name, path = place_of(session, which)
    backup = reading.opened(reading.read_container(path), name)
    found = restoring.plan(session.journal, backup)
    things = taking.as_differences(found.changes)
    coming = _coming(backup, found)
    if found.problems:
        session.exit_code = 3
    if dry_run:
        session.show(view.preview(coming, things), view.coming_data(coming, things, (), dry_run=True))
        return
    if not found.empty:
        desk.before_destruction(session)
    if found.changing and not found.empty:
        desk.agreed(session, view.question(coming), view.would(coming))
    taken = taking.chosen(session, things, _named(take or (), found.changes))
    changes = [each for each in found.changes if name_of(each) in taken]
    if not (found.changing or changes):
        session.show(view.nothing(coming, things), view.coming_data(coming, things, (), dry_run=False))
        return
    restoring.restore(session.journal, backup, changes)
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    newest = next(iter(kept.kept(session.home)), None)
    before = newest.id if newest and not coming.empty else None
    names = [name_of(each) for each in changes]
    data = view.coming_data(coming, things, names, dry_run=False, before=before)
    session.saved(view.done(coming, things, names), data, entry_id=str(len(coming.records)))


def _named(asked: Sequence[str], changes: Sequence[TableChange]) -> list[str]:
    """What --take names: kept things one by one, or all of one file."""
    names: list[str] = []
    for word in asked:
        file = word.casefold().rpartition("/")[2]
        inside = [name_of(each) for each in changes if FILES[each.noun] == file]
        names += inside or ([] if file in FILES.values() else [word])
    return names


def _coming(backup: Opened, found: Plan) -> view.Coming:
    merged = found.merged
    return view.Coming(
        backup.file,
        backup.manifest.made if backup.manifest else None,
        found.empty,
        tuple(
            (str(each.raw.get("id", ""))[:26], str(each.raw.get("type", "sealed")), str(each.raw.get("day", ""))[:10])
            for each in merged.added
        ),
        merged.known,
        tuple(str(each.raw.get("id", ""))[:26] for each in merged.differing),
        merged.purged,
        found.whole,
        wrong((*found.problems, *found.unread)),
    )
