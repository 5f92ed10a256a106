"""`export`: everything in the notebook, for the person, for other programs, and for `import`."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from sobertrack.cli import desk, options, streams
from sobertrack.cli.data.target import refuse_inside, refuse_replacing
from sobertrack.cli.labels import labels
from sobertrack.cli.options import option
from sobertrack.cli.session import Session
from sobertrack.cli.words.period import Asked, read_period
from sobertrack.errors import Misuse
from sobertrack.exchange.full_copy import LARGEST, SCHEMA, fields
from sobertrack.model.entries import Entry, kind_of
from sobertrack.model.full_copy import FullCopy
from sobertrack.render import csv, json, markdown
from sobertrack.store.files import make_private, write_new
from sobertrack.store.full_copy import gather, narrowed
from sobertrack.views.program import full_copy as view
from sobertrack.views.program.full_copy import ALONE, NOUNS, Narrowed
from sobertrack.views.program.full_copy_tables import ENTRIES, tables

FORMS = ("json", "csv", "md")
WORDS = {**ENTRIES, **NOUNS, **{noun: noun for noun in ALONE}}
"""Every kind that --kind takes, and the word for several of it."""


def export(
    session: Session,
    from_: options.From = None,
    to: options.To = None,
    last: options.Last = None,
    in_: options.In = None,
    kind: Annotated[
        list[str] | None, option("--kind", help="only these: checkin, slip, plan ...", value="KIND")
    ] = None,
    raw: Annotated[bool, option("--raw", help="CSV for programs: nothing is marked for spreadsheets")] = False,
    force: Annotated[bool, option("--force", help="replace files that are there already")] = False,
) -> None:
    """Everything you wrote and keep, to take with you: -o FILE or -o DIR. It is not encrypted and holds everything.

    JSON is the full copy: sobertrack import sobertrack FILE reads it back. CSV is a folder with one file for each
    kind, for spreadsheets; md is a page to read. Without -o it goes to standard output. A period narrows the entries,
    --kind leaves only what it names. docs/formats.md tells of every field.
    """
    form = _form(session)
    if raw and form != "csv":
        raise Misuse("--raw is for CSV alone", "add --format csv")
    wanted = Narrowed(read_period(session, Asked(in_, last, from_, to)), _kinds(session, kind or ()))
    target = _target(session, form)
    notebook, copy = _gathered(session, wanted)
    if form == "json":
        texts = {".json": _document(session, notebook, copy)}
    elif form == "md":
        texts = {".md": _page(session, notebook)}
    else:
        found = tables(notebook, copy, raw=raw)
        texts = {f"{name}.csv": csv.text(table, raw=raw) for name, table in found.items()}
    if target is None:
        _print(session, texts)
        return
    files = [target / name for name in texts] if form == "csv" else [target]
    refuse_replacing(files, force=force or session.yes)
    for path, text in zip(files, texts.values(), strict=True):
        make_private(path.parent)
        write_new(path, text.encode("utf-8", "backslashreplace"), over=True)
    if form == "json" and len(texts[".json"]) > LARGEST:
        session.warn("too_large", view.too_large(LARGEST))
    whole = not any(each.damage for each in session.journal.losses)
    session.note(f"sobertrack: {view.told(notebook.written, form, str(target), wanted, whole=whole)}")


def _form(session: Session) -> str:
    """The form that is asked for, else the one that the file's name says, else JSON."""
    chosen, output = session.choices, session.choices.output
    if chosen.json or chosen.format:
        return chosen.format or "json"
    suffix = Path(output).suffix.lower().removeprefix(".") if output else ""
    if not output and streams.is_terminal(sys.stdout):
        raise Misuse("everything you wrote would run over this screen", "write it to a file: sobertrack export -o FILE")
    return suffix if suffix in FORMS else "json"


def _kinds(session: Session, typed: Sequence[str]) -> tuple[str, ...]:
    """The kinds that --kind names, of entries and of kept things; one of a newer program if there are any."""
    many = {word: kind for kind, word in WORDS.items()}
    kinds = []
    for said in typed:
        word = said.casefold().replace("-", "")
        name = many.get(word, word)
        if name not in WORDS and not any(kind_of(entry.what) == name for entry in session.journal.read().entries):
            raise Misuse(f'--kind: no "{said[:40]}"', f"one of: {', '.join(WORDS)}")
        kinds.append(name)
    return tuple(dict.fromkeys(kinds))


def _gathered(session: Session, wanted: Narrowed) -> tuple[view.Notebook, FullCopy]:
    """What an export is made of, and a word about everything that could not be read."""
    copy, problems = gather(session.home)
    reading = session.journal.read()
    kept = {noun: session.notebook.tables(noun) for noun in NOUNS if _asked(noun, wanted)}
    alone = {noun: session.notebook.table(noun, "") for noun in ALONE if _asked(noun, wanted)}
    desk.tell_problems(session, [*session.journal.losses, *reading.problems, *problems, *session.notebook.problems])
    entries = [entry for entry in reading.entries if _chosen(entry, wanted)]
    if not wanted.complete:
        nouns = frozenset(wanted.kinds or (*NOUNS, *ALONE))
        copy = narrowed(copy, {entry.id for entry in entries}, nouns, whole=not wanted.kinds)
    tabled = {**kept, **{noun: {"": table} for noun, table in alone.items() if table is not None}}
    return view.Notebook(entries, tabled, wanted), copy


def _asked(noun: str, wanted: Narrowed) -> bool:
    return not wanted.kinds or noun in wanted.kinds


def _chosen(entry: Entry[Any], wanted: Narrowed) -> bool:
    period = wanted.period
    fits = period is None or period.start <= entry.day < period.end
    return fits and _asked(kind_of(entry.what), wanted)


def _document(session: Session, notebook: view.Notebook, copy: FullCopy) -> str:
    return json.own(
        {
            "schema": SCHEMA,
            "generated": session.now,
            "as_of": session.as_of,
            "warnings": session.warnings,
            "data": {**view.data(notebook), **fields(copy)},
        }
    )


def _page(session: Session, notebook: view.Notebook) -> str:
    return markdown.text(view.page(notebook, session.journal.short_ids(notebook.entries), labels(session)))


def _print(session: Session, texts: Mapping[str, str]) -> None:
    if len(texts) > 1:
        raise Misuse("CSV is one file for each kind", "name a folder: -o DIR; or one kind: --kind checkin")
    session.write("".join(texts.values()))


def _target(session: Session, form: str) -> Path | None:
    """The file, or for CSV the folder, that -o names; None where it goes to standard output."""
    output = session.choices.output
    if output is None or output == "-":
        session.choices.output = None
        return None
    path = Path(output)
    if form == "csv":
        if os.path.lexists(path) and not path.is_dir():
            raise Misuse(f"{path} is a file, and CSV is one file for each kind", "name a folder: -o DIR")
    elif path.is_dir() or output.endswith(("/", os.sep)):
        path /= f"notebook-{session.today}.{form}"
    parent = path.parent if form == "csv" or path.parent.is_dir() else path.parent.parent
    if not parent.is_dir():
        raise Misuse(f"--output: there is no directory {parent}", "make it first, or give another name")
    refuse_inside(session, path, "-o ~/notebook.json")
    return path
