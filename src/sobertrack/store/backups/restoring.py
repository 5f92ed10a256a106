"""A backup is given back: what is missing here is added by its id, and nothing here is replaced without being asked."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from sobertrack.errors import Misuse
from sobertrack.model.values import Value
from sobertrack.store import merging
from sobertrack.store.backups import making, settling
from sobertrack.store.backups.erased import without_erased
from sobertrack.store.backups.reading import Opened
from sobertrack.store.files import locked
from sobertrack.store.journal import Journal
from sobertrack.store.merging import Merged
from sobertrack.store.records import marks
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.changes import TableChange
from sobertrack.store.tables.differences import differences, readable
from sobertrack.store.tables.keeping import keep_locked
from sobertrack.store.tables.toml import TomlFile

AWAY = "it stays as it is: to take it from the backup, move it away and give the same command again"


class Plan(Value):
    """What giving a backup back would do.

    `empty` says that the notebook is: then it takes the files in `whole`, with their names. Else `merged` is what
    becomes of the journal, `whole` are the TOML files, meeting lists and reports of others that are not here yet, and
    `changes` the kept things that differ, each as the change that would take it. `problems` are what cannot be given
    back, `unread` what cannot be read here.
    """

    empty: bool
    merged: Merged
    whole: tuple[str, ...]
    changes: tuple[TableChange, ...]
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...] = ()

    @property
    def changing(self) -> bool:
        """Whether anything would be written without asking for kept things."""
        return bool(self.merged.added or self.whole)


def plan(journal: Journal, backup: Opened) -> Plan:
    """What would happen. Misuse where a newer program wrote what it would bring in among other things."""
    home, backup = journal.home, without_erased(journal, backup)
    files, wrong = readable(backup.tables, home)
    merged = merging.preview(journal, _lines(backup), backup.file)
    problems = [*backup.problems, *merged.problems, *(each for each in wrong if each.code != "stray")]
    if merging.has_no_files(home):
        return Plan(True, merged, _for_an_empty_one(backup, files), (), tuple(problems))
    if merged.newer:
        raise Misuse(
            f"{backup.file}: a newer sobertrack wrote lines of it", "update sobertrack here; nothing was changed"
        )
    here = [file for file in files if file.path.exists()]
    changes, unread = differences(home, here)
    whole = [file.path.name for file in files if file not in here]
    whole += [name for name in backup.others if name not in backup.spoilt and not (home.data / name).exists()]
    stays = tuple(each._replace(message=f"{each.message}; {AWAY}") for each in unread)
    return Plan(False, merged, tuple(whole), tuple(changes), tuple(problems), stays)


def restore(journal: Journal, backup: Opened, taken: Sequence[TableChange] = ()) -> None:
    """Do what `plan` says, and take these changes; durable when this returns. All of it or, on an error, nothing.

    A backup of what is here is made before anything is touched.
    """
    home = journal.home
    with locked(home.state):
        journal.refuse_newer()
        backup = without_erased(journal, backup)
        found = plan(journal, backup)
        whole = {name: backup.files[name] for name in found.whole}
        if found.empty:
            merging.take_whole(home, whole)
        else:
            making.keep_locked(home, journal.now, "before a restore")
            merging.merge_locked(journal, _lines(backup), backup.file, lambda: _take(journal, whole, taken))
            with suppress(OSError):  # it is restored: a loss that is told once more is harmless
                settling.settle(home, [backup.journals])
        marks.mark_tables(home, {name for name in found.whole if name.endswith(".toml")})


def _take(journal: Journal, whole: Mapping[str, bytes], taken: Sequence[TableChange]) -> None:
    """Whole files, and changes of tables: both or neither."""
    merging.take_whole(journal.home, whole)
    try:
        if taken:
            keep_locked(Journal(journal.home, journal.now), taken)
    except BaseException:
        merging.take_away(journal.home.data / name for name in whole)
        raise


def _lines(backup: Opened) -> list[bytes]:
    return [line for data in backup.journals.values() for line in data.split(b"\n")]


def _for_an_empty_one(backup: Opened, files: Sequence[TomlFile]) -> tuple[str, ...]:
    """Everything, but no TOML file and no list that is spoilt and cannot be read."""
    can_be_read = {file.path.name for file in files}
    lost = {name for name in backup.spoilt if not name.startswith("journal/") and name not in can_be_read}
    return tuple(name for name, data in backup.files.items() if name not in lost and data)
