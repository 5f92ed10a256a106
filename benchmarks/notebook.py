"""A made-up notebook of 20 years: 7,305 check-ins, 15,000 other records, 40 slips; the same one every time."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sobertrack.store.records import ids

FIRST = date(2006, 11, 23)
DAYS, OTHERS, SLIPS = 7305, 15_000, 40
TRIGGERS = ["stress", "tired", "lonely", "urge-cue", "bored", "low-mood", "conflict"]
STRATEGIES = ["brisk-walk", "call-one-person", "ride-the-wave", "slow-breath", "wait-fifteen"]
WORDS = [
    "quiet",
    "day",
    "work",
    "rain",
    "walk",
    "called",
    "slept",
    "well",
    "long",
    "evening",
    "kitchen",
    "garden",
    "bus",
    "train",
    "letter",
    "music",
]


def build(place: str) -> None:
    """Write the notebook under a home directory, a file for each year, as the program itself would have."""
    home = Path(place)
    dice = random.Random(20)
    lines: dict[int, list[str]] = {}
    for day in range(DAYS):
        _add(lines, dice, day, "checkin", _checkin(dice))
    for _ in range(OTHERS):
        kind = dice.choice(("urge", "urge", "visit", "contact"))
        _add(lines, dice, dice.randrange(DAYS), kind, _other(dice, kind))
    for day in sorted(dice.sample(range(30, DAYS - 60), SLIPS)):
        _add(lines, dice, day, "slip", {"counter": "alcohol", "triggers": ["stress"], "note": _note(dice)})
    journal = home / "data" / "journal"
    journal.mkdir(parents=True)
    for year, records in lines.items():
        (journal / f"{year}-bench000.jsonl").write_text("".join(sorted(records, key=_id)), "utf-8")
    (home / "data" / "counters.toml").write_text(counter(FIRST), "utf-8")


def counter(since: date) -> str:
    """The file of a single counter."""
    return f'format = 1\n\n[counter.alcohol]\nlabel = "alcohol"\nkind = "alcohol"\nsince = "{since}"\n'


def _add(lines: dict[int, list[str]], dice: random.Random, offset: int, kind: str, fields: dict[str, object]) -> None:
    day = FIRST + timedelta(days=offset)
    at = datetime(
        day.year, day.month, day.day, dice.randrange(7, 23), dice.randrange(60), dice.randrange(60), tzinfo=UTC
    )
    ulid = ids.make_ids(at, 0, 1)[0]
    head = {"v": 1, "id": ulid, "at": at.isoformat(), "day": str(day), "time": f"{at:%H:%M}", "dev": "bench000"}
    record = json.dumps({**head, "type": kind, **fields}, separators=(",", ":"))
    lines.setdefault(day.year, []).append(record + "\n")


def _id(line: str) -> str:
    return line[13:39]


def _note(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randrange(3, 14)))


def _checkin(dice: random.Random) -> dict[str, object]:
    fields: dict[str, object] = {"mood": dice.randrange(1, 6), "craving": dice.randrange(11)}
    if dice.random() < 0.5:
        fields |= {"triggers": dice.sample(TRIGGERS, 2), "tried": [dice.choice(STRATEGIES)]}
    return {**fields, "note": _note(dice)}


def _other(dice: random.Random, kind: str) -> dict[str, object]:
    if kind == "urge":
        level = dice.randrange(3, 11)
        tried = [dice.choice(STRATEGIES)]
        return {
            "level": level,
            "after": max(0, level - dice.randrange(5)),
            "triggers": [dice.choice(TRIGGERS)],
            "tried": tried,
        }
    if kind == "visit":
        return {
            "name": dice.choice(("Tuesday group", "Morning room", "Park walk")),
            "how": dice.choice(("in-person", "online")),
        }
    return {"supporter": dice.choice(("sam", "alex", "kim")), "how": "call"}
