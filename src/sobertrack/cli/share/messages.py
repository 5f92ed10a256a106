"""`share NAME --slip`, `--hard`, `--milestone`: words to send, which come whatever else may fail."""

from typing import Any

from sobertrack.cli import desk
from sobertrack.cli.session import Session
from sobertrack.cli.share.code import code_of, drawing
from sobertrack.cli.share.whom import known_to, refuse_unnamed
from sobertrack.cli.words import texts
from sobertrack.cli.words.pages import HARD_MOMENT
from sobertrack.errors import Misuse, SobertrackError
from sobertrack.model.counters import Counter
from sobertrack.model.entries import Draft, Entry, Share, Slip
from sobertrack.model.supporters import Supporter
from sobertrack.model.values import Value
from sobertrack.render.text import clean, wrap
from sobertrack.rules.days.milestones import milestones_now
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import TableChange, keep
from sobertrack.views.change import UNDO
from sobertrack.views.people import messages as view

RECENT = 7
"""A milestone of the last so many days is the one that a message names."""


class Message(Value):
    """What was asked for: which message, own words to keep, and whether as a code."""

    about: str
    words: str | None
    qr: bool
    invert: bool
    dry_run: bool


def say(session: Session, person: Supporter, asked: Message) -> None:
    """Print the message, alone on standard output, so that it can be pasted; then keep that it was made."""
    before = session.notebook.table("message", asked.about)
    own = _own(asked, before)
    text = _text(session, asked, _told(session, person, asked.about, own), own)
    code = _code(session, person, text) if asked.qr else None
    if session.form == "json":
        session.show((), {"supporter": person.id, "message": text, "code": code})
    else:
        _hints(session, person, asked, own=bool(own))
        said = clean(text)  # without an indent on a screen, too: it is copied from there
        lines = wrap(said, session.width) if session.form == "terminal" else [said]
        session.write("".join(f"{line}\n" for line in lines))
        if code:
            _draw(session, code, invert=asked.invert)
    if not asked.dry_run:
        _keep(session, person, asked, before)


def _text(session: Session, asked: Message, told: view.Told, own: str) -> str:
    """The message. Words that were kept are never refused in a hard hour: where they have grown too long by what is
    filled in, or nothing is known to be filled in, the usual ones stand in for them."""
    text = view.message(asked.about, told, session.today, own)
    if not text:
        session.note("Your own words name what is not known today; these are the usual ones.")
        text = view.message(asked.about, told, session.today)
    if len(text) > view.LONGEST and asked.words is not None:
        raise Misuse(
            f"--words: a message holds at most {view.LONGEST} letters, and this has {len(text)}", "make it shorter"
        )
    if len(text) > view.LONGEST:
        session.note(f"Your own words come to more than {view.LONGEST} letters today; these are the usual ones.")
        text = view.message(asked.about, told, session.today)
    return text if len(text) <= view.LONGEST else view.message(asked.about, view.Told(), session.today)


def _code(session: Session, person: Supporter, text: str) -> str | None:
    """What the code holds; without a number there is none, and the message is there all the same."""
    try:
        return code_of(person, text)
    except Misuse as refusal:
        session.warn("no_code", f"{refusal.message}: sobertrack supporter edit {person.id} --phone NUMBER")
        return None


def _draw(session: Session, code: str, *, invert: bool) -> None:
    """Draw the code below the message; where there is no room for it the message is there all the same."""
    try:
        session.write(drawing(session, code, invert=invert))
    except Misuse as refusal:
        session.warn("no_code", f"{refusal.message}; the words are above")


def _own(asked: Message, before: Raw | None) -> str:
    if asked.words is not None:
        return " ".join(texts.text(asked.words, "--words", 4 * view.LONGEST).split())
    text = (before or {}).get("text", "")
    return " ".join(text.split()) if isinstance(text, str) else ""


def _hints(session: Session, person: Supporter, asked: Message, *, own: bool) -> None:
    if asked.about != "milestone":
        session.note(HARD_MOMENT)
    if asked.about == "slip" and not known_to(session, person) and not person.counters:
        session.note(f"To let {person.name} know of a counter: sobertrack supporter edit {person.id} --counter NAME")
    if not own:
        how = f'sobertrack share {person.id} --{asked.about} --words "..."'
        session.note(f"Read it before you send it. To keep words of your own: {how}")


def _keep(session: Session, person: Supporter, asked: Message, before: Raw | None) -> None:
    """Write down that it was made, and own words for the next time. The message itself is out already."""
    share = Draft(session.today, Share(person.id, (asked.about,), form="message"), f"{session.now:%H:%M}")
    changes = []
    if asked.words is not None:
        words = _own(asked, None)
        after = {"text": words} if words else None
        if after != before:
            changes.append(TableChange("message", asked.about, before, after))
    try:
        entry = keep(session.journal, changes, [share])[0]
    except (SobertrackError, OSError) as error:
        session.warn("not_noted", f"the message is above; that it was made could not be written down: {error}")
        return
    session.saved_something = True
    kept = (", with your own words" if changes[0].after else "; the usual words again") if changes else ""
    session.note(f"Saved share {session.journal.short_id(entry)} for today{kept}. {UNDO}")


def _told(session: Session, person: Supporter, about: str, own: str) -> view.Told:
    if about == "hard" and "{" not in own:
        return view.Told()
    if about == "milestone" and (not own or "{" in own):
        refuse_unnamed(session, person)
    known = known_to(session, person)
    counted = _count(session, known) if about != "slip" or "{" in own else view.Told()
    if about == "hard":
        return counted._replace(day=session.today)
    if about == "milestone":
        return counted
    return _last_slip(session, known)._replace(count=counted.count, label=counted.label)


def _last_slip(session: Session, known: list[Counter]) -> view.Told:
    """The latest slip; where the person does not know of its counter, only that a day was hard."""
    kinds = {each.id: each.kind for each in desk.counters(session)}
    slips: list[Entry[Any]] = [
        entry
        for entry in session.journal.sober_records.entries
        if isinstance(entry.what, Slip) and entry.day <= session.today and entry.what.counter in kinds
    ]
    if not slips:
        return view.Told()
    last = max(slips, key=lambda entry: (entry.day, entry.id))
    hidden = last.what.counter not in {each.id for each in known}
    standing = next(each for each in desk.standings(session, [last.what.counter], day=session.today))
    return view.Told(
        kinds[last.what.counter],
        last.day,
        last.what.until,
        ongoing=standing.status == "ongoing",
        hidden=hidden,
    )


def _count(session: Session, known: list[Counter]) -> view.Told:
    """The longest run that goes on, and the milestone it reached lately."""
    standings = desk.standings(session, [each.id for each in known], day=session.today) if known else []
    running = [each for each in standings if each.status == "sober" and each.days]
    if not running:
        return view.Told()
    each = max(running, key=lambda each: each.days)
    last, _ = milestones_now(each, session.today, desk.milestones_of(each.counter))
    name = each.counter.label if len(known) > 1 else ""
    if last is not None and (session.today - last.date).days < RECENT:
        return view.Told(day=last.date, count=each.days, label=last.label, name=name)
    return view.Told(day=session.today, count=each.days, name=name)
