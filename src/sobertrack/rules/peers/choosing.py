"""Which groups fit what a person looks for. All are equals: what fits stands in the order of the alphabet."""

from collections.abc import Iterable, Sequence

from sobertrack.model.folding import holds
from sobertrack.model.peers.groups import ANY, Group
from sobertrack.model.values import Value

MODERATION, FAMILY, OWN_GOAL, INACTIVE = "moderation", "family", "user-defined", "inactive"
FREE = ("free", "donation")
"""What costs nothing: where a basket goes round, giving is up to each."""


class Wishes(Value):
    """What a person looks for; what is empty does not matter to them. `words` are folded."""

    serves: tuple[str, ...] = ()
    goal: str = ""
    approaches: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    how: str = ""
    cost: str = ""
    words: tuple[str, ...] = ()

    @property
    def moderation(self) -> bool:
        """Whether they asked for groups that aim at drinking less: nobody else is shown these."""
        return self.goal == MODERATION or MODERATION in self.approaches


class Fit(Value):
    """A group that fits, and why: the wishes it meets, each with the word for it. `made_for` says that it is for
    people such as this one, where others are open to anyone."""

    group: Group
    reasons: tuple[tuple[str, str], ...]
    made_for: bool


def listed(groups: Iterable[Group], wishes: Wishes, *, everything: bool = False) -> list[Group]:
    """The groups that meet every wish; hidden and inactive ones only where everything is asked for.

    So it is with those for drinking less, unless they are wished for.
    """
    shown = (each for each in groups if not (each.hidden or each.status == INACTIVE) and _may(each, wishes))
    return by_name(each for each in (groups if everything else shown) if _meets(each, wishes))


def by_name(groups: Iterable[Group]) -> list[Group]:
    """The order of the alphabet."""
    return sorted(groups, key=lambda each: (each.name.casefold(), each.id))


def matches(groups: Iterable[Group], wishes: Wishes) -> list[Fit]:
    """What to suggest: those made for this person, then those open to anyone, each by name.

    What a person did not say of a group of their own speaks against nothing.
    """
    found = [
        Fit(each, reasons(each, wishes), bool(set(each.audiences) & set(wishes.audiences)))
        for each in by_name(groups)
        if not (each.hidden or each.professional or each.status == INACTIVE)
        if _may(each, wishes) and _for_them(each, wishes)
        if _meets(each, wishes._replace(audiences=()), unsaid=each.mine)
    ]
    return sorted(found, key=lambda fit: not fit.made_for)


def in_the_way(groups: Sequence[Group], wishes: Wishes) -> str:
    """The wish without which most groups would fit; "" where none stands in the way alone."""
    said = [name for name in ("approaches", "how", "cost", "serves") if getattr(wishes, name)]
    found = {name: len(matches(groups, _without(wishes, name))) for name in said}
    best = max(found, key=lambda name: found[name], default="")
    return best if best and found[best] else ""


def _without(wishes: Wishes, name: str) -> Wishes:
    return wishes._replace(**{name: getattr(Wishes(), name)})


def reasons(each: Group, wishes: Wishes) -> tuple[tuple[str, str], ...]:
    """Why a group fits, wish by wish, in the group's own words where it has some."""
    found = [("audience", word) for word in each.audiences if word in wishes.audiences]
    if wishes.serves and each.serves:
        found.append(("serves", each.focus or ", ".join(each.serves)))
    if wishes.goal and each.goal:
        found.append(("goal", each.goal))
    if each.approach in wishes.approaches:
        found.append(("approach", each.approach))
    if wishes.how in each.how:
        found.append(("how", wishes.how))
    if wishes.cost and each.cost:
        found.append(("cost", each.cost))
    return tuple(found)


def _may(each: Group, wishes: Wishes) -> bool:
    return wishes.moderation or each.goal != MODERATION


def _for_them(each: Group, wishes: Wishes) -> bool:
    """Whether a person may simply go there: open to anyone, or for people such as they are; family by its own goal."""
    if (each.goal == FAMILY) != (wishes.goal == FAMILY):
        return each.mine and not each.goal
    named = set(each.audiences) - {FAMILY}
    return not named or bool(named & set(wishes.audiences))


def _meets(each: Group, wishes: Wishes, *, unsaid: bool = False) -> bool:
    """Whether a group meets every wish; `unsaid` lets pass what is not known of it."""
    checks = (
        (bool(wishes.serves), each.serves, bool({ANY, *wishes.serves} & set(each.serves))),
        (bool(wishes.goal), each.goal, each.goal == wishes.goal or _leaves_it_open(each, wishes.goal)),
        (bool(wishes.approaches), each.approach, each.approach in wishes.approaches),
        (bool(wishes.audiences), each.audiences, bool(set(wishes.audiences) & set(each.audiences))),
        (bool(wishes.how), each.how, wishes.how in each.how),
        (bool(wishes.cost), each.cost, each.cost == wishes.cost or (wishes.cost == "free" and each.cost in FREE)),
    )
    fits = all(not wished or met or (unsaid and not known) for wished, known, met in checks)
    return fits and (not wishes.words or holds(_text(each), wishes.words))


def _leaves_it_open(each: Group, goal: str) -> bool:
    return each.goal == OWN_GOAL and goal != FAMILY


def _text(each: Group) -> str:
    words = (each.id, each.name, each.short, each.kind, each.approach, each.focus, each.audience, each.tenet)
    return "\n".join((*words, each.first_visit, each.note, each.place, *each.regions, *each.audiences, *each.serves))
