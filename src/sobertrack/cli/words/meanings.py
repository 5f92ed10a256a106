"""Words that are no commands but mean something: they come before any guess about spelling."""

from __future__ import annotations

SOS = frozenset(("sos", "panic", "crisis", "emergency", "suicide", "911", "988", "999", "112", "000"))
"""These run `sos` itself: it writes nothing, and this is no moment for a lesson in spelling."""

MEANINGS = {
    "sos": "die dying dead kill hurt",
    "slip": "relapse lapse drank used reset",
    "urge": "craving",
    "reach": "call contact",
    "supporter": "people sponsor",
    "attend": "went",
    "checkin": "note journal mood",
    "report": "stats insights",
    "today": "status",
    "letter": "reasons",
    "promise": "pledge",
    "rm": "delete",
    "purge": "wipe",
    "backup": "backups restore archive",
    "help move": "move",
    "guide treatment": "detox treatment rehab",
    "guide overdose": "overdose naloxone narcan",
    "guide withdrawal": "withdrawal shaking shakes tremor",
}
"""The command a word means, and those words. They only hint, since the command may write."""

_COMMAND_OF = {word: command for command, words in MEANINGS.items() for word in words.split()}


def means_sos(word: str) -> bool:
    """Whether a word, however it is written, is a call for help."""
    return word.strip("!?. ").casefold() in SOS


def hint_for(word: str) -> str | None:
    """A hint for a word whose meaning is known; None for any other."""
    command = _COMMAND_OF.get(word.casefold())
    return f"for that: sobertrack {command}" if command else None
