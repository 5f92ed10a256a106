"""A test's docstring is the journal that it runs on, one line for each thing written, in the order of writing.

2026-01-01 since                          the first sober date; otherwise the first day named
2026-02-27 sober                          a check-in that says so
2026-02-28 checkin mood=4 wins=walk,call  any field of the entry's kind; a comma makes a list
2026-03-01 slip until 2026-03-03          also: ongoing, restart 2026-03-10
2026-03-09 restart
2026-03-09 21:40 urge level=7 after=3     a time where it is known
as of 2026-04-01                          otherwise the last day named
"""

import re
from datetime import date
from typing import Any, NamedTuple, get_type_hints

import pytest

from sobertrack.model.counters import Counter
from sobertrack.model.entries import KINDS, CheckIn, Entry, Restart, Slip
from sobertrack.rules.days.sober_time import Standing, standing
from sobertrack.rules.days.streaks import Streaks, checkin_streaks

COUNTER = "alcohol"
LINE = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))? (\w+) ?(.*)")


class Journal(NamedTuple):
    """What a docstring says, and what follows from it."""

    counter: Counter
    entries: tuple[Entry[Any], ...]
    today: date

    @property
    def records(self) -> list[Entry[Any]]:
        return [entry for entry in self.entries if isinstance(entry.what, Slip | Restart)]

    @property
    def standing(self) -> Standing:
        return standing(self.counter, self.records, self.today)

    @property
    def streaks(self) -> Streaks:
        return checkin_streaks([entry.day for entry in self.entries if isinstance(entry.what, CheckIn)], self.today)

    @property
    def runs(self) -> list[tuple[str, str | None, int]]:
        return [(str(run.start), run.end and str(run.end), run.days) for run in self.standing.runs]

    def on(self, today: str) -> "Journal":
        return self._replace(today=date.fromisoformat(today))


def read_journal(text: str) -> Journal:
    since, today, entries, named = None, None, [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("as of "):
            today = date.fromisoformat(line.removeprefix("as of "))
        elif found := LINE.fullmatch(line):
            day = date.fromisoformat(found[1])
            named.append(day)
            if found[3] == "since":
                since = day
            else:
                entries.append(Entry(f"{len(entries):04}", day, _what(found[3], found[4]), found[2]))
    counter = Counter(COUNTER, "Alcohol", "alcohol", since or min(named, default=date(2026, 1, 1)))
    return Journal(counter, tuple(entries), today or max(named, default=counter.since))


def _what(kind: str, words: str) -> Any:
    if kind == "sober":
        return CheckIn(sober=(COUNTER,))
    cls = KINDS[kind]
    fields: dict[str, Any] = {} if "counter" not in cls._fields else {"counter": COUNTER}
    pairs = re.sub(r"\b(until|restart) (?=\d)", r"\1=", words).replace("ongoing", "ongoing=yes").split()
    return cls(**fields | {name: _value(cls, name, value) for name, value in (pair.split("=") for pair in pairs)})


def _value(cls: type, name: str, value: str) -> Any:
    kind = str(get_type_hints(cls)[name])
    if "tuple" in kind:
        return tuple(value.split(","))
    if "date" in kind:
        return date.fromisoformat(value)
    if "int" in kind:
        return int(value)
    return value == "yes" if "bool" in kind else value.replace("_", " ")


@pytest.fixture
def days(request: pytest.FixtureRequest) -> Journal:
    """The journal that stands in the test's docstring."""
    return read_journal(request.function.__doc__ or "")
