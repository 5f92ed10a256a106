"""`group choose`: a few questions, and a short list with the reason for each."""

from collections.abc import Sequence

from sobertrack.cli import desk, options
from sobertrack.cli.keep.groups.wishes import Approach, Audience, Cost, For, Goal, beside, known_groups, wishes
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer
from sobertrack.model.counters import KINDS as SERVED
from sobertrack.model.peers.groups import AUDIENCES
from sobertrack.model.peers.meetings import HOWS
from sobertrack.rules.peers.choosing import Wishes, by_name, in_the_way, matches
from sobertrack.views.peers import group_choice as view
from sobertrack.views.peers.group_words import APPROACH_WORDS, AUDIENCE_WORDS

ASKED_GOALS = (
    ("abstinence", "stop"),
    ("moderation", "drink less"),
    ("family", "help for me, because of somebody else"),
)
ASKED_APPROACHES = ("twelve-step", "secular", "faith", "buddhist", "cultural", "activity")


def choose(
    session: Session,
    for_: For = None,
    goal: Goal = None,
    approach: Approach = None,
    audience: Audience = None,
    how: options.How = None,
    cost: Cost = None,
) -> None:
    """Groups that suit you, with the reason for each. Without options, at a terminal, it asks; nothing is kept.

    What you do not say does not matter. Inactive groups are never suggested, and those that aim at drinking less only
    with --goal moderation.
    """
    wished = wishes(for_, goal, approach, audience, how, cost)
    if wished == Wishes() and not for_:
        wished = _asked(session)
    known = known_groups(session)
    desk.tell_problems(session, session.notebook.problems)
    found = matches(known, wished)
    own = by_name(each for each in known if each.professional and not each.hidden)
    around = beside(session)
    blocks = view.choice(found, own, around, in_the_way(known, wished) if not found else "")
    safety = desk.safety(session, ["withdrawal"] if wished.moderation else [])
    session.show(blocks, view.choice_data(found, own, around), safety=safety)


def _asked(session: Session) -> Wishes:
    """What the person looks for, question by question; what they skip does not matter."""
    if not session.may_ask:
        raise NeedsAnswer("what do you look for?", "such as: sobertrack group choose --for alcohol --how online")
    from sobertrack.cli import prompts

    counted = dict.fromkeys(each.kind for each in desk.counters(session))
    kinds = [*counted, *(kind for kind in SERVED if kind not in counted)]
    session.note("A few questions. Enter skips one: then it does not matter. Nothing is kept.")
    kind = prompts.choose(session, "What is it about?", _same(kinds), option="--for")
    goal = prompts.choose(session, "What do you want?", ASKED_GOALS, option="--goal")
    ways = [(each, APPROACH_WORDS[each]) for each in ASKED_APPROACHES]
    approach = prompts.choose(session, "In which way?", ways, option="--approach")
    how = prompts.choose(session, "How would you be there?", _same(HOWS), option="--how")
    people = [(each, AUDIENCE_WORDS[each]) for each in AUDIENCES if each != "family"]
    who = prompts.choose(session, "A group for people like you?", people, option="--audience")
    return Wishes(
        serves=(kind,) if kind else (),
        goal=goal or "",
        approaches=(approach,) if approach else (),
        audiences=(who,) if who else (),
        how=how or "",
    )


def _same(words: Sequence[str]) -> list[tuple[str, str]]:
    return [(word, word.replace("-", " ")) for word in words]
