"""The program at a terminal: questions, the editor, colour and width."""

import os
import stat
from pathlib import Path

import pytest

MOOD = "Mood, 1 very low ... 5 very good:"


def test_a_person_answers(terminal) -> None:
    screen = terminal("asks")
    screen.until(MOOD)
    screen.type("?\n")
    assert "How is it?\r\nEnter skips, Ctrl-C leaves.\r\n" in screen.until(MOOD)
    screen.type("9\n")
    assert "a number from 1 to 5, please" in screen.until(MOOD)
    screen.type("4\n")
    screen.until("A word:")
    screen.type("\n")
    assert "  1  apple\r\n  2  pear" in screen.until("Which?")
    screen.type("pear\n")
    screen.until("Sure? [y/N]")
    screen.type("yes\n")
    screen.until("Must:")
    screen.type("x\n")
    answer = screen.end()
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "answers 4 none b True x")


def test_enter_skips_and_three_tries_are_enough(terminal) -> None:
    screen = terminal("asks", "-y")
    for bad in ("six", "0", "4.5"):
        screen.until(MOOD)
        screen.type(f"{bad}\n")
    assert "Left open." in screen.until("A word:")
    screen.type("\n")
    screen.until("Which?")
    screen.type("\n")
    screen.until("Must:")
    screen.type("\n\n\n")
    answer = screen.end()
    assert answer.code == 5
    assert "sobertrack: no answer that could be used: --must" in answer.out


def test_ctrl_c_leaves(terminal, environ) -> None:
    screen = terminal("asks")
    screen.until(MOOD)
    screen.type("\x03")
    answer = screen.end()
    assert answer.code == 130
    assert "Traceback" not in answer.out


def test_ctrl_c_gives_back_what_was_typed(terminal) -> None:
    screen = terminal("asks")
    for question, said in ((MOOD, "4\n"), ("A word:", "dear diary\n"), ("Which?", "\x03")):
        screen.until(question)
        screen.type(said)
    answer = screen.end()
    assert answer.code == 130
    assert "sobertrack: what you wrote, so that it is not lost:\ndear diary" in answer.out.replace("\r", "")


def test_the_end_of_input_names_the_option(terminal) -> None:
    screen = terminal("asks")
    screen.until(MOOD)
    screen.type("\x04")
    answer = screen.end()
    assert answer.code == 5
    assert "sobertrack: hint: give it with --mood" in answer.out


@pytest.mark.parametrize("options", [("--no-input",), ("--json",)])
def test_nobody_is_asked_who_does_not_want_to_be(terminal, options: tuple[str, ...]) -> None:
    answer = terminal("asks", *options).end()
    assert answer.code == 5
    assert MOOD not in answer.out


def editor(tmp_path: Path, script: str) -> str:
    """An editor that does what a line of sh says; "$1" is the file."""
    program = tmp_path / "an editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return f"'{program}' --wait"


def test_a_note_from_the_editor(terminal, tmp_path: Path, kept) -> None:
    seen = tmp_path / "seen"
    script = f'stat -c %a "$2" "$(dirname "$2")" > {seen}; echo "$2" >> {seen}; echo " and more" >> "$2"'
    screen = terminal("keep", "-n", "before", "-e", EDITOR="false", VISUAL=editor(tmp_path, script))
    assert screen.end().code == 0
    assert kept()[:2] == ["before and more|None|None|None"]
    modes = seen.read_text().split()
    assert modes[:2] == ["600", "700"]
    assert not Path(modes[2]).parent.exists()


def test_an_editor_left_without_a_change(terminal, tmp_path: Path, kept) -> None:
    assert terminal("keep", "-e", EDITOR=editor(tmp_path, "true")).end().code == 0
    assert kept() == ["|None|None|None"]


def test_an_editor_that_fails_gives_the_text_back(terminal, tmp_path: Path) -> None:
    answer = terminal("keep", "-e", EDITOR=editor(tmp_path, 'echo "dear diary" > "$2"; exit 3')).end()
    assert answer.code == 1
    assert "the editor ended with code 3; nothing was changed" in answer.out
    assert "dear diary" in answer.out
    assert not (tmp_path / "kept").exists()


