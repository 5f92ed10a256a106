"""The person's own editor, and the three ways to give a note; the only module that starts another program."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import rmtree

from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NeedsAnswer, SobertrackError, reason
from sobertrack.model import limits
from sobertrack.store.files import open_private

LONGEST = limits.LINE
OTHER_WAYS = "give the text with -n TEXT, or -n - for standard input"


def note_from(session: Session, note: str | None, edit: bool = False) -> str | None:
    """The note that -n and -e mean: the text itself, "-" for standard input, or what is written in the editor."""
    text = note
    if note == "-":
        text = _from_stdin(session)
        session.typed += [text] if text else []
    if edit:
        edited = edit_text(text or "", session=session)
        text = text if edited is None else edited
    if text is not None and len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise Misuse("a note holds at most 64 kB", "keep a longer text in a file of your own")
    return text or None


def edit_text(initial: str, *, session: Session, suffix: str = ".txt") -> str | None:
    """What a person makes of a text in their editor; None where they leave it as it was.

    The text lies in a private directory while it is edited, and is remembered to be given back if it cannot be saved.
    """
    command = _command(session)
    directory = _private_directory(session)
    try:
        file = directory / f"note{suffix}"
        with os.fdopen(open_private(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY), "wb") as opened:
            opened.write(initial.encode("utf-8", "surrogateescape"))
        code = _wait_for([*command, str(file)])
        text = _read(file)
        initial = initial.rstrip("\n")
        if text != initial:
            session.typed.append(text)
        if code:
            raise SobertrackError(f"the editor ended with code {code}; nothing was changed", OTHER_WAYS)
        return None if text == initial else text
    finally:
        rmtree(directory, ignore_errors=True)


def _command(session: Session) -> list[str]:
    if session.form == "json":
        raise Misuse("an editor has no JSON form", "leave --json out, or give the text with -n")
    if not session.may_ask:
        raise NeedsAnswer("an editor needs a terminal", OTHER_WAYS)
    named = session.environ.get("VISUAL") or session.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        raise Misuse(f"EDITOR: {named} is not a command", "try EDITOR=nano") from None
    if not command:
        raise Misuse("no editor is set", f"set EDITOR, such as EDITOR=nano; or {OTHER_WAYS}")
    return command


def _private_directory(session: Session) -> Path:
    """A new directory for this text alone, so that an editor's own copies go with it."""
    name = f"sobertrack-{os.urandom(8).hex()}"
    environ = session.environ
    usual = [Path(environ[key]) for key in ("TMPDIR", "TEMP", "TMP") if environ.get(key)]
    for place in (session.home.state, *usual, Path("/tmp")):
        try:
            (place / name).mkdir(0o700)
            (place / name).chmod(0o700)  # the umask may be anything
        except OSError:
            continue
        return place / name
    raise SobertrackError("there is no place for the text while it is edited", OTHER_WAYS)


def _wait_for(command: list[str]) -> int:
    """Run the editor on the terminal. Ctrl-C is the editor's while it is open."""
    screen = None if streams.is_terminal(sys.stdout) else sys.stderr
    try:
        editor = subprocess.Popen(command, stdout=screen)
    except OSError as error:
        raise Misuse(f"{command[0]}: {reason(error)}", f"set EDITOR, such as EDITOR=nano; or {OTHER_WAYS}") from None
    while True:
        try:
            return editor.wait()
        except KeyboardInterrupt:
            continue


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(limits.GIVEN_BACK)
    except OSError:
        return ""
    return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n").rstrip("\n")


def _from_stdin(session: Session) -> str:
    if sys.stdin is None:
        raise NeedsAnswer("standard input is closed", "give the text with -n TEXT")
    if streams.is_terminal(sys.stdin):
        if not session.may_ask:
            raise NeedsAnswer("nobody is asked here", "give the text with -n TEXT")
        streams.tell("Write your note. Ctrl-D on an empty line ends it, Ctrl-C leaves.")
    data = sys.stdin.buffer.read(limits.GIVEN_BACK)
    return data.decode("utf-8", "surrogateescape").replace("\r\n", "\n").rstrip("\n")
