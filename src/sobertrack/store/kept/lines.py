"""Help lines of a person's own, which stand as `[line.ID]` in settings.toml and are written by hand alone."""

from sobertrack.model.help_lines import HelpLine
from sobertrack.store.codec import Raw
from sobertrack.store.tables.tables import BadTable, text


def line_from(key: str, table: Raw) -> HelpLine:
    """A help line of a person's own; a number may be written without quotes."""
    if not (table.get("number") or table.get("text")):
        raise BadTable("it has neither a number to call nor one to text")
    return HelpLine(
        name=text(table, "name", key) or key,
        kind="own",
        number=_phone(table, "number"),
        text=_phone(table, "text"),
        hours=text(table, "hours"),
        note=text(table, "note"),
        verified=True,
    )


def _phone(table: Raw, key: str) -> str:
    value = table.get(key)
    return str(value) if type(value) is int else text(table, key)
