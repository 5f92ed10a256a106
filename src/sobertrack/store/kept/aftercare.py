"""The aftercare plan to its TOML table and back: `[aftercare]` in plan.toml."""

from datetime import date

from sobertrack.model.aftercare import SECTIONS, Aftercare
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import FILES, Notebook
from sobertrack.store.records.lines import Problem
from sobertrack.store.tables.tables import BadTable, day, text, texts, without_empty

NOUN = "aftercare"


def aftercare(notebook: Notebook) -> Aftercare | None:
    """The plan of a notebook; None where there is none, or where its table cannot be one, which is told."""
    table = notebook.table(NOUN, "")
    if table is None:
        return None
    try:
        return aftercare_from(table)
    except BadTable as error:
        path = str(notebook.home.data / FILES[NOUN])
        problem = Problem("bad_table", f"[{NOUN}]: {error}", path)
        if problem not in notebook.bad_tables:
            notebook.bad_tables.append(problem)
        return None


def aftercare_from(table: Raw) -> Aftercare:
    """The plan that a table holds."""
    made = day(table, "made") or day(table, "ended")
    if made is None:
        raise BadTable("made is missing: the day on which it was written")
    return Aftercare(
        made=made,
        programme=text(table, "programme"),
        ended=day(table, "ended"),
        reviewed=tuple(map(_review, texts(table, "reviewed"))),
        lines=tuple((section.key, texts(table, section.key)) for section in SECTIONS if table.get(section.key)),
    )


def _review(said: str) -> date:
    found = day({"reviewed": said}, "reviewed")
    assert found is not None
    return found


def aftercare_table(plan: Aftercare) -> Raw:
    """The plan as a table."""
    head = {"programme": plan.programme, "ended": plan.ended, "made": plan.made}
    reviewed = tuple(each.isoformat() for each in plan.reviewed)
    return without_empty({**head, "reviewed": reviewed, **dict(plan.lines)})
