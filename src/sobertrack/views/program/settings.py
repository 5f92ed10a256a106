"""The words of `config`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sobertrack.model.settings import SETTINGS, Setting, Settings, said_value, table_value
from sobertrack.views.blocks import Block, Column, Line, Table
from sobertrack.views.change import UNDO

STAYS = "What is already written stays on its day."


def screen(settings: Settings, chosen: Mapping[str, Any]) -> list[Block]:
    """All settings."""
    columns = (Column("setting"), Column("value"), Column(""), Column("what it does"))
    rows = tuple(
        (each.name, _said(each, settings), "" if each.name in chosen else "usual", each.meaning) for each in SETTINGS
    )
    return [Table(columns, rows), Line("To change one: sobertrack config set NAME VALUE", "muted")]


def value(setting: Setting, settings: Settings) -> list[Block]:
    """One value alone."""
    return [Line(said_value(setting, settings))]


def saved(setting: Setting, before: Settings, now: Settings) -> list[Block]:
    """What is said once a setting is changed."""
    was, is_ = (_said(setting, each) for each in (before, now))
    stays = f"{STAYS} " if setting.name == "day_ends_at" else ""
    return [Line(f"Saved setting {setting.name}: {is_} (before: {was})."), Line(f"{stays}{UNDO}")]


def same(setting: Setting, settings: Settings) -> list[Block]:
    """Where a setting has that value already."""
    return [Line(f"{setting.name} is {_said(setting, settings)} already; nothing was changed.")]


def edited(changes: Sequence[object]) -> list[Block]:
    """What is said once the file is in place."""
    return [Line(f"Saved settings. {UNDO}" if changes else "Saved settings; no value is other than before.")]


def unchanged() -> list[Block]:
    """Where the editor was left without a change."""
    return [Line("Nothing was changed.")]


def path(place: Path) -> list[Block]:
    """Where the file is."""
    return [Line(str(place))]


def data(setting: Setting, settings: Settings, chosen: bool) -> dict[str, Any]:
    """A setting as JSON; `chosen` says that it stands in the file."""
    return {
        "name": setting.name,
        "value": table_value(setting, getattr(settings, setting.name)),
        "usual": table_value(setting, getattr(Settings(), setting.name)),
        "chosen": chosen,
        "takes": setting.takes,
        "meaning": setting.meaning,
    }


def template() -> str:
    """The text that the editor opens on where there is no file yet: every setting, asleep."""
    lines = ["format = 1", "", "[settings]", "# Take the # away in front of a setting to change it.", ""]
    for each in SETTINGS:
        usual = table_value(each, getattr(Settings(), each.name))
        shown = f'"{usual}"' if isinstance(usual, str) else str(usual).lower()
        lines += [f"# {each.meaning} ({each.takes})", f"# {each.name} = {shown}", ""]
    return "\n".join(lines)


def _said(setting: Setting, settings: Settings) -> str:
    return said_value(setting, settings) or "not set"
