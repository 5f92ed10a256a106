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


def use_newest_zones() -> None:
    """Read time zones from the newer of two tables, the system's and that of the tzdata package.

    Countries change their clocks at short notice: Morocco did in 2026. A PYTHONTZPATH of the person's own stays.
    """
    import zoneinfo  # 10 ms, and few commands know zones
    from importlib.util import find_spec

    found = find_spec("tzdata")
    if "PYTHONTZPATH" in os.environ or found is None or found.origin is None:
        return
    ours = str(Path(found.origin).parent / "zoneinfo")
    system = next((place for place in zoneinfo.TZPATH if os.path.isdir(place)), "")
    if system != ours and (not system or "" < _version(system) < _version(ours)):
        zoneinfo.reset_tzpath(to=[ours])


def _version(place: str) -> str:
    """The version of a table, such as "2026f"; "" where it does not say."""
    for name, mark in (("tzdata.zi", "# version "), ("+VERSION", "")):
        try:
            with (Path(place) / name).open(encoding="ascii") as file:
                return file.readline().strip().removeprefix(mark)
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def zones_in_use() -> str:
    """The version of the table of time zones that is read, such as "2026f"; "" where there is none."""
    import zoneinfo  # 10 ms, and few commands know zones
    from importlib.util import find_spec

    use_newest_zones()
    if not is_known("Europe/London"):
        return ""
    found = find_spec("tzdata")
    package = [str(Path(found.origin).parent / "zoneinfo")] if found and found.origin else []
    place = next((place for place in (*zoneinfo.TZPATH, *package) if os.path.isdir(place)), "")
    return _version(place) or "of no stated version"


def is_known(name: str) -> bool:
    """Whether the table of time zones holds a name."""
    import zoneinfo  # 10 ms, and few commands know zones

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
