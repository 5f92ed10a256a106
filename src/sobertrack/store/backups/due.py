"""Whether there is a backup of today: every command that saves something asks, so this needs next to nothing."""

import os
from datetime import date
from pathlib import Path

from sobertrack.store.paths import Home

SUFFIX = ".tar.gz"


def folder(home: Home) -> Path:
    """Where the backups are: in the state directory, which is never synced."""
    return home.state / "backups"


def made_today(home: Home, today: date) -> bool:
    """Whether there is one of this day. It reads names alone."""
    start = f"{today.isoformat()}-"
    try:
        return any(name.startswith(start) and name.endswith(SUFFIX) for name in os.listdir(folder(home)))
    except OSError:
        return False
