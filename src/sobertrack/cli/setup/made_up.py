"""The made-up notebook of `demo`: what happened on each of its days, from the shipped content."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sobertrack.model.entries import CheckIn, Contact, Draft, Urge, Visit, What
from sobertrack.model.settings import WEEKDAYS
from sobertrack.store import library

DAYS = 120
"""How long the story is; its last day is today."""


class Story:
    """The days of the story, counted from `first`, its first sober day."""

    def __init__(self, first: date) -> None:
        self.first = first
        self.content: dict[str, Any] = library.shipped("demo")
        self.counter = str(self.content["counter"])
        self.slip = int(self.content["slip"])

    def day(self, number: int) -> date:
        """The day with this number."""
        return self.first + timedelta(days=number)

    def drafts(self, number: int) -> list[Draft]:
        """What was written on one day, in the order of its times."""
        day = self.day(number)
        said = [*self._urges(number), *self._visit(number), *self._contact(number), *self._checkin(number)]
        return [Draft(day, what, time) for time, what in sorted(said, key=lambda one: one[0])]

    def _rows(self, table: str, number: int) -> Iterator[dict[str, Any]]:
        return (row for row in self.content[table] if row["n"] == number)

    def _checkin(self, number: int) -> Iterator[tuple[str, What]]:
        mood, craving = ("".join(self.content[name])[number] for name in ("mood", "craving"))
        if mood == ".":
            return
        row = next(self._rows("day", number), {})
        lists = {name: tuple(row.get(name, ())) for name in ("triggers", "tried", "wins", "hard", "gratitude", "bring")}
        note = row.get("note", "")
        yield "21:15", CheckIn(int(mood), int(craving, 11), (self.counter,), **lists, note=note)

    def _urges(self, number: int) -> Iterator[tuple[str, What]]:
        for row in self._rows("urge", number):
            yield (
                row["time"],
                Urge(
                    level=row["level"],
                    after=row["after"],
                    minutes=row["minutes"],
                    counter=self.counter,
                    triggers=tuple(row["triggers"]),
                    tried=tuple(row["tried"]),
                    where=row.get("where", ""),
                ),
            )

    def _visit(self, number: int) -> Iterator[tuple[str, What]]:
        meeting = self.content["meeting"]
        day = self.day(number)
        evening = WEEKDAYS[day.weekday()] == meeting["day"] and number not in (0, self.slip)
        if evening and number // 7 + 1 not in self.content["missed"]:
            yield meeting["time"], Visit(meeting["name"], meeting="tuesday-group", how=meeting["how"])

    def _contact(self, number: int) -> Iterator[tuple[str, What]]:
        if number in self.content["called"]:
            yield "12:30", Contact("sam", "call")


def moment(day: date, time: str, now: datetime) -> datetime:
    """A time of a day, in the zone of now."""
    return datetime.combine(day, datetime.strptime(time, "%H:%M").time(), now.tzinfo)
