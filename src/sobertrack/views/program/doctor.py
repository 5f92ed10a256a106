"""The words of `doctor`: each finding a sentence, the place, and what to do."""

from collections.abc import Sequence
from shlex import quote
from typing import Any

from sobertrack.model.values import Value
from sobertrack.views.amounts import count
from sobertrack.views.blocks import Block, Gap, Line, Quote

BY_HAND = "To mend it, keep a copy of the file, open it in an editor, and correct or take out that line."
BACK = (
    "Look for it in a backup, in the bin, or in the history of your sync folder, and put it back in that place. "
    "If the loss was meant: sobertrack doctor --accept"
)
NEWER = "Update sobertrack on this computer. Until then it only reads this notebook."
ADVICE = {
    "bad_line": f"All other lines were read. {BY_HAND}",
    "cut_line": f"Such a line is what a power cut leaves: it was not yet said to be saved. {BY_HAND}",
    "torn": "Nothing to do: the next thing you write closes it.",
    "nul": f"Some disks leave these after a power cut. All other lines were read. {BY_HAND}",
    "bad_record": f"This entry is left out everywhere. {BY_HAND}",
    "duplicate": "The first one counts. Compare the two lines, and take out the one that is wrong.",
    "missing": BACK,
    "empty": BACK,
    "shorter": BACK,
    "unreadable": "Look whether the disk is there, and who owns the file.",
    "link": "sobertrack does not write through links here. Put the file itself in that place.",
    "about_nothing": "The file of another computer may not have arrived yet. Nothing is lost by that.",
    "unknown_kind": "They are kept and passed on as they are. A newer sobertrack may know them.",
    "newer_record": NEWER,
    "newer_file": NEWER,
    "bad_toml": "Correct that line in an editor. Until then nothing is written to this file.",
    "bad_table": "Correct it in an editor. Until then it is left out.",
    "bad_setting": "The usual value stands in for it. To set it: sobertrack config set NAME VALUE",
    "unknown_setting": "It is kept as it is. All settings: sobertrack config list",
    "stray": "It may be the copy of a sync tool. Compare it with the file of the usual name; then delete it.",
    "no_directory": "Put what stands there in another place.",
    "closed": "Look who owns it, and whether the disk can be written to.",
    "open_to_others": "To make it yours alone: chmod -R go-rwx {place}",
    "left_behind": "If no other sobertrack is at work, it may be deleted.",
}


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
        return ADVICE.get(self.code, "").replace("{place}", quote(self.file))


class Found(Value):
    """Everything that was found: in how many entries, what, and which losses were accepted."""

    entries: int
    findings: tuple[Finding, ...]
    accepted: tuple[str, ...] = ()


def screen(found: Found, first: str, *, notes: bool, asked: bool) -> list[Block]:
    """What was found. `notes` shows the lines themselves; `asked` that losses were to be accepted."""
    blocks: list[Block] = [Line(first, "strong")] if first else []
    blocks += [Line(f"Accepted: {message}. It is expected no longer.") for message in found.accepted]
    if asked and not found.accepted:
        blocks.append(Line("There was no loss to accept."))
    entries = count(found.entries, "entry", "entries")
    if not found.findings:
        return [*blocks, Line(f"Nothing wrong found in {entries}.")]
    damage = sum(each.damage for each in found.findings)
    if damage:
        blocks.append(Line(f"{_things(damage)} wrong, in {entries} that can be read. Nothing was changed."))
    else:
        blocks.append(Line(f"Nothing is damaged in {entries}. To know:"))
    for number, each in enumerate(found.findings, 1):
        blocks += [Gap(), Line(f"{number}. {each.message}", "care" if each.damage else "plain")]
        blocks += _details(each, notes=notes)
    return blocks


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
        "accepted": list(found.accepted),
    }


def _known(each: Finding) -> dict[str, Any]:
    """The fields of a finding, null where nothing is known."""
    fields = {**each._asdict(), "advice": each.advice}
    return {name: value if value or name == "damage" else None for name, value in fields.items()}
