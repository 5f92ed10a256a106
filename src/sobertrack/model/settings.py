"""The settings: one table that reads the file, answers `config`, and writes the documentation."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from sobertrack.model.values import Value

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Settings(Value):
    """How a person wants the program to behave. Every field has a default, so that no file is needed.

    `day_ends_at` is when a day ends for this person (00:00 to 11:59); `first_day` 1 shows "Day N+1" beside the count;
    `week_starts_on` counts from Monday = 0; `country` is an ISO 3166 code, "" while it is only guessed.
    """

    day_ends_at: time = time(0)
    first_day: int = 0
    week_starts_on: int = 0
    country: str = ""
    wording: str = "sober"
    checkin_questions: int = 3
    discreet: bool = False
    ascii: bool = False
    color: str = "auto"
    plain: bool = False
    echo_notes: bool = True
    share_name: str = ""
    signs: bool = False
    backups: bool = True


class Setting(Value):
    """One row of the table: its name, the values it takes in words, what it does, and how text becomes its value."""

    name: str
    takes: str
    meaning: str
    parse: Callable[[str], Any]


def _time(text: str) -> time:
    hour, colon, minute = text.partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(minute) < 60):
        raise ValueError("it is a time like 04:00")
    if int(hour) > 11:
        raise ValueError("a day can end between 00:00 and 11:59")
    return time(int(hour), int(minute))


def _flag(text: str) -> bool:
    known = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}
    if text.lower() not in known:
        raise ValueError("it is on or off")
    return known[text.lower()]


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 4 and low <= int(text) <= high):
            raise ValueError(f"it is a whole number from {low} to {high}")
        return int(text)

    return parse


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"it is one of: {', '.join(words)}")
        return text.lower()

    return parse


def _weekday(text: str) -> int:
    found = [place for place, name in enumerate(WEEKDAYS) if len(text) > 2 and name.startswith(text.lower())]
    if not found:
        raise ValueError("it is a weekday, such as monday or sunday")
    return found[0]


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError("it is a country code of two letters, such as US, GB or DE")
    return text.upper()


def _name(text: str) -> str:
    said = text.strip()
    if len(said) > 40 or (said and (not text.isprintable() or set("/\\") & set(said) or not said.strip(". ~"))):
        raise ValueError("it is a first name or a nickname, up to 40 letters")
    return text.strip()


def _word(text: str) -> str:
    if not 0 < len(text.strip()) <= 24 or not text.isprintable():
        raise ValueError("it is a word or two, up to 24 letters")
    return text.strip()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "day_ends_at", "HH:MM, 00:00 to 11:59", "when your day ends; before it, an entry belongs to yesterday", _time
    ),
    Setting("first_day", "0 or 1", 'with 1, "Day N+1" stands beside the count of completed days', _whole(0, 1)),
    Setting("week_starts_on", "a weekday", "the first day of a week in calendar and report", _weekday),
    Setting(
        "country", "two letters, such as US", "whose help lines sos shows; empty: guessed from the time zone", _country
    ),
    Setting("wording", "a word or two", 'your own word where screens say "sober", such as clean or smoke-free', _word),
    Setting("checkin_questions", "0 to 6", "how many questions a check-in asks on a terminal", _whole(0, 6)),
    Setting(
        "discreet", "on or off", 'keeps "sober" and the substance off the bare screen, and notes out of lists', _flag
    ),
    Setting("ascii", "on or off", "draws with plain ASCII signs only", _flag),
    Setting(
        "color",
        "auto, always or never",
        "whether a terminal gets colour; NO_COLOR is heeded",
        _one_of("auto", "always", "never"),
    ),
    Setting("plain", "on or off", "plain lines on a terminal too, as for a screen reader", _flag),
    Setting("echo_notes", "on or off", "whether log and show print your notes", _flag),
    Setting(
        "share_name",
        "a first name, or nothing",
        "the name on what you share, where somebody may see it: supporter edit NAME --sees +name",
        _name,
    ),
    Setting("signs", "on or off", "a few quiet signs from your own log: report --section signs, one on today", _flag),
    Setting("backups", "on or off", "a copy of your notebook a day, kept on this computer: sobertrack backup", _flag),
)


def spoken(value: Any) -> str:
    """A setting's value as a person types it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


def table_value(setting: Setting, value: Any) -> bool | int | str:
    """A setting's value as the file and JSON hold it."""
    if setting.name == "week_starts_on":
        return WEEKDAYS[value]
    return value if isinstance(value, bool | int) else spoken(value)


def said_value(setting: Setting, settings: Settings) -> str:
    """The value of one setting as a person types it."""
    return spoken(table_value(setting, getattr(settings, setting.name)))


def from_table(table: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    """The settings of a table, with a sentence for each value that cannot be; the usual value stands in for it."""
    values: dict[str, Any] = {}
    wrong = []
    for setting in SETTINGS:
        if setting.name in table:
            try:
                values[setting.name] = setting.parse(spoken(table[setting.name]))
            except ValueError as error:
                wrong.append(f"{setting.name} = {spoken(table[setting.name])[:40]!r}: {error}")
    return Settings(**values), wrong
