"""Words that are no commands but mean something."""

import pytest

from sobertrack.cli import commands
from sobertrack.cli.commands import Row
from sobertrack.cli.words import meanings
from sobertrack.cli.words.arguments import read
from sobertrack.errors import Misuse

EVERY = ("sos", "slip", "urge", "supporter", "checkin", "report", "today", "rm", "counter", "attend")


@pytest.fixture
def whole_table(monkeypatch: pytest.MonkeyPatch) -> None:
    subs = {"list": "", "show": ""}
    for name in EVERY:
        row = Row(name, f"cope.{name}", "", subs if name in ("supporter", "counter") else None)
        monkeypatch.setitem(commands.COMMANDS, name, row)


@pytest.mark.usefixtures("whole_table")
@pytest.mark.parametrize(
    "word", ["panic", "crisis", "emergency", "suicide", "911", "988", "999", "112", "000", "Panic!", "SOS"]
)
def test_a_call_for_help_runs_sos_whatever_else_is_typed(word: str) -> None:
    call = read(["--plain", word, "please", "--note", "--home", "/a", "--json", "-h", "--as-of", "x"])
    assert (call.path, call.args, call.wish) == ("sos", ["--plain", "--home", "/a", "--json"], "run")


@pytest.mark.usefixtures("whole_table")
@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("relapse lapse drank used reset Relapse", "slip"),
        ("craving", "urge"),
        ("people sponsor", "supporter"),
        ("went", "attend"),
        ("note journal mood", "checkin"),
        ("stats insights", "report"),
        ("status", "today"),
        ("delete", "rm"),
        ("move", "help move"),
    ],
)
def test_a_word_that_would_write_only_hints(words: str, command: str) -> None:
    for word in words.split():
        with pytest.raises(Misuse) as refusal:
            read([word])
        assert refusal.value.hint == f"for that: sobertrack {command}"


@pytest.mark.usefixtures("whole_table")
def test_a_hint_names_only_commands_that_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    for word in " ".join(meanings.MEANINGS.values()).split():
        hint = meanings.hint_for(word)
        assert hint is None or commands.exists(hint.removeprefix("for that: sobertrack "))
    for missing in ("guide", "reach", "purge", "letter"):
        monkeypatch.delitem(commands.COMMANDS, missing, raising=False)
    assert meanings.hint_for("detox") == "for that: sobertrack sos"
    assert meanings.hint_for("call") == "for that: sobertrack supporter list"
    assert meanings.hint_for("wipe") == "for that: sobertrack rm"
    assert meanings.hint_for("chekin") is None
