"""Kept tables from elsewhere beside those of this notebook: what differs, and taking what is asked for.

Nothing here is replaced unless the person names it. A table that is taken goes the way of every change: into the
journal, so that undo takes it back.
"""

from collections.abc import Collection, Mapping

from sobertrack.store.files import locked
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home
from sobertrack.store.records import marks
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.by_hand import table_changes
from sobertrack.store.tables.changes import ALONE, FILES, TableChange
from sobertrack.store.tables.keeping import install_locked
from sobertrack.store.tables.toml import SIZE_LIMIT, TomlFile, parse_toml, read_toml

NAMES = tuple(dict.fromkeys(FILES.values()))
"""Every TOML file of a notebook, in the order in which they are read."""


def readable(texts: Mapping[str, bytes], home: Home) -> tuple[list[TomlFile], list[Problem]]:
    """The TOML files from elsewhere that this program reads, by their names; what is wrong with the others."""
    files: list[TomlFile] = []
    problems: list[Problem] = []
    for name, data in texts.items():
        if name not in NAMES:
            problems.append(Problem("stray", f"{name[:80]} is not a file that sobertrack reads", name[:80]))
            continue
        if len(data) > SIZE_LIMIT:
            problems.append(Problem("bad_toml", f"{name} is larger than {SIZE_LIMIT // 1024} kB", name))
            continue
        file = parse_toml(home.data / name, data)
        if file.newer:
            problems.append(Problem("newer_file", f"{name} was written by a newer sobertrack", name))
        elif file.problem is not None:
            problems.append(file.problem._replace(file=name))
        else:
            files.append(file)
    return files, problems


def differences(home: Home, files: Collection[TomlFile]) -> tuple[list[TableChange], list[Problem]]:
    """Each table that is not here, or is otherwise here, as the change that would take it; what could not be compared.

    What is only here stays, and is no difference.
    """
    changes: list[TableChange] = []
    problems: list[Problem] = []
    for file in files:
        here = read_toml(home.data / file.path.name)
        if here.problem is not None:
            problems.append(here.problem)
        else:
            found = table_changes(here, file)
            changes += [each for each in found if each.after is not None and (each.key or each.noun in ALONE)]
    return changes, problems


def put_whole(journal: Journal, files: Collection[TomlFile]) -> list[str]:
    """Put whole files where there are none yet, comments and all; the names of those that were put."""
    with locked(journal.home.state):
        journal.refuse_newer()
        new = [file._replace(raw=None) for file in files if not (journal.home.data / file.path.name).exists()]
        install_locked(journal, new, ())
        names = {file.path.name for file in new}
        marks.mark_tables(journal.home, names)
    return sorted(names)
