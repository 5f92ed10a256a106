"""Which kept things a person takes from another copy of their notebook: those named with --take, or agreed to."""

from collections.abc import Collection, Sequence

from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.errors import NotFound
from sobertrack.render import plain
from sobertrack.store.tables.changes import TableChange, name_of
from sobertrack.views.program import differences as view
from sobertrack.views.program.differences import Difference

ALL, NEW = "all", "new"


def as_differences(changes: Sequence[TableChange]) -> list[Difference]:
    """Changes that would take what is elsewhere, by the names that --take knows."""
    return [Difference(name_of(each), each.before, each.after) for each in changes if each.after is not None]


def chosen(session: Session, found: Sequence[Difference], asked: Collection[str]) -> set[str]:
    """The names of what is taken: those that --take says, else those that are agreed to at a terminal."""
    names = {each.name for each in found}
    wanted = {word.strip().casefold() for word in asked}
    strange = sorted(wanted - {ALL, NEW} - {name.casefold() for name in names})
    if strange:
        known = ", ".join(sorted(names)) or "nothing differs"
        raise NotFound(f'--take: nothing called "{strange[0][:60]}" differs', f"one of: {known}; or new, or all")
    taken = {each.name for each in found if {ALL, each.name.casefold()} & wanted or (NEW in wanted and each.new)}
    if wanted or not session.may_ask or session.yes:
        return taken
    return _agreed(session, found)


def _agreed(session: Session, found: Sequence[Difference]) -> set[str]:
    from sobertrack.cli.prompts import confirm

    taken: set[str] = set()
    new = [each for each in found if each.new]
    if new:
        streams.tell(plain.text(view.said(new)).rstrip("\n"))
        if confirm(session, "Take these, which are not here yet?", option="--take"):
            taken |= {each.name for each in new}
    for each in found:
        if not each.new:
            streams.tell(plain.text(view.said([each])).rstrip("\n"))
            if confirm(session, f"Take {each.name} as it is there?", option="--take"):
                taken.add(each.name)
    return taken
