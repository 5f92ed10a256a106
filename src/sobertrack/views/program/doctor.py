"""The words of `doctor`: each finding a sentence, the place, and what to do."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from shlex import quote
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Gap, Line, Quote
from sobertrack.views.program.findings import KNOWN, TABLES_GONE, Known
from sobertrack.views.program.repair import Repaired

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Finding(Value):
    """One thing that was found: in which file, on which line and column (0: unknown)."""

    code: str
    message: str
    file: str
    line: int
    column: int
    excerpt: str
    damage: bool

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self._filled(self._known.advice)

    @property
    def mend(self) -> str:
        """The command that mends it; "" where only a person can."""
        return self._filled(self._known.mend)

    @property
    def _known(self) -> Known:
        if self.code in ("missing", "empty") and self.file.endswith(".toml"):
            return TABLES_GONE
        return KNOWN.get(self.code, Known("", ""))

    def _filled(self, text: str) -> str:
        day = _DAY.search(self.message)
        fill = {"place": quote(self.file), "name": quote(PurePath(self.file).name), "day": day[0] if day else "DAY"}
        for name, value in fill.items():
            text = text.replace(f"{{{name}}}", value)
        return text


class Found(Value):
    """Everything that was found: in how many entries, and what.

    `runs_on` names the program, its format, Python, the system and the time zones; `accepted` the losses that are
    expected no longer, `repaired` what was mended, both None where that was not asked for.
    """

    entries: int
    findings: tuple[Finding, ...]
    runs_on: Mapping[str, Any]
    accepted: Sequence[str] | None = None
    repaired: Sequence[Repaired] | None = None


def screen(found: Found, first: str, done: Sequence[Block] = (), *, notes: bool) -> list[Block]:
    """What was found, after `first` and what was `done`. `notes` shows the lines themselves."""
    blocks: list[Block] = [Line(first, "strong")] if first else []
    blocks += done
    blocks += [Line(f"Accepted: {message}. It is expected no longer.") for message in found.accepted or ()]
    if found.accepted is not None and not found.accepted:
        blocks.append(Line("There was no loss to accept."))
    blocks.append(Line(_headline(found)))
    for number, each in enumerate(found.findings, 1):
        blocks += [Gap(), Line(f"{number}. {each.message} [{each.code}]", "care" if each.damage else "plain")]
        blocks += _details(each, notes=notes)
    return [*blocks, *([Gap()] if found.findings else []), Line(_runs_on(found.runs_on), "muted")]


def _headline(found: Found) -> str:
    entries = count(found.entries, "entry", "entries")
    damage = sum(each.damage for each in found.findings)
    if damage:
        unchanged = "" if found.accepted or found.repaired else " Nothing was changed."
        return f"{_things(damage)} wrong, in {entries} that can be read.{unchanged}"
    return f"Nothing is damaged in {entries}. To know:" if found.findings else f"Nothing wrong found in {entries}."


def _runs_on(known: Mapping[str, Any]) -> str:
    zones = f"time zones {known['zones'] or 'missing'}"
    return f"sobertrack {known['program']}, format {known['format']}, {known['python']}, {known['system']}, {zones}"


def _things(number: int) -> str:
    return "1 thing is" if number == 1 else f"{number:,} things are"


def _details(each: Finding, *, notes: bool) -> Sequence[Block]:
    blocks: list[Block] = []
    if each.file:
        blocks.append(Line(":".join(str(part) for part in (each.file, each.line, each.column) if part), indent=1))
    if each.excerpt and notes:
        start = max(0, each.column - 40)
        caret = f"\n{' ' * (each.column - 1 - start)}^" if each.column and each.excerpt.isprintable() else ""
        blocks.append(Quote(each.excerpt[start : start + 72] + caret))
    return [*blocks, Line(each.advice, indent=1)] if each.advice else blocks


def data(found: Found) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "entries": found.entries,
        "damage": any(each.damage for each in found.findings),
        "findings": [{"number": number, **_known(each)} for number, each in enumerate(found.findings, 1)],
        "accepted": list(found.accepted or ()),
        "repaired": [each._asdict() for each in found.repaired or ()],
        "runs_on": dict(found.runs_on),
    }


def _known(each: Finding) -> dict[str, Any]:
    """The fields of a finding, null where nothing is known."""
    fields = {**each._asdict(), "advice": each.advice, "mend": each.mend}
    return {name: value if value or name == "damage" else None for name, value in fields.items()}
