"""Plans to TOML tables and back: `[plan.ID]` in plan.toml."""

from sobertrack.model.plans import Plan
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, text, texts, without_empty

KEYS = ("if", "then", "triggers", "strategy", "slip")
"""How the fields of a plan are spelled on disk."""


def plans(notebook: Notebook) -> list[Plan]:
    """The plans of a notebook, in the order of the file."""
    return notebook.made("plan", plan_from)


def plan_from(key: str, table: Raw) -> Plan:
    """The plan that a table holds. On disk its two halves are spelled "if" and "then"."""
    situation, response = text(table, "if"), text(table, "then")
    if not (situation and response):
        raise BadTable("if and then are both needed")
    return Plan(key, situation, response, texts(table, "triggers"), text(table, "strategy"), text(table, "slip"))


def plan_table(plan: Plan) -> Raw:
    """A plan as a table."""
    fields = plan._asdict()
    del fields["id"]
    return without_empty({"if": fields.pop("situation"), "then": fields.pop("response"), **fields})
