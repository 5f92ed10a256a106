"""Names on the command line to what they stand for, saying so where one is unknown. Nothing typed is dropped."""

from collections.abc import Iterable, Sequence

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.counters import KINDS
from sobertrack.rules.names import Match, kind_of_name, match
from sobertrack.store import library

HALT = {"h": "hungry", "a": "angry", "l": "lonely", "t": "tired"}


def kinds_in(name: str) -> list[str]:
    """The counter kinds that a name speaks of, by the shipped list of words."""
    if name.casefold() in KINDS and name.casefold() != "other":
        return [name.casefold()]
    content = library.shipped("words")
    return kind_of_name(name, content["kind"], content["precedence"], content["small"])


def needs_care(name: str) -> bool:
    """Whether a name speaks of self-harm."""
    said = " ".join("".join(letter if letter.isalnum() else " " for letter in name.casefold()).split())
    return any(f" {words} " in f" {said} " for words in library.shipped("words")["care"]["words"])


def triggers(session: Session, typed: Iterable[str], halt: str | None = None) -> tuple[str, ...]:
    """Trigger ids; one of the person's own stays as it was written, and a near-duplicate is pointed out."""
    labels = {row["id"]: row["label"] for row in library.shipped("strategies")["trigger"]}
    found = [_noted(session, "trigger", text, match(text, labels)) for text in typed]
    return tuple(dict.fromkeys([*_halt(halt), *found]))


def _halt(text: str | None) -> list[str]:
    names = []
    for word in (text or "").replace(",", " ").split():
        if word.casefold() not in (*HALT, *HALT.values()):
            raise Misuse(f'--halt: "{word}" is none of hungry, angry, lonely, tired', "such as --halt hungry,tired")
        names.append(HALT.get(word.casefold(), word.casefold()))
    return names


def tried(session: Session, typed: Iterable[str]) -> tuple[str, ...]:
    """Strategy ids; an unknown name stays as it was written. A substance is no strategy, and no way to note a slip."""
    labels = strategy_labels(session)
    found = []
    for text in typed:
        said = match(text, labels)
        kinds = [] if said.known else kinds_in(text)
        if kinds and kinds != ["other"]:
            raise NotFound(f'--tried: "{text}" is not a strategy', "if you drank or used: sobertrack slip")
        found.append(_noted(session, "strategy", text, said))
    return tuple(dict.fromkeys(found))


def strategy_labels(session: Session) -> dict[str, str]:
    """Every strategy's name by its id, a person's own before the shipped ones."""
    own = {key: str(table.get("name", key)) for key, table in session.notebook.tables("strategy").items()}
    return {**{row["id"]: row["name"] for row in library.shipped("strategies")["strategy"]}, **own}


def people(session: Session, typed: Sequence[str]) -> tuple[str, ...]:
    """Supporter ids; somebody who is not on the list stays as written."""
    labels = {person.id: person.name for person in session.notebook.supporters}
    return tuple(_noted(session, "supporter", text, match(text, labels)) for text in typed)


def _noted(session: Session, what: str, typed: str, said: Match) -> str:
    if not typed.strip():
        raise Misuse(f"an empty {what} says nothing", "leave it out, or name it")
    if not said.known and said.near:
        near = " or ".join(f'"{name}"' for name in said.near)
        session.note(f'sobertrack: {what} "{said.id}" is kept as you wrote it; there is also {near}')
    return said.id
