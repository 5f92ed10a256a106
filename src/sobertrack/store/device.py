"""The name of this device, bound to the machine and the place, so that a cloned home makes a new one."""

import json
import platform
from pathlib import Path

from sobertrack.store.files import replace_whole
from sobertrack.store.ids import device_name
from sobertrack.store.paths import Home


def read_device(home: Home) -> str:
    """The device's name; "" where there is none yet, or where this is a clone of another machine's home."""
    try:
        known = json.loads((home.state / "device.json").read_bytes())
        same = known["machine"] == _machine() and known["path"] == str(home.state)
        return str(known["device"]) if same else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def ensure_device(home: Home) -> str:
    """The device's name, made and kept on first use. Call it under the lock."""
    name = read_device(home)
    if not name:
        name = device_name()
        known = {"v": 1, "device": name, "machine": _machine(), "path": str(home.state)}
        replace_whole(home.state / "device.json", json.dumps(known).encode() + b"\n")
    return name


def _machine() -> str:
    try:
        return Path("/etc/machine-id").read_text("utf-8").strip() or platform.node()
    except (OSError, UnicodeDecodeError):
        return platform.node()
