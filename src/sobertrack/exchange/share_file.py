"""The shared report as a file (docs/share-format.md): read within limits, and checked field by field."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NoReturn, TypeAlias

from sobertrack.exchange.fields.shapes import (
    Check,
    Wrong,
    at,
    below,
    day,
    fields,
    first_name,
    flag,
    hour,
    maybe,
    number,
    one_of,
    rows,
    text,
    whole,
)
from sobertrack.model import limits
from sobertrack.model.sharing import LARGEST, NAME, SCHEMA, VERSION

SEALED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
"""How a file begins that is sealed with age."""

MOST_DAYS = 150_000
ONE_DAY = timedelta(days=1)
_LAST_DAY = date(limits.LAST_YEAR, 12, 31)

Document: TypeAlias = dict[str, Any]


def read_share(data: bytes, today: date, hides: Callable[[str], bool]) -> Document:
    """The report that a file holds, without what this version does not know. Wrong where it is none.

    `hides` tells of a text whether something in it would steer a screen or cannot be seen.
    """
    return checked(_parsed(data), today, hides)


def _parsed(data: bytes) -> Any:
    if len(data) > LARGEST:
        raise Wrong(f"it is larger than {LARGEST // 1024} kB, more than a shared report can be")
    if not data.strip():
        raise Wrong("it is empty")
    if data.startswith(SEALED):
        raise Wrong("it is sealed with age; open it first: age -d -i KEY FILE | sobertrack circle add -")
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Wrong(f"byte {error.start + 1} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise Wrong(f"it is no JSON that can be read: line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise Wrong("it is nested too deep") from None
    except ValueError as error:
        raise error if isinstance(error, Wrong) else Wrong("it holds a number that is none") from None


def _once(pairs: list[tuple[str, Any]]) -> Document:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Wrong("it says something twice")
    return found


def _no_number(_text: str) -> NoReturn:
    raise Wrong("it holds a number that is none")


def checked(found: Any, today: date, hides: Callable[[str], bool]) -> Document:
    """The fields that this version knows, each as it must be; Wrong names the first that is not."""
    schema = found.get("schema") if isinstance(found, dict) else None
    if not isinstance(schema, str) or not schema.startswith(NAME):
        raise Wrong("it is no shared report: sobertrack share NAME --format json makes one")
    if schema != SCHEMA:
        version = schema.removeprefix(NAME)
        newer = version.isascii() and version.isdigit() and int(version[:6]) > VERSION
        raise Wrong(f"a newer sobertrack wrote it, version {version[:6]}" if newer else "it is of no version we know")
    cleaned: Document = {"schema": SCHEMA, **fields(ALWAYS)(found)}
    cleaned |= {name: at(name, check, found[name]) for name, check in FIELDS.items() if name in found}
    _refuse_hidden(cleaned, "", hides)
    _refuse_days(cleaned, today)
    return cleaned


def still_sound(found: Any, hides: Callable[[str], bool]) -> Document:
    """The same of a report that was taken once: it is not refused later because a clock was set back."""
    return checked(found, _LAST_DAY, hides)


def _refuse_hidden(value: Any, where: str, hides: Callable[[str], bool]) -> None:
    if isinstance(value, str) and hides(value):
        raise Wrong("holds signs that cannot be seen and could steer a screen", where)
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inside:
        _refuse_hidden(each, below(where, name), hides)


def _refuse_days(it: Document, today: date) -> None:
    """Days that cannot be: a day ahead is let through, because it is tomorrow already elsewhere on earth."""
    made, first, last = (date.fromisoformat(said) for said in (it["made"], *it["period"].values()))
    if made > today + ONE_DAY:
        raise Wrong(f"says {made}, a day that lies ahead", "made")
    if not first <= last <= made:
        raise Wrong("does not end after it begins and before it was made", "period")
    for place, each in enumerate(it.get("days", ())):
        since = each["since"]
        if since is None and each["status"] != "ongoing":
            raise Wrong("is missing", f"days[{place}].since")
        if each["status"] == "sober" and date.fromisoformat(since) > made:
            raise Wrong("lies after the day on which it was made", f"days[{place}].since")


_TIMES = whole(MOST_DAYS)
_MINUTES = whole(24 * 60 * MOST_DAYS)
_COUNT = fields({"count": _TIMES})
_NAMED = {"name": text, "times": _TIMES}
_SAID = rows(fields({"day": day, "text": text}))

ALWAYS: dict[str, Check] = {"made": day, "period": fields({"first": day, "last": day})}
"""What every report holds beside its schema."""

FIELDS: dict[str, Check] = {
    "days": rows(
        fields(
            {
                "counter": maybe(text),
                "status": one_of("sober", "ongoing", "future"),
                "days": whole(MOST_DAYS),
                "since": maybe(day),
                "total": whole(MOST_DAYS),
            }
        )
    ),
    "line": maybe(text),
    "requests": rows(text),
    "name": maybe(first_name),
    "checkins": fields({"days": _TIMES, "of": _TIMES, "today": maybe(flag)}),
    "mood": fields({"mean": maybe(number(1, 5)), "days": _TIMES}),
    "urges": fields(
        {
            "count": _TIMES,
            "mean_peak": maybe(number(0, 10)),
            "peaks": _TIMES,
            "mean_drop": maybe(number(-10, 10)),
            "drops": _TIMES,
        }
    ),
    "meetings": _COUNT,
    "contacts": _COUNT,
    "promises": fields(
        {
            "kept": _TIMES,
            "of": _TIMES,
            "each": rows(
                fields(
                    {
                        "promise": text,
                        "done": _TIMES,
                        "asked": _TIMES,
                        "state": one_of("kept", "open", "missed", "rest"),
                    }
                )
            ),
        }
    ),
    "activities": rows(fields({**_NAMED, "minutes": maybe(_MINUTES)})),
    "triggers": rows(fields(_NAMED)),
    "strategies": rows(fields(_NAMED)),
    "wins": _SAID,
    "hard": _SAID,
    "gratitude": _SAID,
    "notes": _SAID,
    "names": rows(fields(_NAMED)),
    "times": rows(fields({"day": day, "time": hour, "what": one_of("check-in", "urge")})),
    "meeting_names": rows(fields(_NAMED)),
    "slips": rows(
        fields(
            {
                "counter": maybe(text),
                "day": day,
                "until": maybe(day),
                "ongoing": flag,
                "triggers": rows(text),
            }
        )
    ),
}
"""What stands there where it is allowed: how each must be."""
