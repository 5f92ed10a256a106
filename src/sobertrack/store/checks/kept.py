"""Every TOML file: what cannot be read, which tables cannot be what they say, what is not read at all."""

from collections.abc import Callable, Iterator
from typing import Any

from sobertrack.model.settings import SETTINGS, from_table
from sobertrack.store.codec import Raw
from sobertrack.store.kept.aftercare import aftercare
from sobertrack.store.kept.appointments import appointment_from
from sobertrack.store.kept.groups import group_from, shipped_groups
from sobertrack.store.kept.meetings import meeting_from
from sobertrack.store.kept.plans import plan_from
from sobertrack.store.kept.promises import promise_from
from sobertrack.store.kept.strategies import shipped_strategies, strategy_from
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.paths import Home
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.tables import counter_from, line_from, supporter_from, text


def _strategy(key: str, table: Raw) -> object:
    return strategy_from(key, table, next((each for each in shipped_strategies() if each.id == key), None))


def _group(key: str, table: Raw) -> object:
    return group_from(key, table, next((each for each in shipped_groups() if each.id == key), None))


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
    problems += [
        each._replace(damage=True) if each.code == "bad_toml" else each
        for each in notebook.problems
        if each.code != "newer_file"
    ]
    return [*problems, *_settings(notebook), *_strays(home)]


def _settings(notebook: Notebook) -> Iterator[Problem]:
    table = notebook.table("settings", "") or {}
    file = str(notebook.home.data / FILES["settings"])
    for wrong in from_table(table)[1]:
        yield Problem("bad_setting", f"setting {wrong}", file)
    for name in table:
        if all(name != setting.name for setting in SETTINGS):
            yield Problem("unknown_setting", f'no setting is called "{name[:40]}"', file)


def _strays(home: Home) -> Iterator[Problem]:
    """TOML files that nobody reads, such as the copies that a sync tool makes of two versions."""
    for path in sorted(home.data.glob("*.toml")) if home.data.is_dir() else ():
        if path.name not in FILES.values() and not path.name.startswith("."):
            yield Problem("stray", f"{path.name} is not a file that sobertrack reads", str(path))
