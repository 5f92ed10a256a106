"""Names on the command line to what they stand for, saying so where one is unknown. Nothing typed is dropped."""

from collections.abc import Iterable, Mapping, Sequence

from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.counters import KINDS
from sobertrack.rules.names import Match, kind_of_name, match, match_person, plain, with_first_name
from sobertrack.store import library

MOST_LISTED = 9
HALT = {"h": "hungry", "a": "angry", "l": "lonely", "t": "tired"}


def kind(typed: str) -> str:
    """The counter kind that --kind names."""
    if typed.casefold() not in KINDS:
        raise Misuse(f'--kind: no "{_short(typed)}"', f"one of: {', '.join(KINDS)}")
    return typed.casefold()


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
    labels = trigger_labels()
    found = []
    for text in typed:
        said = match(text, labels)
        if not said.known:
            said = match(text, own_triggers(session) | labels)
        found.append(_noted(session, "trigger", text, said))
    return tuple(dict.fromkeys([*_halt(halt), *found]))


def own_triggers(session: Session) -> dict[str, str]:
    """The triggers that a person named, in this year's entries, in strategies of their own and in plans."""
    entries = session.journal.read(("urge", "slip", "checkin"), since=session.today.replace(month=1, day=1)).entries
    names = [name for entry in entries for name in getattr(entry.what, "triggers", ())]
    for noun in ("strategy", "plan"):
        for table in session.notebook.tables(noun).values():
            names += [name for name in table.get("triggers", ()) if isinstance(name, str)]
    return {name: name for name in names}


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
            did = "drank" if kinds == ["alcohol"] else "used"
            raise NotFound(f'--tried: "{text}" is not a strategy', f"if you {did}: sobertrack slip")
        found.append(_noted(session, "strategy", text, said))
    return tuple(dict.fromkeys(found))


def trigger_labels() -> dict[str, str]:
    """The words for each shipped trigger by its id."""
    return {row["id"]: str(row["label"]) for row in library.shipped("strategies")["trigger"]}


def strategy_labels(session: Session) -> dict[str, str]:
    """Every strategy's name by its id, a person's own before the shipped ones."""
    shipped = {row["id"]: str(row["name"]) for row in library.shipped("strategies")["strategy"]}
    own = session.notebook.tables("strategy")
    return shipped | {key: str(table.get("name") or shipped.get(key, key)) for key, table in own.items()}


def people(session: Session, typed: Sequence[str]) -> tuple[str, ...]:
    """Supporter ids; a first name or a role will do where only one has it. Who is not on the list stays as written."""
    return tuple(_noted(session, "supporter", text, person(session, text)) for text in typed)


def person(session: Session, typed: str) -> Match:
    """Who a name stands for, among the supporters."""
    known = session.notebook.supporters
    return match_person(typed, {each.id: each.name for each in known}, {each.id: each.role for each in known})


def key_of(typed: str, labels: Mapping[str, str], noun: str, listing: str = "") -> str:
    """The key of the kept thing that a name stands for. NotFound lists near names, what there is, or how to see it."""
    if typed in labels:
        return typed
    wanted = plain(typed)
    found = [key for key, label in labels.items() if wanted in (plain(key), plain(label))]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f'"{_short(typed)}" fits more than one {noun}: {", ".join(found)}', "use one of these ids")
    near = match(typed, labels).near
    if near:
        hint = f"did you mean {' or '.join(_quoted(near))}?"
    elif len(labels) > MOST_LISTED:
        hint = f"all of them: sobertrack {listing or f'{noun} list'}"
    elif labels:
        hint = f"there is: {', '.join(labels.values())}"
    else:
        hint = f"the first one: sobertrack {noun} add NAME"
    raise NotFound(f'no {noun} "{_short(typed)}"', hint)


def person_key(typed: str, labels: Mapping[str, str], noun: str = "supporter", listing: str = "") -> str:
    """The same for people: a first name will do where only one has it."""
    wanted = plain(typed)
    whole = any(wanted in (plain(key), plain(label)) for key, label in labels.items())
    first = [] if whole else with_first_name(typed, labels)
    if len(first) > 1:
        names = ", ".join(labels[key] for key in first)
        raise NotFound(f'"{_short(typed)}" fits more than one {noun}: {names}', "use the whole name")
    return first[0] if first else key_of(typed, labels, noun, listing)


def refuse_taken(session: Session, typed: str, labels: Mapping[str, str], noun: str) -> None:
    """Misuse where a new name is taken already; a name spelled like it is pointed out and no more."""
    wanted = plain(typed)
    for key, label in labels.items():
        if wanted in (plain(key), plain(label)):
            raise Misuse(f'{noun} "{label}" exists already', f"to change it: sobertrack {noun} edit {key}")
    near = match(typed, labels).near
    if near:
        session.note(f"sobertrack: there is also {' and '.join(_quoted(near))}")


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else f"{typed[:57]}..."


def _noted(session: Session, what: str, typed: str, said: Match) -> str:
    if not typed.strip():
        raise Misuse(f"an empty {what} says nothing", "leave it out, or name it")
    if not said.known and said.near:
        near = " or ".join(f'"{name}"' for name in said.near)
        session.note(f'sobertrack: {what} "{said.id}" is kept as you wrote it; there is also {near}')
    return said.id
