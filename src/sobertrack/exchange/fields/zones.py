"""Time zone names as lists write them, found among the names that this computer knows."""

import re
from functools import cache, lru_cache
from zoneinfo import available_timezones

AMERICAN = {
    "America/New_York": ("eastern", "est", "edt", "et"),
    "America/Chicago": ("central", "cst", "cdt", "ct"),
    "America/Denver": ("mountain", "mst", "mdt", "mt"),
    "America/Los_Angeles": ("pacific", "pst", "pdt", "pt"),
}
"""What lists of North America call their zones; EST means New York there, in summer, too."""

NO_PLACE = {"Factory", "localtime", "posixrules"}
"""Names in the table of zones that say nothing of a place."""

_OFFSET = re.compile(r"[+-]?\d+$")
_FORM = re.compile(r"[A-Za-z0-9_+/-]{1,64}\Z")


@lru_cache(4096)
def known_zone(text: str) -> str:
    """The zone that a list means: its exact name, in any case, with blanks, or its last part alone. "" for none."""
    said = "_".join(text.split())
    if not _FORM.match(said):
        return ""
    short = said.casefold().removesuffix("_time").removesuffix("_standard")
    american = [zone for zone, names in AMERICAN.items() if short in names]
    return american[0] if american else _alike(said.casefold())


def _alike(wanted: str) -> str:
    whole = _names().get(wanted, "")
    # "GMT+1" means an hour ahead to people, and Etc/GMT+1 an hour behind: such a part alone names nothing
    parts = [] if _OFFSET.search(wanted) else _parts().get(wanted, [])
    parts = [name for name in parts if not name.startswith(("US/", "Etc/", "Canada/"))] or parts
    if "/" in wanted or wanted == "utc" or not parts:
        return whole
    return parts[0] if len(parts) == 1 else ""


@cache
def _names() -> dict[str, str]:
    """Every zone by its name in small letters: looking for one in the files takes far longer."""
    return {name.casefold(): name for name in available_timezones() - NO_PLACE}


@cache
def _parts() -> dict[str, list[str]]:
    """The zones by the last part of their names."""
    found: dict[str, list[str]] = {}
    for wanted, name in sorted(_names().items()):
        if "/" in name:
            found.setdefault(wanted.rpartition("/")[2], []).append(name)
    return found


def near_zones(text: str) -> list[str]:
    """A few names that hold what was typed, to offer them."""
    wanted = "_".join(text.split()).casefold()
    return [name for name in sorted(available_timezones()) if "/" in name and wanted in name.casefold()][:3]
