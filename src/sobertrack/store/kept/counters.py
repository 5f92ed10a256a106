"""Counters to TOML tables and back: `[counter.ID]` in counters.toml."""

from sobertrack.model.counters import KINDS, Counter
from sobertrack.store.codec import Raw
from sobertrack.store.tables.tables import BadTable, day, flag, text, texts, without_empty


def counter_from(key: str, table: Raw) -> Counter:
    """The counter that a table holds."""
    since = day(table, "since")
    if since is None:
        raise BadTable("since is missing: the first sober date")
    kind = text(table, "kind", "other")
    if kind not in KINDS:
        raise BadTable(f"kind is none of: {', '.join(KINDS)}")
    return Counter(
        id=key,
        label=text(table, "label", key) or key,
        kind=kind,
        since=since,
        sure=flag(table, "sure", True),
        reasons=texts(table, "reasons"),
        milestones=texts(table, "milestones") or ("neutral",),
        own=texts(table, "own"),
        ended=day(table, "ended"),
        archived=flag(table, "archived"),
    )


def counter_table(counter: Counter) -> Raw:
    """A counter as a table."""
    fields = counter._asdict()
    del fields["id"]
    if counter.milestones == ("neutral",):
        del fields["milestones"]
    sure = {} if fields.pop("sure") else {"sure": False}
    return {**without_empty(fields), **sure}
