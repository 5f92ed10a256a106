"""Writes the pages that come from the program: docs/commands.md, docs/settings.md, docs/json.md, docs/doctor.md.

`python tools/build_docs.py` writes, `--check` only compares and ends with 1 if any page differs.
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import formats_page
import samples
import shapes
from sobertrack.cli import front
from sobertrack.cli.commands import GROUPS, ROWS, Row
from sobertrack.cli.words import arguments, pages
from sobertrack.cli.words.everywhere import AS_OF, SHARED
from sobertrack.model.settings import SETTINGS, Settings, said_value
from sobertrack.views.program.findings import KNOWN

DOCS = Path(__file__).parent.parent / "docs"
HEAD = ("field", "type", "example")
WRITTEN = "<!-- Written by tools/build_docs.py from the program. Change the program, then: make pages -->\n"


def commands_page() -> str:
    """Every command: how it is called, what it does, its arguments and options."""
    parts = ["# Commands\n", WRITTEN, "Hard moment: `sobertrack sos`\n"]
    parts.append("Options stand before or after the words of a command. A word in brackets may be left out.\n")
    parts.append("## Options of every command\n")
    parts.append(table(("option", "meaning"), [(f"`{name}`", text) for name, text in pages.shared_pairs(SHARED)]))
    parts.append(f"Every look command takes `{AS_OF.names[0]} {AS_OF.value}`, too: {AS_OF.help}.\n")
    for group, meaning in GROUPS.items():
        rows = [row for row in ROWS if row.group == group]
        if rows:
            parts.append(f"## {group.capitalize()}: {meaning}\n")
            parts += [_command(row) for row in rows]
    return "\n".join(parts)


def _command(row: Row) -> str:
    if not row.subs:
        return f"### {row.name}\n\n" + _leaf(row, "")
    alone = arguments.read([row.name]).path
    parts = [f"### {row.name}\n", f"{row.summary[:1].upper()}{row.summary[1:]}. The word alone is `{alone}`.\n"]
    parts += [f"#### {row.name} {sub}\n\n{_leaf(row, sub)}" for sub in row.subs]
    return "\n".join(parts)


def _leaf(row: Row, sub: str) -> str:
    page = front.page_of(row, sub)
    parts = [f"    {page.usage}\n", _prose(page.about)]
    pairs = [(f"`{name}`", text) for name, text in (*page.arguments, *page.options) if text]
    if pairs:
        parts.append(table(("", "meaning"), pairs))
    if "json" not in row.forms:
        parts.append("It has no JSON form.\n")
    return "\n".join(parts)


def _prose(about: str) -> str:
    parts = about.strip().split("\n\n")
    return "\n\n".join(_apart(part) if part.startswith("  ") else " ".join(part.split()) for part in parts) + "\n"


def _apart(part: str) -> str:
    """Lines that stand apart in a help page, as they are."""
    return "\n".join(f"  {line}" for line in part.split("\n"))


def settings_page() -> str:
    """Every setting, from the table that reads the file."""
    usual = Settings()
    rows = [(f"`{each.name}`", each.takes, f"`{said_value(each, usual)}`", each.meaning) for each in SETTINGS]
    how = (
        "`sobertrack config set NAME VALUE` changes one; they are kept in `settings.toml`. None of them changes JSON.\n"
    )
    return "\n".join(["# Settings\n", WRITTEN, how, table(("setting", "takes", "usual", "meaning"), rows)])


def doctor_page() -> str:
    """Everything that doctor may find, from the table that words it."""
    how = (
        "`sobertrack doctor` reads every file and changes nothing. Each thing it finds has a word in brackets, which",
        "keeps its meaning for ever, also as `code` in `--json`. It ends with 3 where there is damage, else with 0.\n",
        "`doctor --repair` asks, and then puts back what is missing, closes lines that break off, writes whole records",
        "out of bad lines down anew, keeps copies of bad lines in `set-aside` of the state directory and tells of them",
        "no more, makes your files yours alone, and marks anew how long they are. No line is deleted.\n",
        "`doctor --take FILE` puts the second version of a TOML file in the place of the first, and keeps both.\n",
    )
    fill = {"{place}": "FILE", "{name}": "FILE", "{day}": "DATE"}
    rows = []
    for code, known in KNOWN.items():
        advice = known.advice
        for hole, word in fill.items():
            advice = advice.replace(hole, word)
        rows.append((f"`{code}`", known.meaning, advice))
    return "\n".join(["# What doctor finds\n", WRITTEN, *how, table(("code", "meaning", "what to do"), rows)])


def json_page() -> str:
    """Every JSON shape, as the made-up notebook gives it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        before = Path.cwd()
        os.chdir(root)
        try:
            found = {name: _documents(name, root) for name, row, _ in samples.leaves() if has_shape(name, row)}
            head = _json_head(*_odd_documents(root))
        finally:
            os.chdir(before)
    return "\n".join([head, *(_shape(*each) for each in found.items() if each[1])])


