"""People and promises over the notebook of 20 years: 30 supporters, 30 in the circle, 20 promises, 5 appointments."""

import json
from datetime import timedelta
from pathlib import Path

import notebook

PEOPLE, PROMISES, APPOINTMENTS = 30, 20, 5
ACTIVITIES = ("walk", "read", "swim", "cook", "draw")


def build(place: str, *, signs: bool = False) -> None:
    """Write the notebook of 20 years with everybody in it, as the program itself would have."""
    notebook.build(place)
    data = Path(place) / "data"
    _open_day(max((data / "journal").glob("*.jsonl")))
    (data / "supporters.toml").write_text("format = 1\n" + "".join(map(_supporter, range(PEOPLE))), "utf-8")
    promises = "".join(map(_promise, range(PROMISES)))
    appointments = "".join(
        f'\n[appointment.a{number}]\nname = "Dr Lee"\ndate = "2040-01-{number + 10}"\n'
        for number in range(APPOINTMENTS)
    )
    (data / "plan.toml").write_text(f"format = 1\n{promises}{appointments}", "utf-8")
    (data / "settings.toml").write_text(f"format = 1\n\n[settings]\nsigns = {str(signs).lower()}\n", "utf-8")
    (data / "circle").mkdir()
    for number in range(PEOPLE):
        (data / "circle" / f"person-{number}.json").write_text(json.dumps(_given(number)), "utf-8")


def _open_day(journal: Path) -> None:
    """Leave the last day unwritten: on a hard day the bare screen looks for somebody to call, and for nobody else."""
    last = f'"day":"{notebook.FIRST + timedelta(days=notebook.DAYS - 1)}"'
    lines = journal.read_text("utf-8").splitlines(keepends=True)
    journal.write_text("".join(line for line in lines if last not in line), "utf-8")


def _supporter(number: int) -> str:
    name = ("sam", "alex", "kim")[number] if number < 3 else f"person-{number}"
    often = f'every = "{7 + number}d"\nsince = "2026-01-01"\n' if number % 2 else ""
    return f'\n[supporter.{name}]\nname = "{name.title()}"\nphone = "+1 555 01{number:02}"\n{often}'


def _promise(number: int) -> str:
    said = (f"call person-{number} weekly", f"{ACTIVITIES[number % 5]} {number % 4 + 1}/week", "meetings 3/week")[
        number % 3
    ]
    return f'\n[promise.p{number}]\npromise = "{said}"\nsince = "2026-01-01"\n'


def _given(number: int) -> dict[str, object]:
    share = {
        "schema": "sobertrack-share/1",
        "made": "2026-11-21",
        "period": {"first": "2026-11-15", "last": "2026-11-21"},
        "days": [{"counter": None, "status": "sober", "days": 41, "since": "2026-10-11", "total": 212}],
        "checkins": {"days": 5, "of": 7, "today": True},
        "requests": ["Call me on Friday?"],
    }
    return {"format": 1, "name": f"Person {number}", "added": "2026-11-21", "share": share}
