"""An entry as a text that a person changes in an editor, and back."""

from typing import Any

from sobertrack.cli.fix.fields import Field, Said, fields_of
from sobertrack.errors import Misuse
from sobertrack.model.entries import Entry
from sobertrack.store import codec
from sobertrack.views.looking.entries import title

HEAD = """\
# {title}
# Change what stands behind a colon, then save and close the editor.
# Nothing behind it takes it away. Another line with the same word adds one more.
# Lines like this one are left out. What stands behind the last word is your own text, to the end.
"""


def form(entry: Entry[Any], short: str) -> str:
    """The text form of an entry: a line for each value, the note at the end as it is."""
    raw = codec.record(entry)
    lines = [HEAD.format(title=title(entry, short)), f"day: {entry.day}", f"time: {entry.time or ''}"]
    *fields, last = fields_of(entry)
    for field in fields:
        lines += _field(field, raw.get(field.name))
    lines += [f"{last.word}:", str(raw.get(last.name, ""))]
    # an editor works on text: what is none is shown as an escape, and kept as it is where nobody changes it
    return "\n".join(lines).encode("utf-8", "backslashreplace").decode()


def _field(field: Field, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    hint = [f"# {field.hint}"] if field.hint else []
    return [*hint, *(f"{field.word}: {_shown(each)}" for each in values or [""])]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def changed(before: str, after: str, entry: Entry[Any]) -> Said:
    """What a person changed in the text form. What reads as before stays untouched."""
    was, now = (read_form(text, entry) for text in (before, after))
    return {name: now.get(name, []) for name in {**was, **now} if was.get(name, []) != now.get(name, [])}


def read_form(text: str, entry: Entry[Any]) -> Said:
    """What a text form says of each field; Misuse names the line that cannot be understood."""
    *fields, last = fields_of(entry)
    known = {field.word: field for field in fields}
    said: Said = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(f"{last.word}:"):
            own = "\n".join([line.partition(":")[2].strip(), *lines[number:]]).strip("\n")
            return {**said, last.name: [own] if own else []}
        if not line.strip() or line.startswith("#"):
            continue
        word, colon, value = (part.strip() for part in line.partition(":"))
        field = known.get(word.casefold())
        name = field.name if field else word.casefold()
        if not colon or (field is None and name not in ("day", "time")):
            raise Misuse(f'line {number} of the form is not understood: "{line[:60]}"', "nothing was changed")
        if said.get(name) and not (field and field.many):
            raise Misuse(f'line {number} of the form: "{word}" stands there twice', "nothing was changed")
        said.setdefault(name, []).extend([_read(value)] if value else [])
    if not said:
        raise Misuse("the form was empty", "nothing was changed; to hide an entry: sobertrack rm ID")
    return said


def _read(value: str) -> str:
    plain = {"n": "\n", "r": "\r", "\\": "\\"}
    parts, escaped = [], False
    for letter in value:
        if escaped:
            parts.append(plain.get(letter, f"\\{letter}"))
        elif letter != "\\":
            parts.append(letter)
        escaped = letter == "\\" and not escaped
    return "".join(parts) + ("\\" if escaped else "")