def test_editors_that_are_none(terminal) -> None:
    assert "no editor is set" in terminal("keep", "-e").end().out
    assert terminal("keep", "-e", EDITOR="no-such-editor").end().code == 2
    assert "has no JSON form" in terminal("keep", "-e", "--json", EDITOR="true").end().out


def test_a_note_typed_until_the_end_of_input(terminal, kept) -> None:
    screen = terminal("keep", "-n", "-")
    screen.until("Ctrl-D")
    screen.type("hello\n\x04")
    assert screen.end().code == 0
    assert kept() == ["hello|None|None|None"]


def test_the_text_lies_beside_the_notebook_where_there_is_one(terminal, tmp_path: Path, environ) -> None:
    state = tmp_path / "home" / "state"
    state.mkdir(parents=True, mode=0o700)
    seen = tmp_path / "seen"
    assert terminal("keep", "-e", EDITOR=editor(tmp_path, f'echo "$2" > {seen}')).end().code == 0
    assert Path(seen.read_text()).is_relative_to(state)
    assert [path for path in state.iterdir() if path.name.startswith("sobertrack-")] == []
    assert stat.S_IMODE(os.stat(state).st_mode) == 0o700


def styled(screen) -> bool:
    return "\x1b[" in screen.end().out


def test_a_terminal_gets_colour_unless_something_says_no(terminal, run) -> None:
    assert styled(terminal("look"))
    assert not styled(terminal("look", NO_COLOR="1"))
    assert styled(terminal("look", NO_COLOR=""))
    assert styled(terminal("look", "--color", "always", NO_COLOR="1"))
    assert not styled(terminal("look", "--color", "never", FORCE_COLOR="1"))
    assert not styled(terminal("look", "--plain", FORCE_COLOR="1"))
    assert not styled(terminal("look", "--json"))
    assert not styled(terminal("look", TERM="dumb"))
    assert "\x1b[" not in run("look", FORCE_COLOR="1").out
    assert "\x1b[" in run("look", "--color", "always").out


def test_a_narrow_screen_holds_every_line(terminal) -> None:
    for command in ("look --color never --ascii", "help", "help dates", "keep -h", "-h", "thing -h"):
        out = terminal(*command.split(), COLUMNS="40").end().out
        assert max(map(len, out.splitlines())) <= 40, command


def test_a_call_for_help_is_no_answer(terminal) -> None:
    screen = terminal("asks", "-y")
    screen.until(MOOD)
    screen.type("4\n")
    for typed in ("sos", "SOS!", "sobertrack sos", "Sobertrack --plain sos", "988"):
        screen.until("A word:")
        screen.type(f"{typed}\n")
        assert "thinking of ending your life?" in screen.until("Call ") + screen.until("now.")
    assert "it takes a second word" in screen.until("A word:")
    screen.type("988 helped\n")
    screen.until("Which?")
    screen.type("sos\n")
    screen.until("Which?")
    screen.type("\n")
    screen.until("Must:")
    screen.type("x\n")
    assert screen.end().out.splitlines()[-1] == "answers 4 988 helped None True x"


def test_a_command_is_no_answer_and_no_try(terminal) -> None:
    screen = terminal("asks", "-y")
    for _ in range(4):
        screen.until(MOOD)
        screen.type("sobertrack checkin 4\n")
        said = " ".join(screen.until("again.").split())
        assert said.endswith("not taken as an answer. Enter skips, Ctrl-C leaves; then type it")
    screen.until(MOOD)
    screen.type("\x03")
    assert screen.end().code == 130


def test_the_page_never_stands_in_what_is_written_elsewhere(terminal, tmp_path: Path) -> None:
    screen = terminal("asks", "-y", "-o", str(tmp_path / "out"))
    screen.until(MOOD)
    screen.type("sos\n")
    screen.until("thinking of ending your")
    for question in (MOOD, "A word:", "Which?"):
        screen.until(question)
        screen.type("\n")
    screen.until("Must:")
    screen.type("x\n")
    assert screen.end().code == 0
    assert (tmp_path / "out").read_text() == "answers None none None True x\n"
