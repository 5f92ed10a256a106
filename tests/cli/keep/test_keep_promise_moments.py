"""Promises counted right at any moment: across week starts, clock changes, a late end of day, edits and undone records.

Real runs on real files against a count on the fingers: a list of days, changed as the commands change it.
"""

import json
import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CLOCK_CHANGES = (datetime(2026, 10, 23, 20), datetime(2026, 3, 27, 20))
"""Friday evenings before the clocks of London go back and forward, on a Sunday at two and at one."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOGGED = {
    "walk 9/week": ("activity", "walk"),
    "meetings 9/week": ("attend", "Tuesday group"),
    "reach sam 9/week": ("reach", "sam"),
}
"""What is promised, and the command that it is counted from."""

WAYS = ("log", "log", "log", "on", "edit", "rm")

steps = st.lists(
    st.tuples(st.sampled_from(WAYS), st.integers(0, 30 * 60), st.integers(0, 8), st.integers(0, 20), st.booleans()),
    min_size=3,
    max_size=9,
)


class Fingers:
    """What was done, by id, as a person would count it; and the program that is told the same."""

    def __init__(self, real, home: Path, ends: int, starts: str, promised: str = "walk 9/week") -> None:
        self.env = {"SOBERTRACK_HOME": str(home), "TZ": "Europe/London"}
        self.real = real
        self.ends = timedelta(hours=ends)
        self.starts = WEEKDAYS.index(starts)
        self.days: dict[str, date] = {}
        self.log = LOGGED[promised]
        self.run(CLOCK_CHANGES[1], "config", "set", "day_ends_at", f"{ends:02}:00")
        self.run(CLOCK_CHANGES[1], "config", "set", "week_starts_on", starts)
        self.run(CLOCK_CHANGES[1], "promise", "add", promised, "--since", "2026-03-01")

    def run(self, now: datetime, *line: str) -> str:
        answer = self.real(*line, now=now.isoformat(), env=self.env)
        assert answer.code == 0, answer.screen
        return answer.out.strip()

    def logical(self, now: datetime) -> date:
        """The day that somebody still calls today: what the clock on the wall says, and nothing else."""
        return (now - self.ends).date() if now.time() < (datetime.min + self.ends).time() else now.date()

    def step(self, now: datetime, way: str, back: int, which: int, *, undone: bool) -> None:
        before = dict(self.days)
        day = self.logical(now) - timedelta(days=back)
        chosen = sorted(self.days)[which % len(self.days)] if self.days else None
        if way in ("log", "on") or chosen is None:
            day = day if way == "on" else self.logical(now)
            on = ("--on", day.isoformat()) if way == "on" else ()
            self.days[self.run(now, *self.log, "-q", *on)] = day
        elif way == "rm":
            self.run(now, "rm", chosen)
            del self.days[chosen]
        elif self.days[chosen] != day:
            self.run(now, "edit", chosen, "--on", day.isoformat())
            self.days[chosen] = day
        else:
            return
        if undone:
            self.run(now, "undo")
            self.days = before

    def this_week(self, now: datetime) -> tuple[str, int]:
        today = self.logical(now)
        start = today - timedelta(days=(today.weekday() - self.starts) % 7)
        return start.isoformat(), sum(start <= day <= today for day in self.days.values())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(CLOCK_CHANGES),
    st.sampled_from([0, 2, 4]),
    st.sampled_from(WEEKDAYS),
    st.sampled_from([*LOGGED]),
    steps,
)
def test_a_count_on_the_fingers_agrees(real, tmp_path, begins, ends, starts, promised, taken) -> None:
    home = tmp_path / "counted"
    shutil.rmtree(home, ignore_errors=True)
    fingers = Fingers(real, home, ends, starts, promised)
    now = begins
    for way, minutes, back, which, undone in taken:
        now += timedelta(minutes=minutes)
        fingers.step(now, way, back, which, undone=undone)
        (found,) = json.loads(fingers.run(now, "promise", "--json"))["data"]["promises"]
        assert (found["this_week"]["start"], found["this_week"]["done"]) == fingers.this_week(now)


def test_each_hour_of_a_night_in_which_the_clocks_go_back(real, tmp_path) -> None:
    fingers = Fingers(real, tmp_path / "night", 4, "sunday")
    for hour in (23, 24, 25, 25, 26, 27, 28):
        now = datetime.combine(date(2026, 10, 24), time()) + timedelta(hours=hour)
        fingers.step(now, "log", 0, 0, undone=False)
        (found,) = json.loads(fingers.run(now, "promise", "--json"))["data"]["promises"]
        assert (found["this_week"]["start"], found["this_week"]["done"]) == fingers.this_week(now)
    assert sorted(fingers.days.values()) == [date(2026, 10, 24)] * 6 + [date(2026, 10, 25)]
