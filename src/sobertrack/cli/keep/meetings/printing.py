"""Long lists for a pipe or a file: rows that were worded once, when the list was read."""

from collections.abc import Callable, Iterable, Sequence

from sobertrack.cli.keep.meetings.search import NOBODYS, Found, Search, rows_of
from sobertrack.model.folding import fold
from sobertrack.model.peers.feeds import ListedMeeting, Sieve, Source, TypeNames
from sobertrack.model.peers.meetings import Meeting
from sobertrack.render import json, plain
from sobertrack.rules.peers.finding import Wanted, distance, place_in_order
from sobertrack.store.kept.printed import FORMS, Form, Printed, Rows
from sobertrack.store.paths import Home
from sobertrack.views.peers import finding as view
from sobertrack.views.peers import meetings as own_view
from sobertrack.views.peers.finding import Row

AWAY = view.LISTED_BY_DISTANCE.index("Away")
NO_DISTANCE = json.item({view.DISTANCE: None})[1:]

NO_ROWS = Rows(0, "", "\n", "")

Placed = tuple[str, str]
"""A printed row behind its place among others."""

EXAMPLE = Row(
    ListedMeeting(
        (0, 1),
        "00:00",
        1.5,
        2.5,
        "hybrid",
        "slug",
        "name",
        ("O",),
        60,
        place="place",
        address="place, town",
        link="link",
    ),
    *("list", "aa", TypeNames({"O": "Open"}), "UTC"),
)


def rows(question: Search, form: Form, *, narrowed: bool, limit: int | None = None) -> tuple[list[str], int]:
    """What suits, printed, in the order of the week or by how far it is; without a question one's own come first.

    The number is how many they are; `limit` asks for the first ones alone. Where all rows of a list stand together
    already, they are a single text.
    """
    mine = question.mine()
    own = {each.id: each for each in question.own}
    first = [_in_form(_worded(row, question.wanted, own), form) for row in rows_of(mine, question.wanted)]
    if narrowed:
        found = question.listed(mine, keys_alone=True)
        every = _in_order([*first, *(row for each in found for row in _of_list(question, each, form))])
        return every[:limit], len(every)
    if len(question.names) == 1 and limit is None and not question.followed(question.names[0]):
        whole = _kept(question, question.names[0], form)
        return [*_in_order(first), *([whole.text] if whole.count else [])], len(first) + whole.count
    taken = {each.slug for each in mine.meetings}
    every = [
        *_in_order(first),
        *_in_order(row for name in question.names for row in _whole(question, name, taken, form)),
    ]
    return every[:limit], len(every)


def keep_rows(home: Home, source: Source, meetings: Sequence[ListedMeeting]) -> list[Rows]:
    """Word every meeting of a list that was just read, and keep the rows, in each of FORMS."""
    return _printed(home, source.name).keep(sorted(_worded(view.row(each, source), Wanted()) for each in meetings))


def starting(question: Search, found: Iterable[Row], worded: Callable[[Row], str]) -> list[str]:
    """Rows that know when they start, as items of JSON; what is among the person's own is `worded` now."""
    kept: dict[str, dict[str, str]] = {}
    items: list[str] = []
    for row in found:
        if row.own or not row.source or row.start is None:
            items.append(worded(row))
            continue
        if row.source not in kept:
            every = _kept(question, row.source, "json").each()
            kept[row.source] = {_slug(placed): placed[1] for placed in every}
        text = kept[row.source].get(row.meeting.slug)
        if text is None:
            items.append(worded(row))
            continue
        if row.km is not None:
            text = text.replace(NO_DISTANCE, json.item({view.DISTANCE: round(row.km, 2)})[1:])
        items.append(f'{text[:-1]}, "start": "{row.start.isoformat()}"}}')
    return items


