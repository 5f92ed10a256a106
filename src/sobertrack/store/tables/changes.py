"""Which file keeps which tables, and one change of a table, as the journal tells of it."""

from typing import NamedTuple

from sobertrack.model import limits
from sobertrack.model.entries import Kept
from sobertrack.store.codec import Raw

FILES = {
    "counter": "counters.toml",
    "strategy": "strategies.toml",
    "group": "groups.toml",
    "meeting": "groups.toml",
    "supporter": "supporters.toml",
    "plan": "plan.toml",
    "promise": "plan.toml",
    "appointment": "plan.toml",
    "message": "supporters.toml",
    "aftercare": "plan.toml",
    "settings": "settings.toml",
    "line": "settings.toml",
}
"""The file that keeps the tables of each noun: `[counter.alcohol]` stands in counters.toml."""

ALONE = ("settings", "aftercare")
"""The nouns of which there is one table: its key is ""."""

TABLE_LIMIT = limits.TABLE
"""The journal keeps a table before and after a change in one line of at most 64 kB."""


class TableChange(NamedTuple):
    """One table before and after; None stands for "not there". `key` is "" for the settings."""

    noun: str
    key: str
    before: Raw | None
    after: Raw | None


def name_of(change: TableChange) -> str:
    """The name of a table as the journal spells it: "counter.alcohol", "settings"."""
    return f"{change.noun}.{change.key}" if change.key else change.noun


def change_of(entry: Kept) -> TableChange:
    """The table change that a journal entry tells of."""
    noun, _, key = entry.key.partition(".")
    return TableChange(noun, key, entry.before, entry.after)
