"""Strategies of somebody else put beside one's own; in the place of one's own only where the person says so."""

from sobertrack.cli.keep import change
from sobertrack.cli.session import Session
from sobertrack.model.strategies import Strategy
from sobertrack.rules.coping.packs import News
from sobertrack.store.kept.strategies import KEYS, OWN, shipped_as, strategy_table, with_caution
from sobertrack.views.coping import packs as view


def as_kept(each: Strategy, source: str) -> Strategy:
    """A strategy as it would be kept: with its source, and with what keeps a person safe in the shipped one."""
    base = shipped_as(each.id) or OWN
    return each._replace(
        category=base.category or each.category,
        caution=with_caution(base.caution, each.caution),
        strenuous=base.strenuous or each.strenuous,
        withdrawal=base.withdrawal and each.withdrawal,
        heard_from=source,
        **{field: getattr(base, field) for field in ("evidence", "evidence_note", "source", "verified")},
    )


def take(session: Session, found: News) -> tuple[list[Strategy], list[Strategy]]:
    """Keep what is new, and of what differs that to which the person says yes; what was taken, and what was left."""
    taken, left = list(found.added), []
    for each in (*found.changed, *found.clashing):
        if _may_replace(session, each):
            taken.append(each)
        else:
            left.append(each)
    if taken:
        tables = {each.id: strategy_table(each, shipped_as(each.id)) for each in taken}
        change.put_all(session, "strategy", tables, KEYS)
    return taken, left


def _may_replace(session: Session, each: Strategy) -> bool:
    if session.yes:
        return True
    if not session.may_ask:
        return False
    from sobertrack.cli.prompts import confirm

    return confirm(session, view.question(each))
