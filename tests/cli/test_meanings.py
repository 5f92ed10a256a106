"""Words that are no commands but mean something."""

import pytest

from sobertrack.cli.commands import COMMANDS
from sobertrack.cli.words import meanings
from sobertrack.cli.words.arguments import read
from sobertrack.errors import Misuse


@pytest.mark.parametrize(
    "word", ["panic", "crisis", "emergency", "suicide", "911", "988", "999", "112", "000", "Panic!", "SOS"]
)
def test_a_call_for_help_runs_sos_whatever_else_is_typed(word: str) -> None:
    call = read(["--plain", word, "please", "--note", "--home", "/a", "--json", "-h", "--as-of", "x"])
    assert (call.path, call.args, call.wish) == ("sos", ["--plain", "--home", "/a", "--json"], "run")


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
        ("die dying kill", "sos"),
        ("overdose", "guide overdose"),
        ("move", "help move"),
    ],
)
def test_a_word_that_would_write_only_hints(words: str, command: str) -> None:
    for word in words.split():
        with pytest.raises(Misuse) as refusal:
            read([word])
        assert refusal.value.hint == f"for that: sobertrack {command}"


def test_a_hint_names_only_commands_that_exist() -> None:
    named = {meanings.hint_for(word) for word in " ".join(meanings.MEANINGS.values()).split()}
    commands = {str(hint).removeprefix("for that: sobertrack ") for hint in named}
    assert commands == set(meanings.MEANINGS)
    assert {command.partition(" ")[0] for command in commands} <= set(COMMANDS)
    assert meanings.hint_for("chekin") is None
