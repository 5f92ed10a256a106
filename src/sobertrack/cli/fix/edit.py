"""`edit`: change an entry."""

from typing import Annotated, Any

from sobertrack.cli import desk, options
from sobertrack.cli.fix import fields
from sobertrack.cli.fix.fields import Said
from sobertrack.cli.fix.form import changed, form
from sobertrack.cli.fix.found import entry_named, reader
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse
from sobertrack.model.entries import CheckIn, Entry, Restart, Slip
from sobertrack.store import codec
from sobertrack.store.codec import Raw
from sobertrack.views.program import mending as view
from sobertrack.views.records import entry_data

Flag = bool | None
Text = str | None
Texts = list[str] | None


def edit(
    session: Session,
    id_: options.EntryId,
    on: options.On = None,
    at: options.At = None,
    mood: Annotated[Text, option("-m", "--mood", help="of a check-in", value="1..5")] = None,
    craving: Annotated[Text, option("-c", "--craving", help="strongest urge of a check-in", value="0..10")] = None,
    sober: Annotated[Flag, option("--sober/--not-sober", help="still on the date, in a check-in; or not said")] = None,
    counter: Annotated[Text, option("--counter", help="which counter it is about", value="NAME")] = None,
    trigger: Annotated[
        Texts, option("--trigger", help="instead of those there; again for more", value="TRIGGER")
    ] = None,
    tried: Annotated[Texts, option("--tried", help="instead of those there; again for more", value="STRATEGY")] = None,
    win: Annotated[Texts, option("--win", help="something that went well, instead", value="TEXT")] = None,
    hard: Annotated[Texts, option("--hard", help="something that was hard, instead", value="TEXT")] = None,
    gratitude: Annotated[Texts, option("--gratitude", help="something good, instead", value="TEXT")] = None,
    bring: Annotated[Texts, option("--bring", help="something to bring to a meeting, instead", value="TEXT")] = None,
    until: Annotated[Text, option("--until", help="last day of a slip or a skip", value="DATE")] = None,
    restart: Annotated[Text, option("--restart", help="first sober day after a slip", value="DATE")] = None,
    ongoing: Annotated[Flag, option("--ongoing/--over", help="whether a slip goes on")] = None,
    level: Annotated[Text, option("--level", help="of an urge", value="0..10")] = None,
    after: Annotated[Text, option("--after", help="level of an urge afterwards", value="0..10")] = None,
    minutes: Annotated[Text, option("--minutes", help="how long an urge or an activity took", value="N")] = None,
    where: Annotated[Text, option("--where", help="where an urge came", value="TEXT")] = None,
    plan: Annotated[Text, option("--plan", help="the plan for an urge", value="TEXT")] = None,
    held: Annotated[Flag, option("--held/--not-held", help="whether an urge was held")] = None,
    name: Annotated[Text, option("--name", help="of the meeting attended, or the activity", value="TEXT")] = None,
    meeting: Annotated[Text, option("--meeting", help="which meeting of your list it was", value="MEETING")] = None,
    group: Annotated[Text, option("--group", help="whose meeting it was", value="GROUP")] = None,
    how: Annotated[Text, option("--how", help="in which way you met or reached somebody", value="HOW")] = None,
    comfort: Annotated[Text, option("--comfort", help="of a visit, how much at ease you were", value="1..5")] = None,
    connection: Annotated[
        Text, option("--connection", help="of a visit, how close to the others", value="1..5")
    ] = None,
    shared: Annotated[Flag, option("--shared/--listened", help="whether you spoke there")] = None,
    takeaway: Annotated[Text, option("--takeaway", help="what you took along from a visit", value="TEXT")] = None,
    cost: Annotated[Text, option("--cost", help="what a visit cost you", value="AMOUNT")] = None,
    supporter: Annotated[Text, option("--supporter", help="whom you reached", value="SUPPORTER")] = None,
    from_them: Annotated[Flag, option("--from-them/--from-me", help="who reached out")] = None,
    promise: Annotated[Text, option("--promise", help="which promise was skipped", value="PROMISE")] = None,
    title: Annotated[Text, option("--title", help="of a letter", value="TEXT")] = None,
    note: options.Note = None,
    edit_: options.Edit = False,
) -> None:
    """Change an entry. What is not named stays, and an empty value takes it away: --note "".

    Without options, at a terminal, your editor opens on the entry as a text. The first version stays in the journal,
    and undo brings it back.
    """
    given: dict[str, Any] = dict(locals())  # as many names as there are fields, and nothing else yet
    for other in ("session", "id_", "note", "edit_"):
        del given[other]
    entry = entry_named(session, id_)
    short = session.journal.short_id(entry)
    said = _said(session, entry, given)
    if note is not None or edit_:
        said[fields.long_text(entry).name] = [_text(session, entry, note, edit_)]
    if not said:
        said = _in_editor(session, entry, short)
    _write(session, entry, short, fields.read(session, entry, said))


