"""One record of a list while it is read: its fields by name, and what was found wrong with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sobertrack.exchange.fields import text as texts
from sobertrack.model.limits import LIST_WORD
from sobertrack.model.peers.feeds import Problem

Raw = Mapping[str, Any]


class Record:
    """A record of a list. Reading a field never fails: what cannot be used is told in `problems` and left away."""

    def __init__(self, raw: Raw, problems: list[Problem], slug: str = "") -> None:
        self.raw = raw
        self.problems = problems
        self.slug = slug

    def wrong(self, field: str, value: object, done: str) -> None:
        """Note what is wrong with a field, and what was done about it."""
        self.problems.append(Problem(self.slug, field, texts.shown(value), done))

    def given(self, *names: str) -> tuple[str, Any]:
        """The first of these fields that says something, with its name; ("", None) where none does."""
        for name in names:
            value = self.raw.get(name)
            if value is not None and value != "" and value != [] and value != {}:
                return name, value
        return "", None

    def word(self, *names: str) -> str:
        """A field as text as it stands, numbers included; "" for anything else. Nothing is said about it."""
        _, value = self.given(*names)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return (
            value[:LIST_WORD] if isinstance(value, str) else f"{value:.15g}" if isinstance(value, float) else str(value)
        )

    def line(self, *names: str, longest: int = 300) -> str:
        """A field as one clean line."""
        return self._text(names, longest, texts.one_line)

    def paragraphs(self, *names: str) -> str:
        """A field as clean text of several lines."""
        return self._text(names, texts.LONGEST, texts.paragraphs)

    def _text(self, names: Sequence[str], longest: int, clean: Any) -> str:
        name, value = self.given(*names)
        if not name:
            return ""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = "\n".join(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.wrong(name, value, "left out: it is no text")
            return ""
        if not isinstance(value, str):
            return self.word(name)
        said: str = clean(value[: 4 * longest])
        if len(said) > longest or len(value) > 4 * longest:
            self.wrong(name, value, f"cut after {longest} letters")
            said = said[:longest].rstrip()
        return said
