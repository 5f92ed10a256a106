"""Questions for a person at a terminal: asked on standard error, skipped with Enter, explained with "?"."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar, overload

from sobertrack.cli import streams
from sobertrack.cli.session import Session
from sobertrack.cli.words.meanings import means_sos
from sobertrack.errors import NeedsAnswer, SobertrackError
from sobertrack.render.text import clean

Value = TypeVar("Value")
TRIES = 3
KEYS = "Enter skips, Ctrl-C leaves."
DEFAULT_KEYS = "Enter takes {default}, Ctrl-C leaves."
COMMAND = "That is a command, and was not taken as an answer. Enter skips, Ctrl-C leaves; then type it again."
ONE_WORD = "That was not written down. As an answer, it takes a second word."
PROGRAM = "sobertrack"
YES_OR_NO = {"yes": True, "no": False}
HELD = {"yes": True, "slip": False, "no": False}
"""Whether a sober date still holds."""


@overload
def ask(
    session: Session, question: str, *, option: str, help: str = "", default: str = "", required: bool = False
) -> str | None: ...


@overload
def ask(
    session: Session,
    question: str,
    *,
    option: str,
    help: str = "",
    default: str = "",
    required: bool = False,
    parse: Callable[[str], Value],
) -> Value | None: ...


def ask(
    session: Session,
    question: str,
    *,
    option: str,
    help: str = "",
    default: str = "",
    required: bool = False,
    parse: Callable[[str], Value] | None = None,
) -> Value | str | None:
    """One answer; None where the person skips it. `option` is what answers the question without a terminal.

    Enter gives `default`, or skips. `parse` raises ValueError, NotADate or Misuse with words for what it refuses;
    after three of these the question is left open. `required` turns that, and a skip, into exit code 5.
    """
    need_somebody(session, option)
    refused = 0
    while refused < TRIES:
        said = read_line(session, f"{question} ", option)
        if said == "?":
            keys = DEFAULT_KEYS.format(default=default) if default else KEYS
            streams.tell(clean("\n".join(part for part in (help, keys) if part)))
            continue
        said = said or default
        if not said and not required:
            return None
        if not said:
            refused += 1
            continue
        if parse is None:
            session.typed.append(said)
            return said
        try:
            return parse(said)
        except (ValueError, SobertrackError) as refusal:
            refused += 1
            streams.tell(clean(_words(refusal, option)))
    if required:
        raise NeedsAnswer(f"no answer that could be used: {option}", f"give it with {option}")
    streams.tell("Left open.")
    return None


def choose(
    session: Session, question: str, choices: Sequence[tuple[Value, str]], *, option: str, help: str = ""
) -> Value | None:
    """The value of one of a few things, picked by its number or its words; None where the person skips it."""
    need_somebody(session, option)
    for number, (_, words) in enumerate(choices, 1):
        streams.tell(clean(f"  {number}  {words}"))

    def parse(said: str) -> Value:
        for number, (value, words) in enumerate(choices, 1):
            if said.casefold() in (str(number), words.casefold()):
                return value
        raise ValueError(f"a number from 1 to {len(choices)}, please")

    return ask(session, question, option=option, help=help, parse=parse)


def confirm(session: Session, question: str, *, option: str = "--yes", help: str = "") -> bool:
    """Yes or no; --yes says yes beforehand, and Enter means no."""
    if session.yes:
        return True
    return bool(ask(session, f"{question} [y/N]", option=option, help=help, parse=letters(YES_OR_NO)))


def letters(meaning: Mapping[str, Value], size: int = 1) -> Callable[[str], Value]:
    """Reads an answer that begins with one of a few words, or is its first letters: "y", "yes", "no, it was yesterday".

    `size` is how many letters tell the answers apart. Any other word is asked about again: "sober" is no "slip".
    """

    def parse(said: str) -> Value:
        first = re.split(r"[^\w]", said.casefold(), maxsplit=1)[0]
        for word, value in meaning.items():
            if len(first) >= size and word.startswith(first):
                return value
        raise ValueError(f"one of {', '.join(word[:size] for word in meaning)}, or Enter")

    return parse


def scale(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number on a scale."""

    def parse(said: str) -> int:
        if not (said.isascii() and said.isdigit() and len(said) < 4 and low <= int(said) <= high):
            raise ValueError(f"a number from {low} to {high}, please")
        return int(said)

    return parse


def read_on(session: Session) -> bool:
    """Whether a person who read a screenful wants the next one: Enter goes on, q leaves."""
    try:
        return not read_line(session, "Enter: read on. q: leave.", "-o FILE").casefold().startswith("q")
    except NeedsAnswer:
        return False


def need_somebody(session: Session, option: str) -> None:
    """NeedsAnswer, naming the option that answers, where nobody is there to be asked."""
    if not session.may_ask:
        raise NeedsAnswer(f"{option} is needed, and there is nobody to ask here", f"give it with {option}")


def read_line(session: Session, question: str, option: str) -> str:
    """One line that a person types, without the blanks around it; a command is none, and the question comes again."""
    said = _line(question, option)
    while is_command(session, said):
        said = _line(question, option)
    return said


def is_command(session: Session, said: str) -> bool:
    """Whether a line is no answer: a call for help, which gets its page at once, or a command of this program."""
    first, *rest = said.split() or [""]
    named = first.casefold() == PROGRAM
    wanted = next((word for word in rest if not word.startswith("-")), "") if named else said
    if means_sos(wanted):
        session.show_sos()
        streams.tell("" if named or wanted.casefold() == "sos" else ONE_WORD)
    elif named:
        streams.tell(COMMAND)
    return named or means_sos(wanted)


def _line(question: str, option: str) -> str:
    """The line itself; end of file is NeedsAnswer."""
    try:
        sys.stderr.write(streams.fitted(clean(question).rstrip()) + " ")
        sys.stderr.flush()
    except (OSError, ValueError):
        raise NeedsAnswer("the question cannot be shown", f"give it with {option}") from None
    line = sys.stdin.readline()
    if not line:
        streams.tell("")
        raise NeedsAnswer("the input ended before an answer", f"give it with {option}")
    return line.strip()


def _words(refusal: Exception, option: str) -> str:
    """What is wrong with an answer. The name of the option says nothing to somebody who is asked."""
    words = str(refusal).removeprefix(f"{option.split()[-1]}: ")
    hint = getattr(refusal, "hint", None)
    return f"{words}; {hint}" if hint else words
