"""Emergency numbers and help lines of a country, and a person's own lines."""

from sobertrack.model.values import Value

EVERYWHERE = "911 Americas · 112 Europe and most mobiles · 999 UK · 000 Australia"
"""What to dial where no country is known, as data/helplines.toml has it; it stands even if no file can be read."""

TO_TALK = "988 US and Canada · 116 123 UK and Ireland · 13 11 14 Australia · 1737 New Zealand"
"""Crisis lines to call where no country is known, as data/helplines.toml has them."""

THE_NUMBER = "the emergency number"
"""What to dial first, in words."""


class HelpLine(Value):
    """One line to call or text. `verified` covers the number only; hours are "HH:MM", "" where unknown."""

    name: str
    kind: str
    number: str = ""
    text: str = ""
    hours: str = ""
    always_open: bool = False
    open_from: str = ""
    open_to: str = ""
    open_days: str = ""
    cost: str = ""
    web: str = ""
    note: str = ""
    verified: bool = False


class Country(Value):
    """A country's emergency number and lines. `guessed` says that only the time zone told which country it is."""

    code: str
    name: str
    emergency: str
    lines: tuple[HelpLine, ...] = ()
    note: str = ""
    guessed: bool = False


def emergency(country: Country | None) -> str:
    """The number to dial first; words for it where no country is known."""
    return country.emergency if country else THE_NUMBER
