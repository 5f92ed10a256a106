"""Which safety notes stand before anything else; their words are shipped content (safety.toml)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sobertrack.model.counters import (
    WITHDRAWAL_KINDS,
    WITHDRAWAL_NOTE_DAYS,
    WITHDRAWAL_WINDOW_DAYS,
    Counter,
)
from sobertrack.model.entries import Entry, Slip
from sobertrack.model.values import Value
from sobertrack.rules.days.sober_time import Standing

WITHDRAWAL, OPIOIDS = "withdrawal", "opioids"
WINDOW, DAILY_AGAIN, OPIOIDS_SLIP = "withdrawal-window", "daily-again", "opioids-slip"
SELF_HARM = "self-harm"

HARD_MOOD, HARD_URGE = 1, 8
"""A mood this low or an urge this strong is answered with a person and a line to call."""


class SlipFacts(Value):
    """What decides on the notes after a slip: the slip, the other slips, and whether this was only a restart."""

    slip: Entry[Slip] | None
    others: Sequence[Entry[Slip]] = ()


def may_withdraw(counter: Counter) -> bool:
    """Whether stopping this at once can be dangerous, or nobody can tell."""
    return counter.kind in WITHDRAWAL_KINDS or not counter.sure


def may_overdose(counter: Counter) -> bool:
    """Whether lost tolerance can kill, or nobody can tell."""
    return counter.kind == "opioids" or not counter.sure


def start_notes(counter: Counter, today: date, found: Iterable[str] = ()) -> list[str]:
    """The notes before a new counter is welcomed. `found` are further kinds that its name speaks of.

    The withdrawal note is left out when the sober date lies more than 28 days back: the danger is over by then.
    """
    kinds = {counter.kind, *found}
    notes = []
    recent = (today - counter.since).days <= WITHDRAWAL_NOTE_DAYS
    if recent and (kinds & set(WITHDRAWAL_KINDS) or not counter.sure):
        notes.append(WITHDRAWAL)
    if "opioids" in kinds or not counter.sure:
        notes.append(OPIOIDS)
    return notes


def first_run_text(notes: Iterable[str]) -> str:
    """The text that is shown once: shorter below the withdrawal note, which tells more of when to see a doctor."""
    return "first-run-noted" if WITHDRAWAL in notes else "first-run"


def slip_notes(counter: Counter, facts: SlipFacts) -> list[str]:
    """The notes before any number after a slip, or on a restart (no slip)."""
    notes = []
    if may_overdose(counter):
        notes.append(OPIOIDS_SLIP)
    if may_withdraw(counter) and _daily(facts):
        notes.append(DAILY_AGAIN)
    return notes


def _daily(facts: SlipFacts) -> bool:
    if facts.slip is None:
        return True
    slip = facts.slip
    if slip.what.ongoing or slip.what.until:
        return True
    week = timedelta(days=7)
    return any(other.id != slip.id and abs(other.day - slip.day) < week for other in facts.others)


def in_withdrawal_window(standings: Iterable[Standing]) -> bool:
    """Whether one of these runs is so young that withdrawal may still set in."""
    return any(
        may_withdraw(each.counter) and each.status == "sober" and each.days < WITHDRAWAL_WINDOW_DAYS
        for each in standings
    )


def is_hard(mood: int | None, urge: int | None) -> bool:
    """Whether a check-in is answered with a person to call; only the numbers tell, never the notes."""
    return (mood is not None and mood <= HARD_MOOD) or (urge is not None and urge >= HARD_URGE)
