"""`letter`: a person's own voice, kept for the hour when it is needed."""

from typing import Annotated

from sobertrack.cli import desk, options
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse, NeedsAnswer, NotFound
from sobertrack.model import limits
from sobertrack.model.entries import Draft, Entry, Letter
from sobertrack.rules.coping.proof import of_the_day
from sobertrack.views.coping import letters as view

LONGEST = limits.LONG_TEXT
TITLE_LENGTH = limits.NAME
WAYS = "give it with -n TEXT, or -n - for standard input"


def write(
    session: Session,
    text: Annotated[str | None, argument("[-]", "- reads the letter from standard input")] = None,
    note: Annotated[str | None, option("-n", "--note", help="the letter; - reads stdin", value="TEXT")] = None,
    edit: Annotated[bool, option("-e", "--edit", help="write it in your editor")] = False,
    title: Annotated[str | None, option("--title", help="a name for it", value="TEXT")] = None,
) -> None:
    """Write a letter to yourself, on a good day, for a hard one.

    On a terminal it opens your editor. sos and cope show one of your letters, and so does a strong urge.
    """
    if text not in (None, "-"):
        raise Misuse("a letter is no argument: it would stay in the shell's history", WAYS)
    if text == "-" and note not in (None, "-"):
        raise Misuse("two letters at once", "leave out one of - and -n")
    named = texts.text(title or "", "--title", TITLE_LENGTH)
    said = texts.text(_written(session, "-" if text == "-" else note, edit), "a letter", LONGEST)
    if not said:
        raise NeedsAnswer("the letter is empty; nothing was saved", WAYS)
    session.typed.append(said)
    entry = session.journal.write([Draft(session.today, Letter(said, named), f"{session.now:%H:%M}")])[0]
    session.saved_something = True
    short = session.journal.short_id(entry)
    desk.after_saving(session)
    session.saved(view.saved(short, entry.day, session.today), view.data(entry, short), entry_id=short)


def _written(session: Session, note: str | None, edit: bool) -> str:
    from sobertrack.cli.editor import note_from

    if note is None and not edit:
        if not session.may_ask:
            raise NeedsAnswer("there is nobody to write a letter here", WAYS)
        edit = bool(session.environ.get("VISUAL") or session.environ.get("EDITOR"))
        note = None if edit else "-"
    return note_from(session, note, edit) or ""


def list_(session: Session, notes: options.Notes = False) -> None:
    """Your letters, the oldest first."""
    letters = _letters(session)
    short = session.journal.short_ids(letters)
    data = {"letters": [view.data(each, short[each.id]) for each in letters]}
    session.show(view.listing(letters, short, words=notes or desk.shows_notes(session)), data)


def show(session: Session, id_: Annotated[str | None, argument("[ID]", "which one; none: today's")] = None) -> None:
    """Read one of your letters; without an id the one whose turn it is today."""
    letters = _letters(session)
    each = _named(session, letters, id_) if id_ else of_the_day(letters, session.today)
    if each is None:
        session.show(view.none_yet(), {"id": None})
        return
    from sobertrack.cli.cope import offer

    own = offer.own_words(session, offer.urges(session))
    session.show(
        view.page(each, own.fact), {**view.data(each, session.journal.short_id(each)), "fact": own.fact or None}
    )


def rm(session: Session, id_: options.EntryId) -> None:
    """Hide a letter: it is shown no more, and undo brings it back."""
    from sobertrack.cli.fix.rm import rm as hide

    hide(session, _named(session, _letters(session), id_).id)


def _letters(session: Session) -> list[Entry[Letter]]:
    reading = session.journal.letters
    desk.tell_problems(session, [*session.journal.losses, *reading.problems])
    return reading.entries


def _named(session: Session, letters: list[Entry[Letter]], text: str) -> Entry[Letter]:
    try:
        return session.journal.find(text, letters)
    except NotFound as missing:
        raise NotFound(
            missing.message.replace("no entry has", "no letter has"), "ids stand in: sobertrack letter list"
        ) from None
