"""What the type codes of a meeting list mean: the same letters mean other things in other programmes."""

from collections.abc import Iterable, Mapping
from typing import Any

ONLINE = "ONL"
"""In no specification, and in every third list: the meeting can be joined online. It is told by the address, too."""

CLOSED, OPEN, NOT_THERE = "C", "O", "TC"
"""Closed, open, and "the place is closed for a time", alike in every programme."""


class MeetingTypes:
    """The types of one programme. A code that means something else outside AA is named only where that is known."""

    def __init__(self, program: str, rows: Iterable[Mapping[str, str]], words: Mapping[str, Any]) -> None:
        self.program = program
        ours = _program(program, words)
        shared = set(words["differing"]) - set(ours.get("same", ()))
        rows = [row for row in rows if row["code"] not in shared and row["code"] not in ours.get("types", {})]
        self.names: dict[str, str] = {row["code"]: row["en"] for row in rows}
        self.names |= {ONLINE: "Online", **ours.get("types", {})}
        self._codes = {_plain(name): row["code"] for row in rows for key, name in row.items() if key != "code"}
        self._codes |= {_plain(name): code for code, name in self.names.items()}
        self._codes["online meeting"] = ONLINE
        self._folded = {code.casefold(): code for code in self.names}

    def code(self, text: str) -> str:
        """The code that a list means: by the code itself, a name in one of nine languages, or the code in any case.

        "" where nothing fits.
        """
        if text in self.names:
            return text
        return self._codes.get(_plain(text)) or self._folded.get(text.casefold(), "")


def _program(program: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is known of a programme's codes; of an unknown one nothing."""
    known = words["program"]
    found: Mapping[str, Any] = known.get(program, {})
    return known[found["like"]] if "like" in found else found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
