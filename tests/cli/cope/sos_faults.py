"""Ways in which everything around `sos` can be broken."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

Fault = Callable[[Path], dict[str, str] | None]
"""Breaks the notebook in a directory; may give variables of the surroundings."""

TOML = ("counters.toml", "supporters.toml", "settings.toml", "strategies.toml", "groups.toml", "plan.toml")
JOURNAL = "2026-k3jqk3jq.jsonl"
FIRST = "01KAS0000000000000000000000"


def whole(home: Path) -> Path:
    """A notebook with something in every file; the data directory."""
    data = home / "data"
    (data / "journal").mkdir(parents=True)
    (home / "state").mkdir()
    (data / "counters.toml").write_text(
        '[counter.beer]\nkind = "alcohol"\nsince = 2026-11-01\nreasons = ["the kids"]\n'
    )
    (data / "supporters.toml").write_text('[supporter.sam]\nname = "Sam"\nphone = "+1 555 0100"\nnights = true\n')
    (data / "settings.toml").write_text(
        '[settings]\ncountry = "GB"\n[line.lee]\nname = "Dr Lee"\nnumber = "555 0150"\n'
    )
    for name in TOML[3:]:
        (data / name).write_text("format = 1\n")
    urge = {"v": 1, "id": FIRST[:26], "at": "2026-11-03T02:10:00+00:00", "day": "2026-11-03", "time": "02:10"}
    urge |= {"dev": "k3jqk3jq", "type": "urge", "level": 8, "after": 2, "tried": ["wait-fifteen"]}
    (data / "journal" / JOURNAL).write_text(json.dumps(urge, separators=(",", ":")) + "\n")
    (home / "state" / "marks.json").write_text('{"v":1,"files":{}}')
    return data


def _holding(name: str, content: bytes) -> Fault:
    def fault(home: Path) -> None:
        (home / "data" / name).write_bytes(content)

    return fault


def _missing(name: str) -> Fault:
    def fault(home: Path) -> None:
        (home / "data" / name).unlink()

    return fault


def _directory(name: str) -> Fault:
    def fault(home: Path) -> None:
        (home / "data" / name).unlink()
        (home / "data" / name).mkdir()

    return fault


def _circle(name: str) -> Fault:
    """A link to itself: even asking what it is fails."""

    def fault(home: Path) -> None:
        (home / "data" / name).unlink()
        (home / "data" / name).symlink_to(home / "data" / name)

    return fault


def _pipe(name: str) -> Fault:
    """A pipe that nobody writes to: opening it never ends."""

    def fault(home: Path) -> None:
        (home / "data" / name).unlink()
        os.mkfifo(home / "data" / name)

    return fault


def _in_the_way(*parts: str) -> Fault:
    """A file where a directory belongs."""

    def fault(home: Path) -> None:
        place = home.joinpath(*parts)
        shutil.rmtree(place)
        place.write_text("in the way")

    return fault


def _unreadable(*parts: str) -> Fault:
    def fault(home: Path) -> None:
        home.joinpath(*parts).chmod(0)

    return fault


def _variables(**variables: str) -> Fault:
    return lambda home: variables


def _state(name: str, content: bytes) -> Fault:
    def fault(home: Path) -> None:
        (home / "state" / name).write_bytes(content)
        (home / "cache").mkdir()
        (home / "cache" / name).write_bytes(content)

    return fault


FAULTS: dict[str, Fault] = {
    "nothing wrong": lambda home: None,
    "no notebook": lambda home: shutil.rmtree(home),
    "home is a file": _in_the_way(),
    "data is a file": _in_the_way("data"),
    "journal is a file": _in_the_way("data", "journal"),
    "state is a file": _in_the_way("state"),
    "no data directory": lambda home: shutil.rmtree(home / "data"),
    "journal torn": _holding(f"journal/{JOURNAL}", b'{"v":1,"id":"01K'),
    "journal empty": _holding(f"journal/{JOURNAL}", b""),
    "journal full of NUL": _holding(f"journal/{JOURNAL}", b"\0" * 5000),
    "journal not JSON": _holding(f"journal/{JOURNAL}", b"\xff\xfe <html>\n" * 99),
    "journal lists nested deep": _holding(f"journal/{JOURNAL}", b'"letter""urge""v":9' + b"[" * 60_000),
    "journal of a newer format": _holding(
        f"journal/{JOURNAL}", b'{"v":99,"id":"01KAS000000000000000000000","day":"x"}\n'
    ),
    "journal of odd values": _holding(f"journal/{JOURNAL}", b'{"v":1,"type":"urge","day":7,"id":[]}\nnull\n3\n'),
    "journal missing": _missing(f"journal/{JOURNAL}"),
    "journal file a directory": _directory(f"journal/{JOURNAL}"),
    "journal file a circle": _circle(f"journal/{JOURNAL}"),
    "journal file a pipe": _pipe(f"journal/{JOURNAL}"),
    **{f"{name} damaged": _holding(name, b"= = [[[\n") for name in TOML},
    **{f"{name} not text": _holding(name, b"\xff\0\xff") for name in TOML},
    **{f"{name} missing": _missing(name) for name in TOML},
    **{f"{name} a directory": _directory(name) for name in TOML},
    **{f"{name} a circle": _circle(name) for name in TOML},
    "settings.toml a pipe": _pipe("settings.toml"),
    **{f"{name} newer": _holding(name, b"format = 99\n") for name in TOML},
    "tables of wrong types": _holding(
        "supporters.toml", b"supporter = 7\ncounter = [1]\nsettings = 2\nline = 'x'\nmeeting = true\nplan = [[]]\n"
    ),
    "people of wrong types": _holding("supporters.toml", b"[supporter.a]\nphone = 5\n[supporter.b]\nname = []\n"),
    "lines of wrong types": _holding(
        "settings.toml", b"[settings]\ncountry = [1]\n[line.a]\nnumber = {}\n[line]\nb = 3\n"
    ),
    "counters of wrong types": _holding("counters.toml", b"[counter.a]\nsince = 'soon'\n[counter.b]\nkind = 1\n"),
    "an unknown country": _holding("settings.toml", b"[settings]\ncountry = 'QQ'\nday_ends_at = 'x'\n"),
    "settings too large": _holding("settings.toml", b"# " + b"x" * 300_000),
    "settings with a bomb": _holding("settings.toml", b"a" + b".a" * 20_000 + b" = 1\n"),
    "settings nested deep": _holding("settings.toml", b"a = " + b"[" * 5_000 + b"]" * 5_000),
    "marks and caches damaged": _state("marks.json", b"[[[["),
    "digests damaged": _state("digests.json", b'{"v":1,"files":{"a":7}}'),
    "check-in days damaged": _state("checkin-days.json", b"\0"),
    "no permissions on the home": _unreadable(),
    "no permissions on the data": _unreadable("data"),
    "no permissions on the journal": _unreadable("data", "journal"),
    "no permissions on settings": _unreadable("data", "settings.toml"),
    "no permissions on people": _unreadable("data", "supporters.toml"),
    "a clock that is none": _variables(SOBERTRACK_NOW="soon"),
    "a clock out of range": _variables(SOBERTRACK_NOW="0001-01-01T00:00:00+00:00"),
    "an unknown time zone": _variables(TZ="No/Where", SOBERTRACK_NOW=""),
    "a time zone of another kind": _variables(TZ=":/etc/passwd"),
    "odd columns": _variables(COLUMNS="-7", LINES="x"),
    "no terminal kind, plain C": _variables(TERM="", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii:strict"),
    "an old code page": _variables(PYTHONIOENCODING="cp437"),
}
NO_HOME: dict[str, dict[str, str]] = {
    "no HOME": {},
    "HOME empty": {"HOME": ""},
    "HOME a device": {"HOME": "/dev/null"},
    "HOME not there": {"HOME": "/nonexistent/home"},
    "data in a device": {"SOBERTRACK_DATA": "/dev/null/x"},
    "home named by a user who is not": {"SOBERTRACK_HOME": "~nobody-of-that-name/x"},
    "home with a NUL-like name": {"SOBERTRACK_HOME": "/proc/self/mem/x"},
    "home endless": {"SOBERTRACK_HOME": "/" + "x" * 5000},
}
