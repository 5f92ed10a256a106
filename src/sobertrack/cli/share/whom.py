"""With whom something is shared, and which counters they know of."""

from sobertrack.cli import desk
from sobertrack.cli.keep.supporter_write import chosen
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer, NotFound
from sobertrack.model.counters import Counter
from sobertrack.model.supporters import Supporter

FIRST_ONE = 'the first one: sobertrack supporter add Sam --phone "+1 555 0100"'


def whom(session: Session, typed: str | None) -> Supporter:
    """The person that is named, or picked at a terminal."""
    people = session.notebook.supporters
    if typed is not None:
        return chosen(people, typed)
    if not people:
        raise NotFound("nobody is on your list of supporters yet", FIRST_ONE)
    names = ", ".join(each.name for each in people[:9])
    if session.may_ask:
        from sobertrack.cli.prompts import choose

        picked = choose(session, "With whom?", [(each, each.name) for each in people], option="SUPPORTER")
        if picked is not None:
            return picked
    raise NeedsAnswer("with whom?", f"name them: sobertrack share NAME, one of: {names}")


def known_to(session: Session, person: Supporter) -> list[Counter]:
    """The counters that somebody knows of: those that were named, else the only one. Of several, none is guessed."""
    counters = desk.counters(session)
    if person.counters:
        return [each for each in counters if each.id in person.counters]
    return counters if len(counters) == 1 else []


def refuse_unnamed(session: Session, person: Supporter) -> None:
    """NeedsAnswer where several counters count, and it was never said which of them somebody knows of."""
    counters = desk.counters(session)
    if not person.counters and len(counters) > 1:
        labels = ", ".join(each.label for each in counters)
        raise NeedsAnswer(
            f"which of your counters does {person.name} know of?",
            f"sobertrack supporter edit {person.id} --counter NAME, of: {labels}",
        )
