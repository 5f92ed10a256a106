"""Clocks that jumped, as the times of writing show it, and days about which two computers say different things."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from sobertrack.model.entries import CheckIn, Entry, Slip
from sobertrack.store.checks.placed import Placed
from sobertrack.store.records.lines import Problem

AHEAD = timedelta(days=1)
BACK = timedelta(hours=2)
_TOLD = 12


def jumps(placed: Iterable[Placed], now: datetime) -> Iterator[Problem]:
    """Records of later than now, and clocks that went back between two records of one computer.

    The ids of a computer never go back, whatever its clock does: they tell the order of writing in any file.
    """
    by_id = {str(each.raw.get("id")): (each, at) for each in placed if (at := _written(each.raw.get("at"))) is not None}
    timed = sorted(by_id.values(), key=lambda one: (str(one[0].raw.get("dev")), str(one[0].raw.get("id"))))
    for path, group in groupby(sorted(timed, key=_file), key=_file):
        yield from _ahead(path, [(each, at) for each, at in group if at > now + AHEAD])
    for _, group in groupby(timed, key=lambda one: str(one[0].raw.get("dev"))):
        yield from _back(list(group), now)


def _file(one: tuple[Placed, datetime]) -> Path:
    return one[0].path


def _back(timed: list[tuple[Placed, datetime]], now: datetime) -> Iterator[Problem]:
    pairs = zip(timed[1:], timed, strict=False)
    back = [(each, at, before) for (each, at), (_, before) in pairs if before - at > BACK and before <= now + AHEAD]
    if back:
        each, at, before = back[0]
        times = f", and {len(back) - 1} more time{'s' * (len(back) > 2)}" if len(back) > 1 else ""
        message = f"the clock went back from {_said(before)} to {_said(at)} before {each.where} was written{times}"
        yield Problem("clock_back", message, str(each.path), each.line)


def _ahead(path: Path, later: list[tuple[Placed, datetime]]) -> Iterator[Problem]:
    if later:
        each, at = max(later, key=lambda one: one[1])
        message = f"records in {path.name} that were written in the future, by the clock of then: {len(later)}"
        yield Problem("clock_ahead", f"{message}; the latest on {_said(at)}", str(path), each.line)


def _written(at: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def _said(at: datetime) -> str:
    return at.isoformat(" ", "minutes")


def two_answers(entries: Iterable[Entry[Any]]) -> Iterator[Problem]:
    """Days that are sober by what one computer wrote down, and a slip by what another did."""
    every = list(entries)
    slips = [entry for entry in every if isinstance(entry.what, Slip)]
    found: dict[date, None] = {}
    for entry in every:
        if isinstance(entry.what, CheckIn) and any(_differs(entry, slip) for slip in slips):
            found[entry.day] = None
    for day in sorted(found)[:_TOLD]:
        message = f"{day.isoformat()}: one computer says sober, another says slip; the slip counts, and both are kept"
        yield Problem("two_answers", message, "")
    if len(found) > _TOLD:
        yield Problem("two_answers", f"days with two such answers besides these: {len(found) - _TOLD}", "")


def _differs(checkin: Entry[Any], slip: Entry[Any]) -> bool:
    other = checkin.device != slip.device and slip.what.counter in checkin.what.sober
    return other and slip.day <= checkin.day <= (slip.what.until or slip.day)
