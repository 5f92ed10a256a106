"""Promises to TOML tables and back: `[promise.ID]` in plan.toml, each in the words in which it is typed."""

import re
from datetime import date

from sobertrack.model.promises import NotAPromise, Pause, Promise, parse_promise, promise_words
from sobertrack.store.codec import Raw
from sobertrack.store.notebook import Notebook
from sobertrack.store.tables.tables import BadTable, day, flag, text, texts, without_empty

FIELDS = ("promise", "medicine", "since", "until", "pauses", "note")

_PAUSE = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)?(?: (.*))?\Z", re.DOTALL)


def promises(notebook: Notebook) -> list[Promise]:
    """The promises of a notebook, in the order of the file."""
    return notebook.made("promise", promise_from)


def promise_from(key: str, table: Raw) -> Promise:
    """The promise that a table holds."""
    try:
        said = parse_promise(text(table, "promise"))
    except NotAPromise as wrong:
        raise BadTable(f"promise: {wrong}") from None
    since = day(table, "since")
    if since is None:
        raise BadTable("since is missing: the day from which it counts")
    if said.until:
        raise BadTable("promise: the last day stands in until")
    return Promise(
        id=key,
        what="medicine" if flag(table, "medicine") else said.what,
        since=since,
        name=said.name,
        how=said.how,
        times=said.times,
        per=said.per,
        until=day(table, "until"),
        pauses=tuple(map(_pause, texts(table, "pauses"))),
        note=text(table, "note"),
    )


def _pause(said: str) -> Pause:
    found = _PAUSE.match(said)
    try:
        if found:
            last = date.fromisoformat(found[2]) if found[2] else None
            return Pause(date.fromisoformat(found[1]), last, found[3] or "")
    except ValueError:
        pass
    raise BadTable("pauses holds texts such as 2026-11-20..2026-11-25 ill")


def promise_table(promise: Promise) -> Raw:
    """A promise as a table."""
    return without_empty(
        {
            "promise": promise_words(promise),
            "medicine": promise.what == "medicine",
            "since": promise.since,
            "until": promise.until,
            "pauses": tuple(map(_pause_said, promise.pauses)),
            "note": promise.note,
        }
    )


def _pause_said(pause: Pause) -> str:
    return f"{pause.first}..{pause.last or ''} {pause.why}".rstrip()
