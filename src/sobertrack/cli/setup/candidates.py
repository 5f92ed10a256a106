"""What may come next on a command line: commands, options, and the names in a person's own notebook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sobertrack.cli import front
from sobertrack.cli.commands import COMMANDS, Row
from sobertrack.cli.session import Session
from sobertrack.cli.words.everywhere import TAKING
from sobertrack.model.counters import KINDS
from sobertrack.model.entries import kind_of
from sobertrack.model.peers.meetings import HOWS
from sobertrack.model.settings import WEEKDAYS
from sobertrack.model.sharing import FIELDS as SEEN
from sobertrack.model.strategies import CATEGORIES
from sobertrack.model.supporters import REACH_HOWS, ROLES
from sobertrack.store.library import pages, shipped

Candidate = tuple[str, str]
RECENT_DAYS = 60
RECENT_IDS = 20
FILES = ":files"
"""What a script completes with the names of files."""

FIXED = {
    "--color": ("auto", "always", "never"),
    "--format": ("text", "json", "md"),
    "--how": HOWS,
    "--kind": KINDS,
    "--category": CATEGORIES,
    "--day": WEEKDAYS,
    "--milestones": ("neutral", "neutral,aa", "neutral,na"),
    "--role": ROLES,
    "--on": ("today", "yesterday"),
    "SHELL": ("bash", "zsh", "fish", "powershell"),
    "MOOD": ("1", "2", "3", "4", "5"),
}
NAMES = {
    "counter": ("--counter", "COUNTER"),
    "strategy": ("--tried", "--strategy", "STRATEGY"),
    "meeting": ("--meeting", "MEETING"),
    "group": ("--group", "GROUP"),
    "supporter": ("--talked", "--supporter", "SUPPORTER", "PERSON"),
    "plan": ("--plan", "PLAN"),
    "trigger": ("--trigger", "--for", "--halt", "TRIGGER"),
    "id": ("ID",),
    "topic": ("TOPIC",),
    "list": ("--source", "LIST"),
    "backup": ("BACKUP",),
    "file": ("--output", "-o", "--home", "FILE", "DIR"),
}
ABOUT = {word: kind for kind, words in NAMES.items() for word in words}


def candidates(line: list[str], session: Session) -> list[Candidate]:
    """The words that fit behind `line`, whose last word is the one being typed, with what each is."""
    *before, typed = line or [""]
    typed = typed.lstrip("\"'")
    head, joined, value = typed.partition("=") if typed.startswith("--") else ("", "", typed)
    before, typed, option = (before, value, head) if joined else _value_of(before, typed)
    row, sub = _command(before)
    found = list(_fitting(row, sub, before, typed, option, session))
    fitting = [each for each in found if each[0] == FILES or each[0].casefold().startswith(typed.casefold())]
    return [(f"{head}={word}", meaning) for word, meaning in fitting if word != FILES] if joined else fitting


def _value_of(before: list[str], typed: str) -> tuple[list[str], str, str | None]:
    """The line without an option whose value is being typed, and that option: "--counter al", "--counter = al"."""
    if typed == "=" and before:
        return before[:-1], "", before[-1]
    if before and before[-1] == "=":
        return before[:-2], typed, before[-2]
    if before and before[-1].startswith("-"):
        return before[:-1], typed, before[-1]
    return before, typed, None


def _command(before: list[str]) -> tuple[Row | None, str]:
    """The command whose words stand on the line already."""
    words = list(_words(before))
    row = COMMANDS.get(words[0]) if words else None
    sub = words[1] if row and len(words) > 1 and words[1] in row.subs else ""
    return row, sub


def _words(before: list[str]) -> Iterable[str]:
    """What stands on the line besides options and their values, as far as that can be told."""
    skip = False
    for word in before:
        if not skip and not word.startswith("-"):
            yield word
        skip = word in TAKING or word == "="


def _fitting(
    row: Row | None, sub: str, before: list[str], typed: str, option: str | None, session: Session
) -> Iterable[Candidate]:
    if row is None:
        if option is not None and option in TAKING:
            return _values(option, None, session)
        if typed.startswith("-"):
            return [(name, "") for name in front.spellings(None) if name.startswith("--")]
        return [] if list(_words(before)) else [(each.name, each.summary) for each in COMMANDS.values()]
    if row.subs and not sub and not typed.startswith("-"):
        return list(row.subs.items())
    command = front.command_of(row, sub or ("list" if row.subs else ""))
    if option is not None and front.takes_value(command, option):
        return _values(option, row, session)
    if typed.startswith("-"):
        return [(name, "") for name in front.spellings(command) if name.startswith("--")]
    place = len(list(_words(before))) - (2 if sub else 1)
    word = front.argument_at(command, place)
    return _values(word, row, session) if word else []


def _values(word: str, row: Row | None, session: Session) -> Iterable[Candidate]:
    """What an option or an argument may be, by its spelling; a noun's NAME is one of its own."""
    if word == "--how" and row and row.name == "reach":
        return [(value, "") for value in REACH_HOWS]
    if word == "--sees":
        return list(SEEN.items())
    if word in FIXED:
        return [(value, "") for value in FIXED[word]]
    kind = ABOUT.get(word) or (row.name if row and row.subs and word in ("NAME", "KEY") else None)
    if kind == "file":
        return [(FILES, "")]
    if kind == "topic":
        folder = row.name if row and row.name == "guide" else "help"
        found = [(name, "a page") for name in pages(folder) if name != "start"]
        return found if folder == "guide" else [*found, *((each.name, each.summary) for each in COMMANDS.values())]
    if kind == "id":
        return _recent_ids(session)
    if kind == "backup":
        return [*_backups(session), (FILES, "")]
    return _names(kind, session) if kind else []


def _backups(session: Session) -> list[Candidate]:
    """The backups on this computer, the newest first."""
    from sobertrack.store.backups.kept import kept

    return [("latest", "the newest backup"), *((each.id, "a backup") for each in kept(session.home))]


def _names(noun: str, session: Session) -> list[Candidate]:
    """The names of one noun: what the person keeps, and what is shipped beside it."""
    if noun == "list":
        from sobertrack.store.kept.feeds import Feeds

        return [(name, "an imported list") for name in Feeds(session.home).names()]
    if noun == "circle":
        from sobertrack.store.kept.circle import Circle

        return [(each.id, each.name) for each in Circle(session.home).members()]
    own = [] if noun == "trigger" else [_name(key, table) for key, table in session.notebook.tables(noun).items()]
    file = {"strategy": "strategies", "trigger": "strategies", "group": "groups"}.get(noun, "")
    rows = shipped(file).get(noun, []) if file else []
    known = {name for name, _ in own}
    return own + [_name(str(row["id"]), row) for row in rows if row["id"] not in known]


def _name(key: str, table: dict[str, Any]) -> Candidate:
    return key, str(table.get("label") or table.get("name") or table.get("title") or table.get("if") or "")


def _recent_ids(session: Session) -> list[Candidate]:
    entries = session.journal.read(since=session.today - timedelta(days=RECENT_DAYS)).entries[-RECENT_IDS:]
    return [(session.journal.short_id(each), f"{kind_of(each.what)}, {each.day}") for each in reversed(entries)]
