"""Write data/zones.toml, time zone name to country, from the tzdata package (public domain).

Run by hand when tzdata brings new zones: `python tools/build_zones.py`, then `python tools/build_data.py`.
"""

from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "sobertrack" / "data" / "zones.toml"

# Old names whose modern link target lies in another country, or that name no country at all ("").
EXCEPTIONS = {
    "Africa/Asmera": "ER",
    "Africa/Timbuktu": "ML",
    "America/Coral_Harbour": "CA",
    "America/Virgin": "VI",
    "Antarctica/South_Pole": "AQ",
    "Atlantic/Jan_Mayen": "SJ",
    "Iceland": "IS",
    "Pacific/Johnston": "US",
    "Pacific/Ponape": "FM",
    "Pacific/Truk": "FM",
    "Pacific/Yap": "FM",
    "CET": "",
    "EET": "",
    "EST": "",
    "HST": "",
    "MET": "",
    "MST": "",
    "WET": "",
}

HEADER = """\
# Time zone name -> ISO 3166 country, to guess a country where none is set. The guess is said
# aloud and is never stored without a yes. Old names (US/Eastern, Asia/Calcutta, GB) are here too.
# Names that lie in no single country (UTC, CET, EST5EDT) are left out.
# Written by tools/build_zones.py from tzdata {version}, which is in the public domain.

schema = 1

[zone]
"""


def countries(zone_tab: str) -> dict[str, str]:
    """The countries of zone.tab: one line for each zone, tab-separated, country first."""
    rows = [line.split("\t") for line in zone_tab.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


def links(tzdata_zi: str) -> dict[str, str]:
    """Old name -> the name that replaced it, from the `L target name` lines."""
    rows = [line.split() for line in tzdata_zi.splitlines() if line.startswith("L ")]
    return {name: target for _, target, name in rows}


def zones(zone_tab: str, tzdata_zi: str) -> dict[str, str]:
    """Every zone name whose country is certain: zone.tab first, then the exceptions, then links."""
    found = countries(zone_tab)
    replaced = links(tzdata_zi)
    for name in replaced:
        if name in found:
            continue
        target = name
        while target not in found and target in replaced:
            target = replaced[target]
        found[name] = EXCEPTIONS.get(name, found.get(target, ""))
    return {name: code for name, code in sorted(found.items()) if code}


def main() -> None:
    """Read the installed tzdata and write the table."""
    source = files("tzdata.zoneinfo")
    zi = (source / "tzdata.zi").read_text(encoding="utf-8")
    table = zones((source / "zone.tab").read_text(encoding="utf-8"), zi)
    version = zi.splitlines()[0].removeprefix("# version ")
    lines = [f'"{name}" = "{code}"\n' for name, code in table.items()]
    TARGET.write_text(HEADER.format(version=version) + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
