"""`plan aftercare`: what holds a person after a programme, asked step by step or edited as a page."""

from datetime import date
from typing import Annotated, Any

from sobertrack.cli import desk
from sobertrack.cli.keep import change
from sobertrack.cli.keep.plans import aftercare_page
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Damaged, Misuse, NeedsAnswer
from sobertrack.model.aftercare import KEYS, SECTIONS, Aftercare
from sobertrack.rules.commitments.appointments import ahead
from sobertrack.store.kept.aftercare import NOUN, aftercare_table
from sobertrack.store.kept.aftercare import aftercare as kept
from sobertrack.store.kept.appointments import appointments
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.change import unchanged
from sobertrack.views.commitments import aftercare as view

MOST_APPOINTMENTS = 5

Texts = list[str] | None


def aftercare(
    session: Session,
    programme: Annotated[str | None, option("--programme", help="what ended, and where", value="TEXT")] = None,
    ended: Annotated[str | None, option("--ended", help="when it ended, or will", value="DATE")] = None,
    meetings: Annotated[Texts, option("--meetings", help="which, and how often; again for more", value="TEXT")] = None,
    people: Annotated[Texts, option("--people", help="who stays close", value="TEXT")] = None,
    care: Annotated[Texts, option("--care", help="counselling and other help that goes on", value="TEXT")] = None,
    routine: Annotated[Texts, option("--routine", help="what holds your days", value="TEXT")] = None,
    hobbies: Annotated[Texts, option("--hobbies", help="what you enjoy", value="TEXT")] = None,
    feeling: Annotated[
        Texts, option("--feeling", help='a warning sign in how you feel: "flat -> I tell Sam"', value="TEXT")
    ] = None,
    thinking: Annotated[Texts, option("--thinking", help="one in what you think", value="TEXT")] = None,
    doing: Annotated[Texts, option("--doing", help="one in what you do", value="TEXT")] = None,
    places: Annotated[Texts, option("--places", help="places to stay away from", value="TEXT")] = None,
    away_from: Annotated[Texts, option("--away-from", help="people to stay away from", value="TEXT")] = None,
    call: Annotated[Texts, option("--call", help="whom you call, in this order", value="TEXT")] = None,
    medicines: Annotated[Texts, option("--medicines", help="as prescribed; never counted as use", value="TEXT")] = None,
    practical: Annotated[Texts, option("--practical", help="home, work, money", value="TEXT")] = None,
    after_slip: Annotated[Texts, option("--after-slip", help="what you do first after a slip", value="TEXT")] = None,
    reviewed: Annotated[bool, option("--reviewed", help="you looked at it again today")] = False,
    page: Annotated[str | None, option("--page", help="the whole page; - reads it from stdin", value="-")] = None,
    edit: Annotated[bool, option("-e", "--edit", help="edit it as a page")] = False,
) -> None:
    """What holds you after a programme: meetings, people, days, warning signs, what to do after a slip.

    At a terminal it is asked step by step the first time; later it is shown. An option puts its lines in the place of
    those of its section; an empty text clears it. It is looked at again after 30, 60 and 90 days.
    """
    given: dict[str, Any] = {name: value for name, value in locals().items() if name in KEYS and value is not None}
    del given["reviewed"]
    change.ready(session, NOUN) if given or page or edit or reviewed else None
    plan = _readable(session)
    if reviewed:
        _review(session, plan)
        return
    if page is not None or edit:
        if page not in (None, "-"):
            raise Misuse("--page: - reads the page from standard input", "or edit it: sobertrack plan aftercare --edit")
        made = aftercare_page.edited(session, plan or Aftercare(session.today), stdin=page is not None)
    elif given:
        made = _changed(session, plan or Aftercare(session.today), given)
    elif plan is not None:
        show(session, plan)
        return
    else:
        made = _asked(session)
    _write(session, plan, made)


def _readable(session: Session) -> Aftercare | None:
    """The plan there is; Damaged where its table cannot be one, and would be written over."""
    plan = kept(session.notebook)
    if plan is None and session.notebook.table(NOUN, "") is not None:
        problem = session.notebook.bad_tables[-1]
        raise Damaged(f"{problem.message}; nothing was changed", f"mend the file by hand: {problem.file}")
    return plan


def around(session: Session, plan: Aftercare) -> view.Page:
    """The plan with what the person's own lists add to it."""
    found = ahead(appointments(session.notebook), session.now)[:MOST_APPOINTMENTS]
    people = tuple(session.notebook.supporters)
    return view.Page(plan, tuple(meetings(session.notebook)), people, tuple(found))


def show(session: Session, plan: Aftercare) -> None:
    """The page, and how to go on."""
    it = around(session, plan)
    desk.tell_problems(session, session.notebook.problems)
    session.show([*view.page(it), *view.how_to_go_on(it, session.today)], view.data(it, session.today))


def _changed(session: Session, plan: Aftercare, given: dict[str, Any]) -> Aftercare:
    lines = dict(plan.lines)
    for section in SECTIONS:
        if section.key in given:
            option_name = f"--{section.key.replace('_', '-')}"
            lines[section.key] = texts.texts(given[section.key], option_name, aftercare_page.LINE_LENGTH)
    programme = texts.text(given.get("programme", plan.programme), "--programme", aftercare_page.LINE_LENGTH)
    ended = plan.ended
    if "ended" in given:
        ended = _day(session, given["ended"])
    return plan._replace(
        programme=programme, ended=ended, lines=tuple((key, said) for key, said in lines.items() if said)
    )


def _day(session: Session, typed: str) -> date | None:
    if not typed.strip():
        return None
    return dates.read_day(typed, "--ended", today=session.today, future_days=dates.YEAR_AHEAD)


def _asked(session: Session) -> Aftercare:
    """Ask for each section in turn; Enter goes on to the next."""
    if not session.may_ask:
        raise NeedsAnswer(
            "there is no aftercare plan yet, and nobody to ask here",
            'give it with options (plan aftercare -h) or as a page: plan aftercare --page -; such as --meetings "..."',
        )
    return aftercare_page.asked(session)


def _review(session: Session, plan: Aftercare | None) -> None:
    if plan is None:
        raise Misuse("there is no aftercare plan yet", "to make one: sobertrack plan aftercare")
    days = tuple(dict.fromkeys([*plan.reviewed, session.today]))
    _write(session, plan, plan._replace(reviewed=days), looked=True)


def _write(session: Session, before: Aftercare | None, made: Aftercare, *, looked: bool = False) -> None:
    if made.empty:
        if before is None:
            session.show(view.nothing(), {"sections": []})
            return
        raise Misuse("an aftercare plan without a line is none", "to take the last change back: sobertrack undo")
    written = change.put(session, NOUN, "", aftercare_table(made), KEYS)
    it = around(session, made)
    data = view.data(it, session.today)
    if not written:
        session.show(unchanged("plan", NOUN), data)
    else:
        blocks = view.reviewed(it, session.today) if looked else view.saved(it, session.today)
        session.saved(blocks, data, entry_id=NOUN)
