"""One run of the program: its moment, its notebook, the form of its output; built once and handed to commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, Literal

from sobertrack.cli import clock, streams
from sobertrack.cli.words import dates
from sobertrack.cli.words.everywhere import Choices
from sobertrack.errors import Damaged, Misuse
from sobertrack.model.days.when import logical_today
from sobertrack.model.settings import Settings
from sobertrack.render.text import clean
from sobertrack.store import files
from sobertrack.store.journal import Journal
from sobertrack.store.notebook import Notebook
from sobertrack.store.paths import Home, find_home
from sobertrack.store.records.lines import Problem
from sobertrack.views.blocks import Block, Blocks, Bullets, Heading, Line, Quote, Steps, Table

Form = Literal["terminal", "plain", "json", "md", "csv"]
NARROWEST = 20


class Session:
    """What a command needs to know of this run, and the only way it speaks.

    `exit_code` is what the program ends with when the command is done: a command may set it. `saved_something` says
    that a record is on the disk: from then on failing output is no failure; `backs_up` whether the backup of the day
    may follow it. `typed` holds free text given at a prompt or in the editor, to be given back if it cannot be saved.
    `ahead` is what stands on the next page before all but safety text. `show_sos` puts the page of `sos` on standard
    error: the front door sets it, since it knows every command.
    """

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self.environ = os.environ if environ is None else environ
        self.choices = Choices()
        self.exit_code = 0
        self.ahead: Blocks = ()
        self.saved_something = False
        self.backs_up = True
        self.typed: list[str] = []
        self.show_sos: Callable[[], None] = lambda: None
        self.notices: list[Problem] = []
        self.warnings: list[dict[str, str | int | None]] = []
        self._for_file: list[str] = []

    def accept(self, choices: Choices, forms: tuple[str, ...], *, files: bool = False) -> None:
        """Take the options that every command takes; Misuse where they cannot be met, before anything is done.

        `files` leaves what -o names to the command.
        """
        self.choices = choices
        if choices.format not in (None, *forms):
            raise Misuse(f'--format: no "{choices.format}" here', f"one of: {', '.join(forms)}")
        if choices.json and choices.format not in (None, "json"):
            raise Misuse(f"--json and --format {choices.format} say different things", "leave one of them out")
        if choices.json and "json" not in forms:
            raise Misuse("this command has no JSON form", "leave --json out")
        if choices.color not in (None, "auto", "always", "never"):
            raise Misuse(f'--color: no "{choices.color}"', "one of: auto, always, never")
        if choices.output == "-" and not files:
            choices.output = None
        elif choices.output and not files:
            self._check_output(Path(choices.output))
        if choices.as_of is not None:
            assert self.as_of

    def _check_output(self, file: Path) -> None:
        if not file.parent.is_dir():
            raise Misuse(f"--output: there is no directory {file.parent}", "make it first, or give another name")
        if os.path.lexists(file) and not (self.yes and file.is_file()):
            raise Misuse(f"{file} exists already", "give another name, or add --yes to replace it")

    @cached_property
    def now(self) -> datetime:
        """This moment in the person's local zone."""
        return clock.now(self.environ)

    @cached_property
    def today(self) -> date:
        """The day that the person still calls today."""
        return logical_today(self.now, self.settings.day_ends_at)

    @cached_property
    def as_of(self) -> date:
        """The day as on which a look command counts: today unless --as-of says another."""
        said = self.choices.as_of
        return self.today if said is None else dates.read_day(said, "--as-of", today=self.today, plans=True)

    @cached_property
    def home(self) -> Home:
        """Where the notebook lives."""
        return find_home(self.choices.home, self.environ)

    @cached_property
    def notebook(self) -> Notebook:
        """The lists a person keeps: counters, strategies, meetings, supporters, settings."""
        return Notebook(self.home)

    @cached_property
    def journal(self) -> Journal:
        """What a person has written down. What a file has lost is put back before anything is read."""
        journal = Journal(self.home, self.now, self.notices)
        if journal.losses or self.notices:
            self._tell_notices()
        return journal

    def reread(self) -> None:
        """Forget what was read of the files, after a write that changes what follows."""
        for name in ("notebook", "journal"):
            self.__dict__.pop(name, None)

    @property
    def settings(self) -> Settings:
        """The person's settings; the usual ones where nothing is set or the file cannot be read."""
        return self.notebook.settings

    @property
    def quiet(self) -> bool:
        """Whether only errors, safety text and ids are wanted."""
        return self.choices.quiet

    @property
    def yes(self) -> bool:
        """Whether every question is answered with yes beforehand."""
        return self.choices.yes

    @cached_property
    def form(self) -> Form:
        """How the result is said. A terminal gets styled text, anything else plain lines."""
        chosen = self.choices
        if chosen.json or chosen.format == "json":
            return "json"
        if chosen.format == "md":
            return "md"
        if chosen.format == "csv":
            return "csv"
        if chosen.plain or chosen.output:
            return "plain"
        if chosen.color != "always" and not streams.is_terminal(sys.stdout):
            return "plain"
        return "plain" if self.settings.plain else "terminal"

    @cached_property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer: stdin and stderr are terminals, and nothing forbids it."""
        if self.choices.no_input or self.form == "json":
            return False
        return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)

    @cached_property
    def width(self) -> int:
        """Columns of the screen; COLUMNS goes before what the terminal says."""
        return max(NARROWEST, get_terminal_size().columns)

    @cached_property
    def unicode(self) -> bool:
        """Whether signs beyond ASCII may be drawn."""
        if self.choices.ascii or (not self.choices.output and not streams.holds_glyphs(sys.stdout)):
            return False
        return not self.settings.ascii

    @cached_property
    def color(self) -> bool:
        """Whether a terminal gets colour: the option, then NO_COLOR, then the setting, then what the terminal is."""
        wish = self.choices.color or "auto"
        if wish == "auto" and self.environ.get("NO_COLOR"):
            return False
        if wish == "auto":
            wish = self.settings.color
        if wish == "auto" and (self.environ.get("FORCE_COLOR") or self.environ.get("CLICOLOR_FORCE", "0") != "0"):
            return True
        return wish == "always" or (wish == "auto" and self.environ.get("TERM") != "dumb")

    def show(self, blocks: Blocks, data: dict[str, Any] | None = None, *, safety: Sequence[Block] = ()) -> None:
        """Say the result in the form that was asked for, safety text first."""
        self._tell_notices()
        if self.form == "json":
            from sobertrack.render import json

            said = {**(data or {}), **({"safety": sentences(safety)} if safety else {})}
            self.write(json.document(said, as_of=self.as_of, generated=self.now, warnings=self.warnings))
            return
        everything = (*safety, *self.ahead, *blocks)
        self.ahead = ()
        if self.form == "terminal":
            from sobertrack.render import terminal

            with streams.failing_as_printing():
                terminal.show(
                    everything,
                    stream=sys.stdout,
                    width=self.width,
                    color=self.color,
                    unicode=self.unicode,
                    numbers=self._numbers(),
                )
        elif self.form == "md":
            from sobertrack.render import markdown

            self.write(markdown.text(everything))
        elif self.form == "csv":
            from sobertrack.render import csv

            self.write("".join(csv.text(block) for block in blocks if isinstance(block, Table)))
        else:
            from sobertrack.render import plain

            self.write(plain.text(everything, unicode=self.unicode))

    def _numbers(self) -> list[str]:
        """The numbers of supporters, where the terminal shows links: each can be dialled from the page."""
        from sobertrack.render import links

        if not (self.color and streams.is_terminal(sys.stdout) and links.are_shown(self.environ)):
            return []
        phones = [table.get("phone") for table in self.notebook.tables("supporter").values()]
        return [phone for phone in phones if isinstance(phone, str) and phone]

    def show_safety(self, safety: Sequence[Block]) -> None:
        """Say safety text on its own, before anything is asked."""
        if safety:
            self.show(safety)

    def saved(
        self,
        blocks: Blocks,
        data: dict[str, Any] | None = None,
        *,
        entry_id: str,
        safety: Sequence[Block] = (),
    ) -> None:
        """Say what was saved; with --quiet only the safety text and the id. Call it once the record is on the disk."""
        self.saved_something = True
        if self.exit_code == Damaged.exit_code:  # what was damaged is told, and what is saved is saved
            self.exit_code = 0
        if self.quiet and self.form != "json":
            self.show((), safety=safety)
            self.write(f"{entry_id}\n")
        else:
            self.show(blocks, data, safety=safety)

    def write(self, text: str) -> None:
        """Write the result as it stands, to the file of --output or to standard output."""
        if self.choices.output and self.choices.output != "-":
            self._for_file.append(text)
        else:
            streams.write(text)

    def finish(self) -> None:
        """Write the file of --output, where there is something to write."""
        if self._for_file and self.choices.output:
            text = "".join(self._for_file).encode("utf-8", "backslashreplace")
            self._for_file.clear()
            with streams.failing_as_printing():
                files.write_new(Path(self.choices.output), text, over=self.yes)
            self.note(f"sobertrack: wrote {self.choices.output}")

    def warn(
        self, code: str, message: str, file: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        """Say on standard error what is not as it should be, and go on; JSON holds it under "warnings", too."""
        self.warnings.append({"code": code, "message": message, "file": file, "line": line})
        place = ":".join(str(part) for part in (file, line, column) if part is not None)
        streams.tell(clean(f"sobertrack: {place}: {message}" if place else f"sobertrack: {message}"))

    def _tell_notices(self) -> None:
        """Say what the store noticed while it read or wrote."""
        while self.notices:
            notice = self.notices.pop(0)
            self.warn(notice.code, notice.message)

    def note(self, text: str) -> None:
        """Say something on standard error that may be missed; --quiet leaves it out."""
        if not self.quiet:
            streams.tell(clean(text))

    def give_back(self, text: str) -> None:
        """Print what a person typed and what could not be saved, so that it is not lost."""
        streams.tell(clean(f"sobertrack: what you wrote, so that it is not lost:\n{text}"), whole=True)


def sentences(blocks: Sequence[Block]) -> list[str]:
    """The words of safety text, one sentence or step each."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Steps | Bullets):
            said += block.items
        elif isinstance(block, Line | Heading | Quote):
            said.append(block.text)
    return said
