"""`counter edit`: the name, the first sober date, the kind, the reasons and milestones of a counter."""

from collections.abc import Sequence
from typing import Annotated, Any

from sobertrack.cli import desk, naming
from sobertrack.cli.keep import change
from sobertrack.cli.keep.start import LABEL_LENGTH
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import dates, texts
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.counters import KINDS, Counter
from sobertrack.rules.coping.safety import SELF_HARM, start_notes
from sobertrack.rules.days.own_milestones import parse_own
from sobertrack.rules.names import plain
from sobertrack.store import library
from sobertrack.store.kept.counters import counter_table
from sobertrack.views.change import unchanged
from sobertrack.views.days import counters as view

MOST_OWN = 20

Texts = list[str] | None


def edit(
    session: Session,
    name: Annotated[str, argument("NAME", "which counter")],
    since: Annotated[str | None, option("--since", help="the first sober date; counts anew", value="DATE")] = None,
    name_: Annotated[str | None, option("--name", help="call it something else", value="LABEL")] = None,
    kind: Annotated[str | None, option("--kind", help=", ".join(KINDS), value="KIND")] = None,
    reason: Annotated[Texts, option("--reason", help="one more reason; again for more", value="TEXT")] = None,
    drop_reason: Annotated[
        Texts, option("--drop-reason", help="a reason to take out: its number or words", value="N")
    ] = None,
    milestones: Annotated[
        str | None, option("--milestones", help="which customs: neutral,aa,na", value="CUSTOMS")
    ] = None,
    own: Annotated[Texts, option("--own", help='a milestone of your own: "45 days"', value="LENGTH")] = None,
    drop_own: Annotated[Texts, option("--drop-own", help="one of your own to take out", value="LENGTH")] = None,
    reopen: Annotated[bool, option("--reopen", help="count on, after it ended or was put away")] = False,
) -> None:
    """Change a counter. A new first sober date recounts; what you wrote stays as it is."""
    change.ready(session, "counter")
    counter = desk.find_counter(session.notebook.counters, name)
    given = (since, name_, kind, reason, drop_reason, milestones, own, drop_own, reopen or None)
    change.refuse_nothing(given, f"counter edit {counter.id} --since DATE; all options: counter edit -h")
    changes: dict[str, Any] = {
        "reasons": _reasons(counter, reason, drop_reason),
        "own": _own(counter, own, drop_own),
    }
    if since is not None:
        changes["since"] = dates.read_day(since, "--since", today=session.today, future_days=dates.YEAR_AHEAD)
    if name_ is not None:
        changes["label"] = _label(session, counter, name_)
    if milestones is not None:
        changes["milestones"] = _customs(milestones)
    if reopen:
        changes |= {"ended": None, "archived": False}
    made = counter._replace(**changes)
    _write(session, counter, _of_kind(session, made, kind, renamed=name_ is not None))


def _write(session: Session, counter: Counter, made: Counter) -> None:
    before = desk.standing_of(session, counter, session.today)
    written = change.put(session, "counter", made.id, counter_table(made), Counter._fields)
    after = desk.standing_of(session, made, session.today)
    ahead = view.Ahead(*desk.last_and_next(after, session.today)) if made.active else view.Ahead()
    data = view.change_data(before, after, ahead, session.today)
    if not written:
        session.show(unchanged("counter", made.id), data)
        return
    safety = desk.safety(session, _notes(session, counter, made))
    blocks = view.saved(before, after, session.today, desk.wording(session))
    session.saved(blocks, data, entry_id=made.id, safety=safety)


def _notes(session: Session, before: Counter, after: Counter) -> list[str]:
    """The safety notes of a start, where what decides on them changed."""
    notes = []
    if (before.since, before.kind, before.sure, before.active) != (after.since, after.kind, after.sure, after.active):
        notes = start_notes(after, session.today, naming.kinds_in(after.label))
    if before.label != after.label and naming.needs_care(after.label):
        notes.append(SELF_HARM)
    return notes


def _label(session: Session, counter: Counter, typed: str) -> str:
    label = texts.name(typed, "a counter's name", LABEL_LENGTH)
    others = {each.id: each.label for each in session.notebook.counters if each.id != counter.id}
    naming.refuse_taken(session, label, others, "counter")
    return label


def _of_kind(session: Session, counter: Counter, kind: str | None, *, renamed: bool) -> Counter:
    """The counter with the kind that is said, or that a new name tells where none was known."""
    if kind is not None:
        return counter._replace(kind=naming.kind(kind), sure=True)
    told = naming.kinds_in(counter.label) if renamed else []
    if told and not counter.sure:
        return counter._replace(kind=told[0], sure=True)
    if told and counter.kind not in told:
        session.note(f"sobertrack: the kind stays {counter.kind}; to change it, add --kind {told[0]}")
    return counter


def _reasons(counter: Counter, added: Sequence[str] | None, dropped: Sequence[str] | None) -> tuple[str, ...]:
    gone = {_place(counter.reasons, said) for said in dropped or ()}
    kept = [each for place, each in enumerate(counter.reasons) if place not in gone]
    return texts.texts([*kept, *(added or ())], "--reason")


def _place(reasons: Sequence[str], said: str) -> int:
    """Where a reason stands that is named by its number from 1, or by its words or some of them."""
    if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(reasons):
        return int(said) - 1
    wanted = plain(said)
    whole = [place for place, each in enumerate(reasons) if plain(each) == wanted]
    found = whole or [place for place, each in enumerate(reasons) if wanted and wanted in plain(each)]
    if len(found) != 1:
        numbered = "; ".join(f"{place} {each[:40]}" for place, each in enumerate(reasons, 1)) or "none yet"
        count = "more than one reason has" if found else "no reason has"
        raise NotFound(f'--drop-reason: {count} "{said[:40]}"', f"your reasons: {numbered}")
    return found[0]


def _customs(typed: str) -> tuple[str, ...]:
    known = [str(row["id"]) for row in library.shipped("milestones")["custom"]]
    said = [word.casefold() for word in typed.replace(",", " ").split()]
    strange = [word for word in said if word not in known]
    if strange or not said:
        raise Misuse(f'--milestones: no "{" ".join(strange)[:40]}"', f"some of: {', '.join(known)}, with commas")
    return tuple(dict.fromkeys(said))


def _own(counter: Counter, added: Sequence[str] | None, dropped: Sequence[str] | None) -> tuple[str, ...]:
    own = {_length("--own", text, strict=False): text for text in counter.own}
    for said in dropped or ():
        if own.pop(_length("--drop-own", said), None) is None:
            raise NotFound(f'--drop-own: "{said[:40]}" is not one of yours', f"yours: {', '.join(own.values()) or '-'}")
    for said in added or ():
        own[_length("--own", said)] = " ".join(said.split())
    if len(own) > MOST_OWN:
        raise Misuse(f"--own: {MOST_OWN} milestones are the most", "take one out with --drop-own")
    return tuple(own.values())


def _length(option_name: str, text: str, *, strict: bool = True) -> str:
    """The id of an own milestone; a text in the file that no longer parses is its own."""
    try:
        return parse_own(text).id
    except ValueError as error:
        if not strict:
            return text
        raise Misuse(f"{option_name}: {error}", 'such as "45 days" or "6 months"') from None
