"""`config`: the settings, one by one or as a file."""

from typing import Annotated, Any

from sobertrack.cli import desk
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument
from sobertrack.cli.session import Session
from sobertrack.errors import Misuse, NotFound
from sobertrack.model.settings import SETTINGS, Setting, from_table, table_value
from sobertrack.rules.names import match
from sobertrack.store import library
from sobertrack.store.files import read_bytes
from sobertrack.store.notebook import FILES
from sobertrack.store.tables import by_hand
from sobertrack.store.tables.toml import SIZE_LIMIT, TomlFile, parse_toml
from sobertrack.views.program import settings as view

NOUN = "settings"
FILE = FILES[NOUN]
NAMES = tuple(setting.name for setting in SETTINGS)
Name = Annotated[str, argument("NAME", "a setting: sobertrack config list shows them")]


def list_(session: Session) -> None:
    """All settings, what they are, and what they do."""
    _warn(session)
    chosen = session.notebook.table(NOUN, "") or {}
    data = [view.data(setting, session.settings, setting.name in chosen) for setting in SETTINGS]
    session.show(view.screen(session.settings, chosen), {"settings": data, "path": str(session.home.data / FILE)})


def get(session: Session, name: Name) -> None:
    """The value of one setting, alone on a line."""
    setting = _named(name)
    _warn(session)
    chosen = session.notebook.table(NOUN, "") or {}
    session.show(view.value(setting, session.settings), view.data(setting, session.settings, name in chosen))


def set_(session: Session, name: Name, value: Annotated[str, argument("VALUE", "what it is to be")]) -> None:
    """Change one setting."""
    setting = _named(name)
    try:
        new = table_value(setting, setting.parse(value))
    except ValueError as refusal:
        raise Misuse(
            f'{setting.name}: "{value[:40]}" cannot be; {refusal}', "all settings: sobertrack config list"
        ) from None
    if setting.name == "country" and new and library.help_lines(str(new)) is None:
        session.note(f"sobertrack: no help lines for {new} are known; sos shows those of your time zone")
    _change(session, setting, new)


def unset(session: Session, name: Name) -> None:
    """Give one setting its usual value back."""
    _change(session, _named(name), None)


def _change(session: Session, setting: Setting, new: Any) -> None:
    change.ready(session, NOUN)
    before = session.settings
    table = dict(session.notebook.table(NOUN, "") or {})
    table.pop(setting.name, None)
    if new is not None:
        table[setting.name] = new
    written = change.put(session, NOUN, "", table or None, NAMES)
    data = {"id": setting.name, **view.data(setting, session.settings, new is not None)}
    data["before"] = view.data(setting, before, False)["value"]
    blocks = view.saved(setting, before, session.settings) if written else view.same(setting, session.settings)
    session.saved(blocks, data, entry_id=setting.name)


def edit(session: Session) -> None:
    """Open the file of settings in your editor.

    What cannot be read, or is no setting's value, is not put in place, and your text is given back.
    """
    from sobertrack.cli.editor import edit_text

    path = session.home.data / FILE
    seen = read_bytes(path, SIZE_LIMIT) or b""
    text = edit_text(seen.decode("utf-8", "surrogateescape") or view.template(), session=session, suffix=".toml")
    if text is None:
        session.show(view.unchanged())
        return
    text += "\n"
    _refuse_broken(parse_toml(path, text.encode("utf-8", "surrogateescape")))
    changes = by_hand.install(session.journal, FILE, seen, text)
    session.saved_something = True
    session.reread()
    _warn(session)
    session.saved(view.edited(changes), entry_id=FILE)


def _refuse_broken(file: TomlFile) -> None:
    """Misuse where a new text of the file cannot be read, or holds a value that cannot be."""
    problem = file.problem
    if problem is not None:
        caret = f"{problem.excerpt}\n{' ' * (problem.column - 1)}^" if problem.excerpt else ""
        place = f"line {problem.line}" if problem.line else ""
        raise Misuse(f"{problem.message}; nothing was changed", "edit it again", place=place, excerpt=caret)
    table = file.data.get(NOUN, {})
    wrong = from_table(table)[1] if isinstance(table, dict) else [f"[{NOUN}] is not a table"]
    if wrong:
        raise Misuse(f"{FILE}: {wrong[0]}; nothing was changed", "all settings: sobertrack config list")


def path(session: Session) -> None:
    """Where the settings are kept."""
    place = session.home.data / FILE
    session.show(view.path(place), {"path": str(place), "there": place.is_file()})


def _named(name: str) -> Setting:
    found = next((setting for setting in SETTINGS if setting.name == name.replace("-", "_").casefold()), None)
    if found is not None:
        return found
    near = match(name, {each: each for each in NAMES}).near
    hint = f"did you mean {' or '.join(near)}?" if near else f"settings: {', '.join(NAMES)}"
    raise NotFound(f'no setting "{name[:40]}"', hint)


def _warn(session: Session) -> None:
    """Say what cannot be read of the file, and which values in it cannot be."""
    settings = session.notebook.table(NOUN, "") or {}
    desk.tell_problems(session, session.notebook.problems, damage_exit=False)
    file = str(session.home.data / FILE)
    for wrong in from_table(settings)[1]:
        session.warn("bad_setting", f"{wrong}; the usual value stands in for it", file)
    for name in settings:
        if name not in NAMES:
            session.warn("unknown_setting", f'no setting "{name[:40]}"; it is kept as it is', file)
