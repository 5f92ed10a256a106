"""Every TOML file: what cannot be read, which tables cannot be what they say, what is not read at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sobertrack.errors import SobertrackError
from sobertrack.model.settings import SETTINGS, from_table
from sobertrack.store.codec import Raw
from sobertrack.store.files import read_bytes
from sobertrack.store.kept import groups, strategies
from sobertrack.store.kept.aftercare import aftercare
from sobertrack.store.kept.appointments import appointment_from
from sobertrack.store.kept.circle import Circle
from sobertrack.store.kept.counters import counter_from
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.kept.lines import line_from
from sobertrack.store.kept.meetings import meeting_from
from sobertrack.store.kept.plans import plan_from
from sobertrack.store.kept.promises import promise_from
from sobertrack.store.kept.supporters import supporter_from
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.tables import text
from sobertrack.store.tables.toml import SIZE_LIMIT


def _strategy(key: str, table: Raw) -> object:
    return strategies.strategy_from(key, table, strategies.shipped_as(key))


def _group(key: str, table: Raw) -> object:
    return groups.group_from(key, table, groups.shipped_as(key))


def _message(_key: str, table: Raw) -> object:
    return text(table, "text")


MAKERS: dict[str, Callable[[str, Raw], Any]] = {
    "counter": counter_from,
    "strategy": _strategy,
    "group": _group,
    "meeting": meeting_from,
    "supporter": supporter_from,
    "line": line_from,
    "plan": plan_from,
    "promise": promise_from,
    "appointment": appointment_from,
    "message": _message,
}
"""What makes a value of each noun's table. The settings and the aftercare plan are one table each."""


def check_kept(home: Home) -> list[Problem]:
    """Read every TOML file and every table in it."""
    notebook = Notebook(home)
    problems: list[Problem] = []
    for name in dict.fromkeys(FILES.values()):
        file = notebook.file(name)
        if file.newer:
            problems.append(
                Problem("newer_file", f"{name} was written by a newer sobertrack", str(file.path), damage=True)
            )
    for noun, make in MAKERS.items():
        notebook.made(noun, make)
    aftercare(notebook)
    circle = Circle(home)
    circle.members()
    feeds = Feeds(home)
    for name in feeds.names():
        feeds.read(name)
    problems += [
        _of_file(each) if each.code == "bad_toml" else each for each in notebook.problems if each.code != "newer_file"
    ]
    return [*problems, *circle.problems, *feeds.problems, *_settings(notebook)]


def _of_file(problem: Problem) -> Problem:
    """Damage: a file that cannot be read, and perhaps why."""
    with suppress(SobertrackError, OSError, UnicodeDecodeError):
        text = (read_bytes(Path(problem.file), SIZE_LIMIT) or b"").decode()
        for number, line in enumerate(text.split("\n"), 1):
            if line.startswith(("<<<<<<< ", ">>>>>>> ")):
                message = f"{Path(problem.file).name} holds two versions of some lines, between marks of git"
                return Problem("merge_marks", message, problem.file, number, 1, line[:200], damage=True)
    return problem._replace(damage=True)


def _settings(notebook: Notebook) -> Iterator[Problem]:
    table = notebook.table("settings", "") or {}
    file = str(notebook.home.data / FILES["settings"])
    for wrong in from_table(table)[1]:
        yield Problem("bad_setting", f"setting {wrong}", file)
    for name in table:
        if all(name != setting.name for setting in SETTINGS):
            yield Problem("unknown_setting", f'no setting is called "{name[:40]}"', file)
