"""A notebook with a marker in every text that it can hold: every record, every TOML table, every file beside them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from sobertrack.exchange.share_file import FIELDS as SHARED
from sobertrack.model.aftercare import KEYS as AFTERCARE
from sobertrack.model.aftercare import SECTIONS
from sobertrack.model.appointments import Appointment
from sobertrack.model.counters import Counter
from sobertrack.model.entries import KINDS, Draft, Unknown
from sobertrack.model.peers.feeds import ListedMeeting, Source, TypeNames
from sobertrack.model.settings import Settings
from sobertrack.model.sharing import Member
from sobertrack.model.supporters import Supporter
from sobertrack.store.journal import Journal
from sobertrack.store.kept import groups, meetings, plans, promises, strategies
from sobertrack.store.kept.circle import keep_member
from sobertrack.store.kept.feeds import keep_feed
from sobertrack.store.paths import Home
from sobertrack.store.tables.changes import FILES
from sobertrack.store.tables.toml import written

NOW = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
DAY = date(2026, 11, 21)
TIME = "21:43"
COST = 8713.25

NUMBERS = {"mood": 3, "craving": 4, "level": 6, "after": 2, "minutes": 20, "comfort": 4, "connection": 3, "cost": COST}
"""Numbers are shown as sums and means; the one of money is never shown, and no other number looks like it."""

KNOWN = {
    **NUMBERS,
    "until": DAY,
    "first": DAY,
    "last": DAY,
    "restart": None,
    "counter": "alcohol",
    "ongoing": False,
    "held": True,
    "from_them": True,
    "shared": True,
}
"""The fields of records that hold no text of one's own."""

KEYS: dict[str, tuple[str, ...]] = {
    "counter": Counter._fields,
    "strategy": strategies.KEYS,
    "group": groups.KEYS,
    "meeting": tuple(meetings.FIELDS),
    "supporter": Supporter._fields,
    "plan": plans.KEYS,
    "promise": promises.FIELDS,
    "appointment": Appointment._fields,
    "message": ("text",),
    "aftercare": AFTERCARE,
    "settings": Settings._fields,
    "line": ("name", "number", "text", "hours", "note"),
}
"""Every key that a table of each noun can hold."""

LEFT_OUT = {
    "counter": {"id", "sure", "ended", "archived", "milestones"},
    "strategy": {"night", "strenuous", "withdrawal", "hidden", "minutes"},
    "group": {"hidden", "home"},
    "meeting": {"date", "time", "minutes", "status"},
    "supporter": {"id", "nights", "place", "since", "stopped", "sees"},
    "promise": {"until", "medicine"},
    "appointment": {"id", "time"},
    "settings": set(Settings._fields) - {"share_name", "wording"},
}
"""The keys that hold no text: a flag, a number, a day, a list of our own words."""

OF_OURS = {
    *("alcohol", "tuesday", "local", "secular", "abstinence", "women", "online", "free", "sponsor", "distract"),
    *("any", "7d", "+1 555 0100", "+1 555 0177", "+1 555 0199", "112", "Europe/London", "2026-10-12", "2026-11-01"),
    *("2026-11-30", "2026-06-01", "2026-06-02"),
}
"""Values of tables in which nobody writes words of their own."""