def _said(session: Session, entry: Entry[Any], given: dict[str, Any]) -> Said:
    """The options by the names of their fields, each as the texts that were typed."""
    names = {"on": "day", "at": "time", "trigger": "triggers", "win": "wins"}
    if isinstance(entry.what, CheckIn) and given["sober"] is not None:
        chosen = desk.named_counters(session, [given["counter"]] if given["counter"] else None)
        given = {**given, "sober": [each.id for each in chosen] if given["sober"] else [], "counter": None}
    said: Said = {}
    for option_name, value in given.items():
        if value is not None:
            texts = ["yes" if value else "no"] if isinstance(value, bool) else value
            said[names.get(option_name, option_name)] = [texts] if isinstance(texts, str) else list(texts)
    return said


def _text(session: Session, entry: Entry[Any], note: str | None, edit_: bool) -> str:
    from sobertrack.cli.editor import note_from

    before = getattr(entry.what, fields.long_text(entry).name)
    return note_from(session, before if note is None else note, edit_) or ""


def _in_editor(session: Session, entry: Entry[Any], short: str) -> Said:
    if not session.may_ask:
        raise Misuse("nothing to change", f'such as: sobertrack edit {short} -n "..."; options: sobertrack edit -h')
    from sobertrack.cli.editor import edit_text

    before = form(entry, short)
    after = edit_text(before, session=session)
    return {} if after is None else changed(before.rstrip("\n"), after, entry)


def _write(session: Session, entry: Entry[Any], short: str, found: Raw) -> None:
    """Write down what differs, and say what was and what is now."""
    after = _as_it_would_be(entry, found)
    new = {key: value for key, value in found.items() if _value(entry, key) != _value(after, key)}
    if not new:
        raise Misuse("nothing to change: it says that already", f"to see it: sobertrack show {short}")
    _check(session, after, new)
    before = desk.standings(session, day=session.today)
    session.journal.write([], [{"type": "edit", "of": entry.id, "set": new}])
    session.saved_something = True
    session.reread()
    desk.after_saving(session)
    who = reader(session)
    counts = view.count_rows(before, desk.standings(session, day=session.today), who)
    data = {**entry_data(after, short), "before": entry_data(entry, short)}
    safety = fields.slip_safety(session, after) if {"until", "ongoing"} & set(new) else []
    session.saved(view.edited(view.Turn(short, entry, after), counts, who), data, entry_id=short, safety=safety)


def _as_it_would_be(entry: Entry[Any], found: Raw) -> Entry[Any]:
    raw = {**codec.record(entry), **found}
    try:
        codec.line(raw)
        return codec.decode({key: value for key, value in raw.items() if value is not None})
    except codec.BadRecord as error:
        raise Misuse(f"the entry cannot be changed so: {error}", "nothing was changed") from None


def _value(entry: Entry[Any], key: str) -> Any:
    return getattr(entry if key in ("day", "time") else entry.what, key)


def _check(session: Session, after: Entry[Any], new: Raw) -> None:
    """Misuse where the parts of the new entry do not go together."""
    if isinstance(after.what, Slip | Restart) and not after.what.counter:
        raise Misuse("--counter: it is about a counter", "name the one that it is about")
    if isinstance(after.what, Slip):
        fields.check_slip(after)
    if isinstance(after.what, Restart) and {"day", "counter"} & set(new):
        fields.check_restart(session, after)
