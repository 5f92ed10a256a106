"""What a supporter is given, in words: made from the shared document alone, so that both say the same."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sobertrack.model.days.calendar_words import say_day
from sobertrack.model.sharing import SCHEMA
from sobertrack.rules.people.sharing import key_of
from sobertrack.views.amounts import count, days
from sobertrack.views.blocks import Block, Bullets, Heading, Line

Document = Mapping[str, Any]


def document(pieces: Document, made: date, first: date, last: date) -> dict[str, Any]:
    """The whole that leaves: when it was made, the days it is about, and a piece for each field."""
    return {
        "schema": SCHEMA,
        "made": made.isoformat(),
        "period": {"first": first.isoformat(), "last": last.isoformat()},
        **pieces,
    }


def page(it: Document) -> list[Block]:
    """The document as a message that can be pasted."""
    first, last = (date.fromisoformat(it["period"][end]) for end in ("first", "last"))
    who = f"{it['name']}, " if it.get("name") else ""
    blocks: list[Block] = [Heading(f"{who}{span(first, last)}", 1)]
    for field, say in SAYING.items():
        if it.get(key_of(field)) is not None:
            blocks += say(it[key_of(field)])
    return blocks


def span(first: date, last: date) -> str:
    """Days from one to another: "Mon 16 Nov to Sun 22 Nov 2026"."""
    if first == last:
        return say_day(first)
    return f"{say_day(first, year=first.year != last.year)} to {say_day(last)}"


def _days(rows: Sequence[Document]) -> list[Block]:
    return [Line(_run(each)) for each in rows]


def _run(each: Document) -> str:
    name = f"{each['counter']}: " if each["counter"] else ""
    total = f"; {days(each['total'])} in all" if each["total"] and each["total"] != each["days"] else ""
    if each["status"] == "ongoing":
        return f"{name}No run just now{total}"
    since = date.fromisoformat(each["since"])
    if each["status"] == "future":
        return f"{name}The next run begins {say_day(since)}{total}"
    if not each["days"]:
        return f"{name}A run began {say_day(since)}{total}"
    return f"{name}{days(each['days'])}, since {say_day(since)}{total}"


def _checkins(it: Document) -> list[Block]:
    today = {True: "; today, too", False: "; not yet today", None: ""}[it["today"]]
    return [Line(f"Check-ins: on {it['days']} of {days(it['of'])}{today}")]


def _mood(it: Document) -> list[Block]:
    if not it["days"]:
        return [Line("Mood: not written down")]
    return [Line(f"Mood: {it['mean']} on average, of 5 (on {days(it['days'])})")]


def _urges(it: Document) -> list[Block]:
    said = f"Urges: {it['count']}"
    said += f", {it['mean_peak']} of 10 on average" if it["mean_peak"] is not None else ""
    if it["mean_drop"] is not None:
        said += f"; {it['drops']} looked at again, {_points(it['mean_drop'])}"
    return [Line(said)]


def _points(drop: float) -> str:
    return f"{drop} points lower" if drop > 0 else f"{-drop} points higher" if drop < 0 else "as strong as before"


def _counted(words: str) -> Callable[[Document], list[Block]]:
    return lambda it: [Line(f"{words}: {it['count']}")]


def _promises(it: Document) -> list[Block]:
    if not it["each"]:
        return [Line("Promises this week: none")]
    rows = tuple(
        f"{each['promise']}: {each['done']}" + (f" of {each['asked']}" if each["asked"] else "") for each in it["each"]
    )
    goes_on = any(each["state"] == "open" for each in it["each"])
    kept = f"{it['kept']} of {it['of']} kept{' so far' if goes_on else ''}"
    if goes_on and not it["kept"]:  # on a Tuesday a nought would read as a failure
        kept = "the week goes on"
    return [Line(f"Promises this week: {kept}"), Bullets(rows)]


def _activities(rows: Sequence[Document]) -> list[Block]:
    said = [_times(each) + (f" ({each['minutes']} min)" if each["minutes"] else "") for each in rows]
    return [Line(f"Done: {', '.join(said)}")] if said else []


def _times(each: Document) -> str:
    return f"{each['name']} {each['times']}x"


def _named(words: str) -> Callable[[Sequence[Document]], list[Block]]:
    return lambda rows: [Line(f"{words}: {', '.join(map(_times, rows))}")] if rows else []


def _lines(words: str) -> Callable[[Sequence[Document]], list[Block]]:
    def say(rows: Sequence[Document]) -> list[Block]:
        if not rows:
            return []
        texts = tuple(f"{say_day(date.fromisoformat(each['day']), year=False)}: {each['text']}" for each in rows)
        return [Line(f"{words}:"), Bullets(texts)]

    return say


def _hours(rows: Sequence[Document]) -> list[Block]:
    texts = tuple(
        f"{say_day(date.fromisoformat(each['day']), year=False)}, {each['time']}: {each['what']}" for each in rows
    )
    return [Line("Written at:"), Bullets(texts)] if texts else []


def _slips(rows: Sequence[Document]) -> list[Block]:
    if not rows:
        return [Line("Slips: none")]
    return [Line(f"{count(len(rows), 'slip').capitalize()}:"), Bullets(tuple(map(_slip, rows)))]


def _slip(each: Document) -> str:
    name = f"{each['counter']}, " if each["counter"] else ""
    until = f" to {say_day(date.fromisoformat(each['until']))}" if each["until"] else ""
    ongoing = ", and it goes on" if each["ongoing"] else ""
    why = f"; {', '.join(each['triggers'])}" if each["triggers"] else ""
    return f"{name}{say_day(date.fromisoformat(each['day']))}{until}{ongoing}{why}"


SAYING: dict[str, Callable[[Any], list[Block]]] = {
    "days": _days,
    "checkins": _checkins,
    "mood": _mood,
    "urges": _urges,
    "meetings": _counted("Meetings"),
    "contacts": _counted("Times in touch with people"),
    "promises": _promises,
    "activities": _activities,
    "triggers": _named("What set things off"),
    "strategies": _named("What I tried"),
    "wins": _lines("What went well"),
    "hard": _lines("What was hard"),
    "gratitude": _lines("What was good"),
    "notes": _lines("Notes"),
    "names": _named("In touch with"),
    "meeting-names": _named("Meetings I went to"),
    "times": _hours,
    "slips": _slips,
    "line": lambda text: [Line(text)],
    "requests": lambda texts: [Line(f"I would like to ask: {text}") for text in texts],
}
"""How each field is said, in the order of the page."""
