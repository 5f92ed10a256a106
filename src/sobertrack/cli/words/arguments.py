"""What a person typed, sorted: which command, which of its words, and the rest."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal

from sobertrack.cli.commands import COMMANDS, Row
from sobertrack.cli.words import meanings
from sobertrack.cli.words.everywhere import HELP, KNOWN, TAKING, VERSION
from sobertrack.errors import Misuse

Wish = Literal["run", "help", "version"]
ADDED = {"circle": "FILE", "plan": '--if "..." --then "..."'}
"""What stands behind `add` where it is no name."""


class Call:
    """One call of the program: run a command, show its help (row None: the overview), or name the version."""

    __slots__ = ("args", "row", "sub", "wish")

    def __init__(self, row: Row | None, sub: str = "", args: list[str] | None = None, wish: Wish = "run") -> None:
        self.row = row
        self.sub = sub
        self.args = args or []
        self.wish = wish

    @property
    def path(self) -> str:
        """The command as it is typed: "strategy show"."""
        return " ".join(word for word in (self.row.name if self.row else "", self.sub) if word)


def read(argv: list[str]) -> Call:
    """The call that a command line means; Misuse where its first words mean nothing.

    Options before the command word move behind it. No word at all is `today`, a noun alone its `list` or its `own`.
    """
    before, word, rest = _split(argv)
    if word is None:
        return _wordless(before)
    if meanings.means_sos(word):
        asked_how = word == "sos" and _wish(before + rest) == "help"
        return Call(COMMANDS["sos"], args=_shared_only(before + rest), wish="help" if asked_how else "run")
    row = COMMANDS.get(word)
    if row is None:
        raise _unknown(word, before)
    wish = _wish(before + rest)
    if not row.subs:
        return Call(row, args=before + rest, wish=wish)
    return _noun(row, before, rest, wish)


def _noun(row: Row, before: list[str], rest: list[str], wish: Wish) -> Call:
    between, sub, after = _split(rest)
    if sub in row.subs and all(option in KNOWN or option in TAKING for option in between[:1]):
        return Call(row, sub or "", before + between + after, wish)
    if sub is not None and not between:
        raise _unknown_sub(row, sub)
    return Call(row, "" if wish == "help" else _bare(row, before + rest), before + rest, wish)


def _bare(row: Row, args: list[str]) -> str:
    """What a noun alone does: it lists; where one's own stand apart, these, unless something is asked for."""
    asked = any(arg.startswith("-") and arg.partition("=")[0] not in KNOWN | {"--past", "--limit"} for arg in args)
    return "own" if "own" in row.subs and not asked else "list"


def _wordless(options: list[str]) -> Call:
    if any(option in HELP for option in options):
        return Call(None, wish="help", args=options)
    if any(option in VERSION for option in options):
        return Call(None, wish="version", args=options)
    return Call(COMMANDS["today"], args=options)


def _wish(args: list[str]) -> Wish:
    typed = args[: args.index("--")] if "--" in args else args
    if any(option in HELP for option in typed):
        return "help"
    return "version" if any(option in VERSION for option in typed) else "run"


def _split(argv: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The options in front, the first word that is none, and what follows it."""
    n = 0
    while n < len(argv) and argv[n].startswith("-") and argv[n] not in ("-", "--"):
        n += 2 if argv[n] in TAKING else 1
    if n < len(argv) and argv[n] == "--":
        word = argv[n + 1] if n + 1 < len(argv) else None
        return argv[:n], word, argv[n + 2 :]
    if n >= len(argv):
        return argv, None, []
    return argv[:n], argv[n], argv[n + 1 :]


def _shared_only(args: list[str]) -> list[str]:
    """Only the options that every command takes: nothing else on the line may stop a call for help."""
    kept: list[str] = []
    for n, arg in enumerate(args):
        if arg.partition("=")[0] in KNOWN and arg not in (*HELP, *VERSION, "--as-of"):
            kept += args[n : n + 2] if arg in TAKING else [arg]
    return kept


def _unknown(word: str, before: list[str]) -> Misuse:
    options = (each.partition("=")[0] for each in before if each.startswith("-"))
    strange = next((option for option in options if option not in KNOWN | TAKING), None)
    if strange is not None and not COMMANDS.get(word):
        return Misuse(f'no option "{strange}" in front of a command', "options of a command stand behind it")
    message = f'no command "{word}"'
    return Misuse(message, meanings.hint_for(word) or near(word, list(COMMANDS)) or "all commands: sobertrack help")


def _unknown_sub(row: Row, word: str) -> Misuse:
    hint = near(word, list(row.subs), f"{row.name} ")
    if row.name == "import":  # its words are kinds of what is taken in, and a file alone is what people type
        hint = hint or "to take an export in: sobertrack import sobertrack FILE"
    if hint is None and "show" in row.subs:
        other = f"all words: sobertrack {row.name} -h"
        if "add" in row.subs:
            other = f"a new one: sobertrack {row.name} add {ADDED.get(row.name, 'NAME')}"
        hint = f"to see one: sobertrack {row.name} show NAME; {other}"
    return Misuse(f'{row.name}: no command "{word}"', hint or f"all words: sobertrack {row.name} -h")


def near(word: str, words: list[str], lead: str = "") -> str | None:
    """A "did you mean" for a word that is spelled like one or two others; None when none is near."""
    if word.startswith("-"):  # the dashes are alike in any two options, and would make a neighbour of a stranger
        bare = get_close_matches(word.casefold().strip("-"), [each.strip("-") for each in words], n=1, cutoff=0.7)
        found = [each for each in words if each.strip("-") in bare]
    else:
        found = get_close_matches(word.casefold(), words, n=2, cutoff=0.6)
    quoted = [f'"{lead}{name}"' for name in found]
    return f"did you mean {' or '.join(quoted)}?" if quoted else None