def _whole(question: Search, name: str, taken: set[str], form: Form) -> list[Placed]:
    """Every row of a list but for what is followed and stands among one's own already."""
    every, followed = _kept(question, name, form).each(), question.followed(name)
    if not followed:
        return every
    marked = [key for key, each in followed.items() if each.id not in taken]
    return [*(row for row in every if _slug(row) not in followed), *_followed(question, name, marked, form)]


def _of_list(question: Search, found: Found, form: Form) -> list[Placed]:
    """What was found in a list: what is followed is worded now, all other rows are there already."""
    source, wanted = found.source or NOBODYS, question.wanted
    keys = {each.slug: each for each in found.meetings}
    marked = [key for key in found.own if keys.pop(key, None)]
    kept = [(row, each) for row in _kept(question, source.name, form).each() if (each := keys.get(_slug(row)))]
    if wanted.near is None and not wanted.days:
        plain_ones = [row for row, _ in kept]
    else:
        plain_ones = [_answering(row, each, wanted, form) for row, each in kept]
    return [*plain_ones, *_followed(question, source.name, marked, form)]


def _followed(question: Search, name: str, keys: Iterable[str], form: Form) -> list[Placed]:
    """Followed meetings as their list has them, with the ids that they have among the person's own."""
    rows: list[Row] = []
    for key in keys:
        read = question.feeds.read(name, Sieve(slug=key))
        whole = [each for each in read[1] if each.slug == key] if read else []
        rows += rows_of(Found(read[0] if read else None, whole, question.followed(name)), question.wanted)
    return [_in_form(_worded(row, question.wanted), form) for row in rows]


def _answering(row: Placed, each: ListedMeeting, wanted: Wanted, form: Form) -> Placed:
    """A row with what only this question adds: how far it is, and which of its days is asked for."""
    km = None if wanted.near is None else distance(each, wanted.near)
    place, text = _place(each, wanted, km) + row[0][row[0].index("\t") :], row[1]
    if km is not None and form == "json":
        text = text.replace(NO_DISTANCE, json.item({view.DISTANCE: round(km, 2)})[1:])
    elif km is not None:
        cells = text.split("\t")
        text = "\t".join([*cells[:AWAY], view.away(km), *cells[AWAY:]])
    return place, text


def _kept(question: Search, name: str, form: Form) -> Rows:
    """Every row of a list; they are worded now where none are kept. None of a list that cannot be read."""
    found = _printed(question.session.home, name).load(form)
    if found is None:
        read = question.feeds.read(name)
        if read is None:
            return NO_ROWS
        found = keep_rows(question.session.home, read[0]._replace(name=name), read[1])[FORMS.index(form)]
    return found


def _printed(home: Home, name: str) -> Printed:
    """Where the rows of a list are kept, with a row as an example: printed otherwise than it was, all others are."""
    return Printed(home, name, _worded(EXAMPLE, Wanted()), ("\n", json.BETWEEN))


def _worded(row: Row, wanted: Wanted, own: dict[str, Meeting] | None = None) -> tuple[str, str, str]:
    """The place of a row, and how it is printed in each of FORMS."""
    cells = view.cells(row)
    titles = view.LISTED if row.km is None else view.LISTED_BY_DISTANCE
    said = {**view.data(row), **own_view.data(own[row.own])} if own else view.data(row)
    place = f"{_place(row.meeting, wanted, row.km)}\t{fold(row.meeting.name)}\t{row.meeting.slug}"
    return place, plain.row(cells[title] for title in titles), json.item(said)


def _place(each: ListedMeeting, wanted: Wanted, km: float | None) -> str:
    away, week, time, *_ = place_in_order(each, wanted, km)
    return f"{away:012.6f} {week}{time}" if km is not None else f"{week}{time}"


def _in_form(worded: tuple[str, str, str], form: Form) -> Placed:
    return worded[0], worded[1 + FORMS.index(form)]


def _in_order(found: Iterable[Placed]) -> list[str]:
    return [row for _, row in sorted(found)]


def _slug(row: Placed) -> str:
    return row[0].rpartition("\t")[2]
