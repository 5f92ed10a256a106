"""Time zone names as lists write them, found among the names that this computer knows."""

import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

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


@cache
def known_zone(text: str) -> str:
    """The zone that a list means: its exact name, in any case, with blanks, or its last part alone. "" for none."""
    said = "_".join(text.split())
    if not _FORM.match(said) or said.startswith(("posix", "right")):
        return ""
    if ("/" in said or said == "UTC") and _exists(said):
        return said
    short = said.casefold().removesuffix("_time").removesuffix("_standard")
    american = [zone for zone, names in AMERICAN.items() if short in names]
    return american[0] if american else _alike(said.casefold())


@cache
def _alike(wanted: str) -> str:
    names = sorted(available_timezones() - NO_PLACE)
    whole = [name for name in names if name.casefold() == wanted]
    # "GMT+1" means an hour ahead to people, and Etc/GMT+1 an hour behind: such a part alone names nothing
    parts = [] if _OFFSET.search(wanted) else [name for name in names if name.casefold().endswith(f"/{wanted}")]
    parts = [name for name in parts if not name.startswith(("US/", "Etc/", "Canada/"))] or parts
    found = whole if "/" in wanted or wanted == "utc" else parts or whole
    return found[0] if len(found) == 1 else ""


def near_zones(text: str) -> list[str]:
    """A few names that hold what was typed, to offer them."""
    wanted = "_".join(text.split()).casefold()
    return [name for name in sorted(available_timezones()) if "/" in name and wanted in name.casefold()][:3]


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True
