"""What this device has shown once and need not show again."""

import json

from sobertrack.store.files import replace_whole
from sobertrack.store.paths import Home


def first_time(home: Home, name: str) -> bool:
    """Whether a thing is shown for the first time; it is remembered from now on. Where that fails, it is shown."""
    path = home.state / "seen.json"
    try:
        names = list(json.loads(path.read_bytes())["seen"])
    except (OSError, ValueError, KeyError, TypeError):
        names = []
    if name in names:
        return False
    try:
        replace_whole(path, json.dumps({"v": 1, "seen": [*names, name]}).encode() + b"\n", durable=False)
    except OSError:
        return True
    return True
