"""`start`: the friendly way to make the first counter."""

from datetime import date
from typing import Annotated

from sobertrack.cli import desk, naming
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse, NeedsAnswer
from sobertrack.model.counters import KINDS, Counter
from sobertrack.model.days.calendar_words import say_day
from sobertrack.rules.coping.safety import SELF_HARM, first_run_text, start_notes
from sobertrack.store.kept.counters import counter_table
from sobertrack.store.notebook import TableChange, keep
from sobertrack.store.tables.tables import slug, with_unknown
from sobertrack.views.days import start as view

LABEL_LENGTH = 60


def start(
    session: Session,
    counter: Annotated[str | None, argument("COUNTER", "what you stay away from, such as alcohol")] = None,
    since: Annotated[str | None, option("--since", help="the first whole day without", value="DATE")] = None,
    kind: Annotated[str | None, option("--kind", help=", ".join(KINDS), value="KIND")] = None,
    reason: Annotated[list[str] | None, option("--reason", help="why; again for more", value="TEXT")] = None,
) -> None:
    """Begin to count. Without options it asks a few questions, and each can be skipped."""
    kind = None if kind is None else naming.kind(kind)
    label = texts.name(counter or _name(session, kind), "a counter's name", LABEL_LENGTH)
    existing = _existing(session, label)
    if existing is not None:
        _reopen_or_refuse(session, existing)
        return
    found = naming.kinds_in(label)
    kind, sure = _kind(session, kind, found)
    first = _since(session, since)
    tables = session.notebook.tables("counter")
    made = Counter(slug(label, tables), label, kind, first, sure, texts.texts(reason or (), "--reason"))
    notes = start_notes(made, session.today, found) + ([SELF_HARM] if naming.needs_care(label) else [])
    safety = desk.safety(session, notes)
    if session.may_ask:
        session.show_safety(safety)
        safety = []
    keep(session.journal, [TableChange("counter", made.id, None, counter_table(made))])
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    first_run = desk.once(session, "first-run", (first_run_text(notes), "not-encrypted"))
    standing = desk.standings(session, [made.id], day=session.today)[0]
    blocks = view.saved(standing, session.today, desk.wording(session), session.settings.discreet)
    session.saved(blocks, view.data(made), entry_id=made.id, safety=[*safety, *first_run])
    if session.may_ask:
        from sobertrack.cli.keep.first_steps import ask_country_and_person

        ask_country_and_person(session)


def _name(session: Session, kind: str | None) -> str:
    if kind is not None:
        return kind
    if not session.may_ask:
        raise NeedsAnswer("what do you want to stay away from?", "name it: sobertrack start alcohol --since DATE")
    from sobertrack.cli.prompts import ask

    said = ask(
        session,
        "What do you want to stay away from?",
        option="COUNTER",
        help="A word that means something to you: alcohol, pills, smoking. Only you will read it.",
        required=True,
    )
    return said or ""


def _existing(session: Session, label: str) -> Counter | None:
    wanted = label.casefold()
    for each in session.notebook.counters:
        if wanted in (each.label.casefold(), each.id.casefold()):
            return each
    return None


def _reopen_or_refuse(session: Session, each: Counter) -> None:
    if each.active:
        raise Misuse(
            f"{each.label} counts since {say_day(each.since)}",
            f"to correct: sobertrack counter edit {each.id} --since DATE",
        )
    gone = "was put away" if each.archived else "has ended"
    hint = f"to count on: sobertrack counter edit {each.id} --reopen"
    if not session.may_ask and not session.yes:
        raise Misuse(f"{each.label} exists already and {gone}", hint)
    from sobertrack.cli.prompts import confirm

    if not confirm(session, f"{each.label} {gone}. Count on, since {say_day(each.since)}?"):
        raise NeedsAnswer("nothing was changed", hint)
    opened = each._replace(archived=False, ended=None)
    before = session.notebook.table("counter", each.id)
    after = with_unknown(counter_table(opened), before, Counter._fields)
    keep(session.journal, [TableChange("counter", each.id, before, after)])
    session.reread()
    standing = desk.standings(session, [each.id], day=session.today)[0]
    session.saved(
        view.saved(standing, session.today, desk.wording(session), session.settings.discreet),
        view.data(opened),
        entry_id=opened.id,
        safety=desk.safety(session, start_notes(opened, session.today)),
    )


def _kind(session: Session, kind: str | None, found: list[str]) -> tuple[str, bool]:
    if kind is not None:
        return kind, True
    if found:
        return found[0], True
    if session.may_ask:
        from sobertrack.cli.prompts import choose

        picked = choose(
            session,
            "What kind is it? It decides which safety notes you see.",
            [(each, each) for each in KINDS],
            option="--kind",
        )
        if picked is not None:
            return picked, True
    return "other", False


def _since(session: Session, since: str | None) -> date:
    if since is not None:
        return dates.read_day(since, "--since", today=session.today, future_days=dates.YEAR_AHEAD)
    if not session.may_ask:
        return session.today
    from sobertrack.cli.keep.first_steps import ask_sober_date

    return ask_sober_date(session)