def has_shape(name: str, row: Row) -> bool:
    """Whether a command answers in JSON of the common shape; an export is a file of its own: docs/formats.md."""
    return "json" in row.forms and name != "export"


def _documents(name: str, root: Path) -> list[Any]:
    """What a command answers to its samples, each on a made-up notebook of its own."""
    documents = []
    for number, line in enumerate(samples.lines_of(name)):
        place = root / f"{name}-{number}".replace(" ", "-")
        place.mkdir()
        document = samples.Notebook(place).document(line)
        if "data" not in document:
            raise RuntimeError(f"{line}: {document}")
        documents.append(document)
    return documents


def _odd_documents(root: Path) -> tuple[Any, Any]:
    """The envelope of an answer that warns of a damaged line, and that of an error."""
    (root / "odd").mkdir()
    notebook = samples.Notebook(root / "odd")
    for file in (root / "odd" / "notebook" / "data" / "journal").glob("*.jsonl"):
        with file.open("ab") as opened:
            opened.write(b"{torn\n")
    envelope = notebook.document("log")
    del envelope["data"]
    return envelope, notebook.document("streak --counter nobody")


def _json_head(envelope: Any, error: Any) -> str:
    return "\n".join(
        [
            "# JSON\n",
            WRITTEN,
            "`--json` prints one document, whatever happens. The answer is in `data`; no setting changes it, and null",
            "stands for what is not known. `warnings` says what could not be read:\n",
            table(HEAD, _rows(shapes.fields([envelope]))),
            "Where something is wrong, `error` stands in its place, the exit code as without `--json`:\n",
            table(HEAD, _rows(shapes.fields([error]))),
            "Safety text, where a screen begins with it, is the list `data.safety`. Shapes are shown on a made-up",
            "notebook; `[]` is each item of a list. Below, every field lies in `data`.\n",
        ]
    )


def _shape(name: str, documents: list[Any]) -> str:
    example = f"{name} {samples.LINES.get(name, ('',))[0]}".strip()
    rows = _rows(shapes.fields(each["data"] for each in documents))
    return f"## {name}\n\n    sobertrack {example} --json\n\n" + table(HEAD, rows)


def _rows(found: Iterable[shapes.Field]) -> list[tuple[str, str, str]]:
    return [
        (f"`{each.path}`", " or ".join(each.types) + ("" if each.always else "; not always there"), _code(each.example))
        for each in found
    ]


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; pipes inside cells are escaped."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def stale(folder: Path = DOCS) -> dict[Path, str]:
    """Pages that are missing or differ from the program, with the text they should hold."""
    wanted = {"commands.md": commands_page(), "settings.md": settings_page(), "json.md": json_page()}
    wanted["doctor.md"] = doctor_page()
    wanted["formats.md"] = formats_page.formats_page(table, WRITTEN)
    found = {folder / name: text for name, text in wanted.items()}
    return {path: text for path, text in found.items() if not path.is_file() or path.read_text("utf-8") != text}


def main(arguments: list[str]) -> int:
    """Write what is stale, or with --check only name it."""
    if arguments not in ([], ["--check"]):
        print("usage: python tools/build_docs.py [--check]", file=sys.stderr)
        return 2
    found = stale()
    for path, text in found.items():
        if not arguments:
            path.write_text(text, "utf-8", newline="\n")
        print(f"{'differs' if arguments else 'wrote'} {path.name}")
    return int(bool(arguments and found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
