"""The words around the guide's pages: the list of them, and what differs from country to country."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sobertrack.model.help_lines import Country, HelpLine
from sobertrack.views.blocks import Block, Facts, Gap, Line
from sobertrack.views.coping.at_hand import way
from sobertrack.views.coping.sos import hours

NO_LINE = "No such line is known here for your country: ask your doctor, or a pharmacy."
NO_COUNTRY = "Your country is not known here: sobertrack config set country US"


def listing(pages: Iterable[tuple[str, str]]) -> list[Block]:
    """Every page by its topic, with its title."""
    return [
        Line("Short pages to read, offline. To open one: sobertrack guide TOPIC"),
        Gap(),
        Facts(tuple(pages)),
        Gap(),
        Line("To print one or to keep it: sobertrack guide first-meeting -o FILE", "muted"),
    ]


def near_lines(country: Country | None, found: Sequence[HelpLine], now: datetime, checked: str) -> list[str]:
    """The lines of a country about substances, one each, and how old the numbers are."""
    if country is None:
        return [NO_COUNTRY]
    if not found:
        return [NO_LINE]
    guessed = ", by your time zone" if country.guessed else ""
    return [f"{country.name}{guessed}:", *(_line(each, now) for each in found), checked]


def _line(each: HelpLine, now: datetime) -> str:
    said = [f"{each.name} {way(each)}", hours(each, now), "" if each.verified else "not checked"]
    return "- " + ", ".join(part for part in said if part)
