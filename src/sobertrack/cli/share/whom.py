"""With whom something is shared."""

from sobertrack.cli.keep.supporter_write import chosen
from sobertrack.cli.session import Session
from sobertrack.errors import NeedsAnswer, NotFound
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
