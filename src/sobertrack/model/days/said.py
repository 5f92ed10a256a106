"""What a person typed for a day, a time or a period, in words with their columns; and its refusal."""

from collections.abc import Iterator
from typing import NamedTuple

LONGEST_TEXT = 100  # the longest sensible form has about 50 characters; more is refused unread
LONGEST_QUOTE = 40

VERDICTS = {
    "date": '"{}" is not a date: {}',
    "time": '"{}" is not a time: {}',
    "period": '"{}" is not a period: {}',
    "plan": '"{}" is not a date: {}',
    "future": '"{}" lies in the future ({})',
}
EXAMPLES = {
    "date": '2026-11-20, yesterday, "last friday"',
    "time": '22:30, 9pm, "20 min ago"',
    "period": '2026-11, "last 30 days", 2026-10-01..2026-10-31',
    "plan": '2026-12-31, "31 Dec", friday',
    "future": '2026-11-20, yesterday, "last friday"',
}


class NotADate(ValueError):
    """A text that says no day, time or period, with what is wrong and what to write, in words for people.

    `readings` are the clear forms that the text may have meant; `at` is the column, from 0, where it
    stops making sense; `kind` is one of date, time, period, plan (a day to come), and future for a day that
    lies too far ahead; `piece` is the part of the text that has the readings, all of it when not given.
    """

    def __init__(
        self,
        text: str,
        why: str,
        readings: tuple[str, ...] = (),
        at: int | None = None,
        kind: str = "date",
        piece: str = "",
    ) -> None:
        super().__init__(text, why, readings, at, kind, piece)
        self.text = text
        self.why = why
        self.readings = readings
        self.at = at
        self.kind = kind
        self.piece = piece or text

    def __str__(self) -> str:
        return VERDICTS[self.kind].format(quoted(self.text), self.why)

    @property
    def hint(self) -> str:
        """What to write instead: the readings when there are some, else three valid examples."""
        if self.readings:
            return f"{quoted(self.piece)} can be {' or '.join(self.readings)}: write it that way"
        return f"try {EXAMPLES[self.kind]}; all forms: sobertrack help dates"


class Said(NamedTuple):
    """The words of a text in lower case ('20Nov' is two), each with its column in the text."""

    text: str
    kind: str
    words: tuple[str, ...]
    columns: tuple[int, ...]

    def part(self, begin: int, end: int | None = None) -> "Said":
        """Some of the words; a refusal still names the whole text."""
        return self._replace(words=self.words[begin:end], columns=self.columns[begin:end])

    def refuse(self, why: str, at: int | None = None, readings: tuple[str, ...] = ()) -> NotADate:
        """The error to raise; without a column it points at the first of these words."""
        if at is None and self.columns:
            at = self.columns[0]
        return NotADate(self.text, why, readings, at, self.kind, " ".join(self.words))


def said(text: str, kind: str, begin: int = 0, end: int | None = None) -> Said:
    """Split a text, or a stretch of it, into words; at least one. Commas and every kind of space separate.

    NotADate when it is empty, too long, or holds characters that no form has.
    """
    nothing = Said(text, kind, (), ())
    if len(text) > LONGEST_TEXT:
        raise nothing.refuse(f"{len(text)} characters are too many", LONGEST_TEXT)
    words: list[tuple[str, int]] = []
    for chunk, at in _chunks(text, begin, len(text) if end is None else end):
        if not chunk.isascii():
            raise nothing.refuse(*_foreign(chunk, at))
        words.extend(_pieces(chunk.lower(), at))
    if not words:
        raise nothing.refuse("it is empty", begin)
    return Said(text, kind, tuple(word for word, _ in words), tuple(at for _, at in words))


def quoted(text: str) -> str:
    """A text fit for a message: control characters escaped, cut to about 40 characters."""
    shown = ""
    for char in text[: LONGEST_QUOTE + 1]:
        shown += _visible(char)
    if len(text) <= LONGEST_QUOTE and len(shown) <= LONGEST_QUOTE:
        return shown
    return shown[: LONGEST_QUOTE - 3] + "..."


def _visible(char: str) -> str:
    if char.isprintable():
        return char
    if char.isspace() and char >= "\xa0":  # a no-break space and its kin look like a space
        return " "
    return char.encode("unicode_escape").decode("ascii")


def _chunks(text: str, begin: int, end: int) -> Iterator[tuple[str, int]]:
    for chunk in text[begin:end].replace(",", " ").split():
        begin = text.index(chunk, begin)
        yield chunk, begin
        begin += len(chunk)


def _pieces(chunk: str, at: int) -> Iterator[tuple[str, int]]:
    """'20nov' gives '20', 'nov'; '10:30pm' gives '10:30', 'pm'; '20-nov-2026' gives '20', 'nov', '2026'."""
    if len(chunk) > 1 and chunk.endswith("."):  # "Nov." and "p.m."
        chunk = chunk[:-1]
    if chunk.endswith(("a.m", "p.m")):
        chunk = chunk[:-2] + "m"
    begin, last = 0, len(chunk)
    for end in range(1, last + 1):
        if end < last and chunk[end].isalpha() == chunk[end - 1].isalpha():
            continue
        piece = chunk[begin:end]
        if begin:  # a separator counts only between letters and digits: "-3 days" keeps its minus
            piece = piece.lstrip("-/.")
        column = at + end - len(piece)
        if end < last:
            piece = piece.rstrip("-/.")
        if piece:
            yield piece, column
        begin = end


def _foreign(chunk: str, at: int) -> tuple[str, int]:
    """Why a chunk with letters or signs beyond ASCII is refused, and where."""
    column, char = next((n, char) for n, char in enumerate(chunk) if not char.isascii())
    if char.isnumeric():
        return "write the digits as 0 to 9", at + column
    if char in "‐‑‒–—―−":
        return 'write the dash as "-"', at + column
    return "only English words and plain digits are understood", at + column
