"""The name of this device, bound to the machine and the place, so that a cloned home makes a new one."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sobertrack.store.files import read_state, replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.records.ids import device_name

MACHINE_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
CONTAINERS = ("/.dockerenv", "/run/.containerenv")


def read_device(home: Home) -> str:
    """The device's name; "" where there is none yet, or where this is a clone of another machine's home."""
    here = _here(home)
    return next((name for name, place in _known(home) if place == here), "")


def own(home: Home, path: Path) -> bool:
    """Whether this device writes to a journal file, by its name."""
    device = read_device(home)
    return bool(device) and path.name.endswith(f"-{device}.jsonl")


def ensure_device(home: Home) -> str:
    """The device's name, made and kept on first use. Call it under the lock.

    Names of other machines stay beside it: a stick that goes to and fro finds its own again.
    """
    name = read_device(home)
    if not name:
        name = device_name()
        rows = [*_known(home), (name, _here(home))]
        data = {"v": 1, "devices": [{"device": known, "machine": place[0], "path": place[1]} for known, place in rows]}
        replace_whole(home.state / "device.json", json.dumps(data).encode() + b"\n")
    return name


def _known(home: Home) -> list[tuple[str, tuple[str, str]]]:
    try:
        rows = read_state(home.state / "device.json")["devices"]
        return [(_name(row["device"]), (str(row["machine"]), str(row["path"]))) for row in rows]
    except (ValueError, KeyError, TypeError):
        return []


def _name(said: Any) -> str:
    # it becomes part of a file's name
    if type(said) is not str or not (said.isascii() and said.isalnum() and len(said) <= 16):
        raise ValueError("no name of a device")
    return said


def _here(home: Home) -> tuple[str, str]:
    return _machine(), os.path.realpath(home.state)


def _machine() -> str:
    return machine(MACHINE_IDS, CONTAINERS, os.uname().nodename if hasattr(os, "uname") else "")


def machine(ids: Iterable[str], containers: Iterable[str], name: str) -> str:
    """What tells this computer from a copy of it: its id, where the system keeps one.

    A container without one is like any other of its kind: its name changes at every start, and the notebook, which
    lies outside, would get one more device each time. Else it is the computer's name without the network it is in.
    """
    for place in ids:
        try:
            said = Path(place).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            continue
        if said and said != "uninitialized":
            return said
    if any(os.path.exists(place) for place in containers):
        return "container"
    return (name or os.environ.get("COMPUTERNAME", "")).partition(".")[0].lower()
