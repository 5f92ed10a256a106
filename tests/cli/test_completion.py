"""Completion: the words that fit, and the scripts in real shells."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sobertrack.cli import commands

SCRIPTS = Path(commands.__file__).parent / "setup" / "scripts"
SAMPLE = Path(__file__).with_name("sample.py")


@pytest.fixture
def words(run):
    """The candidates behind a line, as a set of words."""

    def ask(*line: str) -> list[str]:
        answer = run("completion", "--words", "--", *line)
        assert (answer.code, answer.err) == (0, "")
        return [row.partition("\t")[0] for row in answer.out.splitlines()]

    return ask


@pytest.fixture
def notebook(environ) -> None:
    data = Path(environ["SOBERTRACK_HOME"]) / "data"
    data.mkdir(parents=True)
    (data / "counters.toml").write_text('[counter.wine]\nlabel = "red wine"\nkind = "alcohol"\nsince = 2026-10-12\n')
    (data / "groups.toml").write_text('[meeting."tue night"]\nname = "Tuesday: night"\n')


def test_commands_and_their_words(words) -> None:
    assert words("lo")[-1] == "look"
    assert {"keep", "look", "help", "completion"} <= set(words(""))
    assert words("thing", "") == ["list", "add"]
    assert words("thing", "A") == ["add"]
    assert words("--plain", "thing", "a") == ["add"]
    assert words("help", "da") == ["dates"]
    assert words("nonsense", "") == []


def test_options_and_their_values(words) -> None:
    assert words("keep", "--no") == ["--note", "--no-input"]
    assert "--as-of" in words("look", "--")
    assert words("look", "--color", "a") == ["auto", "always"]
    assert words("look", "--color", "=", "n") == ["never"]
    assert words("look", "--color", "=") == ["auto", "always", "never"]
    assert words("look", "--color=n") == ["--color=never"]
    assert words("--color", "a") == ["auto", "always"]
    assert words("keep", "-o", "") == [":files"]
    assert words("completion", "z") == ["zsh"]
    assert "hungry" in words("keep", "--trigger", "hung")


@pytest.mark.usefixtures("notebook")
def test_names_in_the_notebook(words) -> None:
    assert words("streak", "--counter", "") == ["wine"]
    assert words("streak", "--counter", "x") == []


def test_whatever_goes_wrong_there_are_no_words_and_no_noise(run) -> None:
    for line in (("look", "--as-of", "x", "--"), ("\udcff", ""), ("keep", "--counter", ""), ()):
        answer = run("completion", "--words", "--", *line, SOBERTRACK_HOME="/dev/null/none", SOBERTRACK_NOW="bad")
        assert (answer.code, answer.err) == (0, ""), line


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_a_script(run, shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert f"sobertrack completion {shell}" in answer.out
    assert "completion --words --" in answer.out


def test_other_shells_and_none(run) -> None:
    assert run("completion").code == 2
    assert "one of: bash, zsh, fish, powershell" in run("completion", "ksh").err
    assert run("completion", "bash", "--json").code == 2


def in_bash(environ, tmp_path: Path, *line: str, last: str | None = None) -> list[str]:
    """What bash offers for a line, through the real script and a program called sobertrack."""
    (tmp_path / "bin").mkdir(exist_ok=True)
    program = tmp_path / "bin" / "sobertrack"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{SAMPLE}" "$@"\n')
    program.chmod(0o700)
    quoted = " ".join(f"'{word}'" for word in ("sobertrack", *line))
    script = (
        'eval "$(sobertrack completion bash)"\n'
        f"COMP_WORDS=({quoted}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
        'complete -p sobertrack >&2; _sobertrack; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    path = f"{tmp_path / 'bin'}:{environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env={**environ, "PATH": path}, capture_output=True, text=True, timeout=240
    )
    assert "-F _sobertrack sobertrack" in done.stderr
    return [word for word in done.stdout.splitlines() if word]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.usefixtures("notebook")
def test_in_bash(environ, tmp_path: Path) -> None:
    assert in_bash(environ, tmp_path, "thing", "") == ["list", "add"]
    assert in_bash(environ, tmp_path, "look", "--color", "=", "al") == ["always"]
    assert in_bash(environ, tmp_path, "streak", "--counter", "w") == ["wine"]
    (tmp_path / "a file").touch()
    assert str(tmp_path / "a file") in in_bash(environ, tmp_path, "look", "-o", str(tmp_path / "a"))


def test_a_name_with_a_blank_is_quoted_for_bash(environ, tmp_path: Path) -> None:
    data = Path(environ["SOBERTRACK_HOME"]) / "data"
    data.mkdir(parents=True)
    (data / "counters.toml").write_text(
        '[counter."red wine"]\nlabel = "red wine"\nkind = "alcohol"\nsince = 2026-10-12\n'
    )
    assert in_bash(environ, tmp_path, "streak", "--counter", "re") == ["red\\ wine"]
    assert in_bash(environ, tmp_path, "streak", "--counter", '"re') == ["red wine"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_reads_its_script() -> None:
    assert subprocess.run(["zsh", "-n", str(SCRIPTS / "sobertrack.zsh")], capture_output=True).returncode == 0


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_in_fish(environ, tmp_path: Path) -> None:
    in_bash(environ, tmp_path)
    script = (
        'sobertrack completion fish | source; complete -C "sobertrack thing a"; complete -C "sobertrack look --color="'
    )
    path = f"{tmp_path / 'bin'}:{environ['PATH']}"
    done = subprocess.run(
        ["fish", "-c", script], env={**environ, "PATH": path}, capture_output=True, text=True, timeout=240
    )
    assert done.stdout.splitlines()[0] == "add\tone more"
    assert "--color=never" in done.stdout