TABLES: dict[str, dict[str, Any]] = {
    "counter": {
        "alcohol": {
            "label": "qzcounterlabel",
            "kind": "alcohol",
            "since": "2026-10-12",
            "reasons": ["qzcounterreason"],
            "own": ["qzcounterown"],
        }
    },
    "strategy": {
        "qzstrategyid": {
            "name": "qzstrategyname",
            "category": "distract",
            "how": "qzstrategyhow",
            "steps": ["qzstrategystep"],
            "triggers": ["qzstrategytrigger"],
            "needs": ["qzstrategyneed"],
            "caution": "qzstrategycaution",
            "heard_from": "qzstrategyheard",
        }
    },
    "group": {
        "qzgroupid": {
            "name": "qzgroupname",
            "kind": "local",
            "approach": "secular",
            "goal": "abstinence",
            "for": ["any"],
            "audiences": ["women"],
            "how": ["online"],
            "cost": "free",
            "phone": "+1 555 0199",
            "place": "qzgroupplace",
            "website": "qzgroupwebsite",
            "note": "qzgroupnote",
            "answers": ["medicine: qzgroupanswer"],
        }
    },
    "meeting": {
        "qzmeetingid": {
            "name": "qzmeetingname",
            "group": "qzmeetinggroup",
            "weekday": "tuesday",
            "zone": "Europe/London",
            "place": "qzmeetingplace",
            "link": "qzmeetinglink",
            "how": "online",
            "note": "qzmeetingnote",
            "phone": "+1 555 0199",
            "source": "qzmeetingsource",
            "slug": "qzmeetingslug",
        }
    },
    "message": {"slip": {"text": "qzmessage"}},
    "supporter": {
        "sam": {
            "name": "qzsamname",
            "phone": "+1 555 0100",
            "role": "sponsor",
            "channels": ["qzsamchannel"],
            "hours": "qzsamhours",
            "agreed": "qzsamagreed",
            "every": "7d",
            "counters": ["alcohol"],
            "note": "qzsamnote",
        },
        "qzotherid": {"name": "qzothername", "phone": "+1 555 0177", "note": "qzothernote"},
    },
    "plan": {
        "qzplanid": {
            "if": "qzplanif",
            "then": "qzplanthen",
            "triggers": ["qzplantrigger"],
            "strategy": "qzplanstrategy",
            "slip": "qzplanslip",
        }
    },
    "promise": {
        "qzpromiseid": {
            "promise": "qzpromisewhat 3/week",
            "since": "2026-11-01",
            "pauses": ["2026-01-01..2026-01-02 qzpromisepause"],
            "note": "qzpromisenote",
        },
        "qzpromisecall": {"promise": "call qzotherid daily", "since": "2026-11-01"},
    },
    "appointment": {
        "qzappointmentid": {
            "name": "qzappointmentname",
            "date": "2026-11-30",
            "who": "qzappointmentwho",
            "where": "qzappointmentwhere",
            "note": "qzappointmentnote",
        }
    },
    "aftercare": {
        "programme": "qzaftercareprogramme",
        "ended": "2026-06-01",
        "made": "2026-06-02",
        "reviewed": ["2026-06-02"],
        **{section.key: [f"qzaftercare{section.key}".replace("_", "")] for section in SECTIONS},
    },
    "settings": {"share_name": "qzsharename", "wording": "qzwording"},
    "line": {
        "qzlineid": {
            "name": "qzlinename",
            "number": "112",
            "text": "qzlinetext",
            "hours": "qzlinehours",
            "note": "qzlinenote",
        }
    },
}
"""Each noun's tables; those of the settings and of the aftercare plan are one each."""


def write_all(home: Path) -> None:
    """Put the whole notebook on the disk."""
    place = Home(home / "data", home / "state", home / "cache")
    (home / "data").mkdir(parents=True)
    for name in set(FILES.values()):
        tables = {noun: TABLES[noun] for noun, file in FILES.items() if file == name}
        (home / "data" / name).write_text(written(tables))
    Journal(place, NOW).write(records())
    keep_member(place, Member("qzmemberid", "qzmembername", DAY, shared_with_me()))
    keep_feed(place, Source("qzlist", "aa", "Europe/London", TypeNames({})), [listed()])


def records() -> list[Draft]:
    """An entry of each kind with a marker in every text, and two that a newer program wrote."""
    found = [Draft(DAY, _marked(kind, cls), TIME) for kind, cls in KINDS.items() if kind != "kept"]
    found.append(Draft(DAY, Unknown("diary", {"type": "diary", "text": "qzunknowntext"})))
    return [*found, Draft(DAY, Unknown("contact", {"type": "contact", "supporter": "sam", "later": "qzcontactlater"}))]


def _marked(kind: str, cls: type) -> Any:
    values = {}
    for name in cls._fields:
        marker = f"qz{kind}{name}".replace("_", "")
        values[name] = KNOWN[name] if name in KNOWN else _with(marker, str(cls.__annotations__[name]))
    return cls(**values)


def _with(marker: str, annotation: str) -> Any:
    """A value that fits a field of texts; a field of anything else has to be named in KNOWN first."""
    if "tuple" in annotation:
        return (marker,)
    assert "str" in annotation, f"{marker[2:]} is {annotation}: say in KNOWN what it holds"
    return marker


def listed() -> ListedMeeting:
    """A meeting of an imported list, with a marker in every text."""
    texts = {name for name, default in ListedMeeting._field_defaults.items() if default == ""} - {"time", "zone"}
    return ListedMeeting(days=(1,), time="19:00", **{name: f"qzlisted{name}".replace("_", "") for name in texts})


def shared_with_me() -> dict[str, Any]:
    """What somebody else gave: a marker in every field that such a file can hold."""
    head = {"schema": "sobertrack-share/1", "made": "2026-11-21", "period": {"first": str(DAY), "last": str(DAY)}}
    return {**head, **{name: f"qzcircle{name}".replace("_", "") for name in SHARED}}
