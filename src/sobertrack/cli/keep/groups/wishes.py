"""What a person looks for in a group, as options say it, and what stands beside every list of groups."""

from collections.abc import Sequence
from typing import Annotated

from sobertrack.cli import desk, naming
from sobertrack.cli.cope.sos_parts import when_checked
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import NotFound
from sobertrack.model.counters import KINDS as SERVED
from sobertrack.model.folding import fold
from sobertrack.model.peers.groups import ANY, APPROACHES, AUDIENCES, COSTS, GOALS, Group
from sobertrack.model.peers.meetings import HOWS
from sobertrack.rules.peers.choosing import Wishes
from sobertrack.rules.people import help_lines
from sobertrack.store import library
from sobertrack.store.kept import groups as store
from sobertrack.views.peers.groups import Beside
from sobertrack.views.program.guide import near_lines

NOT_CONNECTED = "not-connected"
REMARKS = (NOT_CONNECTED, "group-medicine", "beside-care")

Texts = list[str] | None
Approach = Annotated[Texts, option("--approach", help=f"{', '.join(APPROACHES)}; again for more", value="APPROACH")]
For = Annotated[Texts, option("--for", help=f"what it is about: {', '.join(SERVED)}; again for more", value="KIND")]
Audience = Annotated[Texts, option("--audience", help=f"{', '.join(AUDIENCES)}; again for more", value="WHO")]
Goal = Annotated[str | None, option("--goal", help=", ".join(GOALS), value="GOAL")]
Cost = Annotated[str | None, option("--cost", help=", ".join(COSTS), value="COST")]


def known_groups(session: Session) -> list[Group]:
    """Every group there is: the person's own, and the shipped ones."""
    return store.groups(session.notebook)


def wishes(
    for_: Texts,
    goal: str | None,
    approach: Texts,
    audience: Texts,
    how: str | None,
    cost: str | None,
    search: str | None = None,
) -> Wishes:
    """What the options say; Misuse where one holds no word of its list."""
    return Wishes(
        serves=kinds(for_ or ()),
        goal=texts.one_of(goal or "", GOALS, "--goal"),
        approaches=texts.several(approach or (), APPROACHES, "--approach"),
        audiences=texts.several(audience or (), AUDIENCES, "--audience"),
        how=texts.one_of(how or "", HOWS, "--how"),
        cost=texts.one_of(cost or "", COSTS, "--cost"),
        words=tuple(fold(search or "").split()),
    )


def kinds(typed: Sequence[str]) -> tuple[str, ...]:
    """The counter kinds that --for names, by a kind, or by a word for it such as beer; "any" stands alone."""
    found: list[str] = []
    for word in (one.strip() for text in typed for one in text.split(",") if one.strip()):
        meant = [word.casefold()] if word.casefold() in (*SERVED, ANY) else naming.kinds_in(word)
        if not meant:
            raise NotFound(
                f'--for: "{word[:40]}" is not on the list of what groups are about', f"one of: {', '.join(SERVED)}"
            )
        found += meant
    return () if ANY in found else tuple(dict.fromkeys(found))


def beside_one(each: Group) -> Beside:
    """What is said beside a single group."""
    return Beside((), tuple(library.safety_text(name) for name in REMARKS if name != NOT_CONNECTED or not each.mine))


def beside(session: Session) -> Beside:
    """The country's lines about substances, and what is said beside every list."""
    remarks = tuple(library.safety_text(name) for name in REMARKS)
    country = desk.country(session)
    found = help_lines.about_substances(country.lines if country else (), session.now)
    return Beside(tuple(near_lines(country, found, session.now, when_checked(session))), remarks)
