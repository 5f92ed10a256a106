"""Imported lists as they are printed, row by row, kept in the cache: long lists take longer to word than to write."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal
from zlib import crc32

from sobertrack.model.values import Value
from sobertrack.store.files import replace_whole
from sobertrack.store.paths import Home
from sobertrack.store.private import reader
from sobertrack.store.shelf import Key, key_of

Form = Literal["plain", "json"]
FORMS: tuple[Form, ...] = ("plain", "json")


class Rows(Value):
    """Printed rows in their order: so many, all in one text with `between` standing between two, and their places."""

    count: int
    text: str
    between: str
    places: str

    def each(self) -> list[tuple[str, str]]:
        """Every row behind its place among others."""
        if not self.count:
            return []
        return list(zip(self.places.split("\n"), self.text.split(self.between), strict=True))


class Printed:
    """The printed rows of one list, trusted only while its file and the way in which we print are the same.

    `layout` is anything that changes when rows are printed otherwise, `between` what stands between two rows of each of
    FORMS, and in none of them.
    """

    def __init__(self, home: Home, name: str, layout: Sequence[str], between: Sequence[str]) -> None:
        self.path = place(home, name)
        self.still = home.still
        self.layout = [*layout, *between]
        self.between = between
        self.of = home.data / "feeds" / f"{name}.json"

    def load(self, form: Form) -> Rows | None:
        """The rows in one form; None where none are kept, or they are another's."""
        part = 1 + FORMS.index(form)
        try:
            with reader(self.path) as file:
                head = json.loads(file.readline())
                if head["layout"] != self.layout or head["key"] != self._key():
                    return None
                places = file.read(head["sizes"][0])
                file.seek(sum(head["sizes"][1:part]), 1)
                text = file.read(head["sizes"][part])
            if [crc32(places), crc32(text)] != [head["sums"][0], head["sums"][part]]:
                return None
            return Rows(int(head["count"]), text.decode(), self.between[part - 1], places.decode())
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None

    def keep(self, rows: Iterable[tuple[str, str, str]]) -> list[Rows]:
        """Keep rows: the place of each, and how it is printed in each of FORMS. They come back as they were kept."""
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        texts = [between.join(column) for between, column in zip(("\n", *self.between), columns, strict=True)]
        parts = [text.encode("utf-8", "backslashreplace") for text in texts]
        with suppress(OSError):
            if not self.still:
                head = {"layout": self.layout, "key": self._key(), "count": len(columns[0])}
                head |= {"sizes": [len(part) for part in parts], "sums": [crc32(part) for part in parts]}
                replace_whole(self.path, b"\n".join([json.dumps(head).encode(), b"".join(parts)]), durable=False)
        count = len(columns[0])
        return [Rows(count, text, between, texts[0]) for text, between in zip(texts[1:], self.between, strict=True)]

    def _key(self) -> Key:
        return key_of(self.of)


def place(home: Home, name: str) -> Path:
    """The file in the cache that belongs to a list."""
    return home.cache / "lists" / f"{name}.rows"
