"""A marker in every field of every record and of every TOML file: with one field allowed, only its own come out."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from sobertrack.model.entries import KINDS, Unknown
from sobertrack.model.sharing import FIELDS
from sobertrack.store.journal import Draft, Journal
from sobertrack.store.paths import Home

MARK = re.compile(r"qz[a-z]+")
NOW = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
DAY = date(2026, 11, 21)
NUMBERS = {"mood": 3, "craving": 4, "level": 6, "after": 2, "minutes": 20}
DAYS = {"until": DAY, "first": DAY, "last": DAY, "restart": None}
TRUTHS = {"ongoing": False, "held": True, "from_them": True}
IDS = {"counter": "alcohol"}

FILES = {
    "counters.toml": """
        [counter.alcohol]
        label = "qzcounterlabel"
        kind = "alcohol"
        since = "2026-10-12"
        reasons = ["qzcounterreason"]
        own = ["qzcounterown"]
    """,
    "strategies.toml": """
        [strategy.qzstrategyid]
        name = "qzstrategyname"
        how = "qzstrategyhow"
        steps = ["qzstrategystep"]
        triggers = ["qzstrategytrigger"]
        caution = "qzstrategycaution"
        heard_from = "qzstrategyheard"
    """,
    "groups.toml": """
        [meeting.qzmeetingid]
        name = "qzmeetingname"
        group = "qzmeetinggroup"
        weekday = "tuesday"
        time = "19:00"
        place = "qzmeetingplace"
        link = "qzmeetinglink"
        note = "qzmeetingnote"
    """,
    "supporters.toml": """
        [message.slip]
        text = "qzmessage"

        [supporter.sam]
        name = "qzsamname"
        phone = "+1 555 0100"
        role = "sponsor"
        channels = ["qzsamchannel"]
        hours = "qzsamhours"
        agreed = "qzsamagreed"
        note = "qzsamnote"
        sees = ["days"]

        [supporter.qzotherid]
        name = "qzothername"
        note = "qzothernote"
    """,
    "plan.toml": """
        [plan.qzplanid]
        if = "qzplanif"
        then = "qzplanthen"

        [promise.qzpromiseid]
        promise = "qzpromisewhat 3/week"
        since = "2026-11-01"
        pauses = ["2026-01-01..2026-01-02 qzpromisepause"]
        note = "qzpromisenote"

        [promise.qzpromisecall]
        promise = "call qzotherid daily"
        since = "2026-11-01"

        [appointment.qzappointmentid]
        name = "qzappointmentname"
        date = "2026-11-30"
        who = "qzappointmentwho"
        where = "qzappointmentwhere"
        note = "qzappointmentnote"
    """,
    "settings.toml": """
        [settings]
        share_name = "qzsharename"
        wording = "qzwording"

        [line.qzlineid]
        name = "qzlinename"
        number = "112"
        note = "qzlinenote"
    """,
}

MINE = {
    "name": {"qzsharename"},
    "line": {"qztypedline"},
    "requests": {"qztypedrequest"},
    "promises": {"qzpromisewhat"},
    "activities": {"qzactivityname"},
    "triggers": {"qzcheckintriggers", "qzsliptriggers", "qzurgetriggers"},
    "strategies": {"qzcheckintried", "qzurgetried"},
    "wins": {"qzcheckinwins"},
    "hard": {"qzcheckinhard"},
    "gratitude": {"qzcheckingratitude"},
    "notes": {"qzcheckinnote"},
    "names": {"qzcontactsupporter"},
    "meeting-names": {"qzvisitname"},
    "slips": {"qzsliptriggers"},
}
"""The markers of each field; those that show numbers have none."""


@pytest.fixture
def notebook(home: Path) -> Path:
    (home / "data").mkdir(parents=True)
    for name, text in FILES.items():
        (home / "data" / name).write_text(re.sub(r"(?m)^ +", "", text))
    records = [Draft(DAY, _marked(kind, cls), "21:43") for kind, cls in KINDS.items() if kind != "kept"]
    records.append(Draft(DAY, Unknown("diary", {"type": "diary", "text": "qzunknowntext"})))
    Journal(Home(home / "data", home / "state", home / "cache"), NOW).write(records)
    return home


def _marked(kind: str, cls: type):
    """An entry of a kind with a marker in every text."""
    values = {}
    for name in cls._fields:
        known = {**NUMBERS, **DAYS, **TRUTHS, **IDS}
        text = f"qz{kind}{name}".replace("_", "")
        values[name] = known.get(name, _of_its_kind(str(cls.__annotations__[name]), text))
    return cls(**values)


def _of_its_kind(annotation: str, text: str):
    """A value that fits a field: the marker wherever a text may stand."""
    if "tuple" in annotation:
        return (text,)
    if "str" in annotation:
        return text
    return True if "bool" in annotation else DAY if "date" in annotation else 3


def given(real, field: str, form: str, tmp_path: Path) -> str:
    assert real("supporter", "edit", "sam", "--sees", field).code == 0
    typed = {"line": ("--line", "qztypedline"), "requests": ("--request", "qztypedrequest")}.get(field, ())
    line = ("share", "sam", "--in", "2026-11-16..2026-11-22", "--format", form, *typed, "--yes")
    answer = real(*line)
    assert answer.code == 0, answer.screen
    file = tmp_path / f"{field}.{form}"
    assert real(*line, "-o", str(file)).out == ""
    assert file.read_text() == answer.out
    assert file.stat().st_mode & 0o777 == 0o600
    return answer.out


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_only_the_allowed_field_comes_out(notebook, real, tmp_path, form: str) -> None:
    found = {field: set(MARK.findall(given(real, field, form, tmp_path))) for field in FIELDS}
    assert {field: marks for field, marks in found.items() if marks} == MINE


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_exact_times_come_out_by_name_alone(notebook, real, tmp_path, form: str) -> None:
    shown = {field for field in FIELDS if "21:43" in given(real, field, form, tmp_path).replace("\\", "")}
    assert shown == {"times"}


def test_all_does_not_mean_what_must_be_named(notebook, real, tmp_path) -> None:
    out = given(real, "all", "json", tmp_path)
    private = MINE["notes"] | MINE["names"] | MINE["meeting-names"]
    assert private & set(MARK.findall(out)) == set()


def test_every_marker_is_in_the_notebook(notebook, real) -> None:
    """The test would find what leaks: everything that is expected, and much more, is really there."""
    everything = "".join(path.read_text() for path in notebook.rglob("*") if path.suffix in (".toml", ".jsonl"))
    marks = set(MARK.findall(everything))
    typed = MINE["line"] | MINE["requests"]
    assert set().union(*MINE.values()) - typed <= marks
    assert len(marks) > 70


def test_the_other_person_of_a_promise_stays_unnamed(notebook, real, tmp_path) -> None:
    assert "in touch with somebody daily" in given(real, "promises", "text", tmp_path)


@pytest.mark.parametrize("about", ["--slip", "--hard", "--milestone"])
def test_a_message_holds_nothing_of_the_notebook(notebook, real, about: str) -> None:
    found = set(MARK.findall(real("share", "sam", about).out))
    assert found == ({"qzmessage"} if about == "--slip" else set())
