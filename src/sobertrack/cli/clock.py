"""Reads the clock; no other module may."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from sobertrack.errors import Misuse
from sobertrack.model import limits

VARIABLE = "SOBERTRACK_NOW"
FIRST_YEAR, LAST_YEAR = limits.FIRST_YEAR, limits.LAST_YEAR


def now(environ: Mapping[str, str]) -> datetime:
    """This moment in the person's local zone, in whole seconds.

    SOBERTRACK_NOW replaces it, for tests and demonstrations: ISO 8601, a date alone is its midnight. With an offset,
    that offset is the local zone and the day is the date as written; without one, the system's zone.
    """
    said = environ.get(VARIABLE)
    if said:
        return _read(said.strip())
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except ValueError:  # a TZ that lies more than a day away
        return datetime.now(UTC).replace(microsecond=0)


def has_offset(environ: Mapping[str, str]) -> bool:
    """Whether the clock is replaced by a moment with an offset, which then is the local zone."""
    said = environ.get(VARIABLE)
    return datetime.fromisoformat(said.strip()).tzinfo is not None if said else False


def _read(said: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said).replace(microsecond=0)
    except ValueError:
        raise _refusal(said, "is not a moment in ISO 8601") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _refusal(said, f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return moment if moment.tzinfo is not None else _in_system_zone(moment)


def _in_system_zone(moment: datetime) -> datetime:
    """A local moment with the offset of the system's zone; today's offset where the system knows no other."""
    try:
        aware = moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment.replace(tzinfo=_offset_today())
    if aware.replace(tzinfo=None) != moment or aware.utcoffset() is None:
        return moment.replace(tzinfo=_offset_today())
    return moment.replace(tzinfo=aware.tzinfo)


def _offset_today() -> timezone:
    try:
        return timezone(datetime.now().astimezone().utcoffset() or timedelta(0))
    except ValueError:
        return UTC


def _refusal(said: str, why: str) -> Misuse:
    return Misuse(f'{VARIABLE}: "{said}" {why}', f"try {VARIABLE}=2026-11-22T21:14, or unset it")
