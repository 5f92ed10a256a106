"""The name of the time zone that this computer is set to."""

import os
from collections.abc import Mapping
from pathlib import Path

_MARK = "zoneinfo/"


def zone_name(environ: Mapping[str, str]) -> str:
    """An IANA name such as Europe/London; "" where none can be told."""
    said = environ.get("TZ", "").lstrip(":")
    if said:
        return said.partition(_MARK)[2] or said
    try:
        linked = os.readlink("/etc/localtime")
        if _MARK in linked:
            return linked.partition(_MARK)[2]
    except OSError:
        pass
    try:
        return Path("/etc/timezone").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
