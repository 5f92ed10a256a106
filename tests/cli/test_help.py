"""Help at every level."""

import json
import re

import pytest

import samples
from sobertrack.cli.commands import COMMANDS, ROWS

REAL = ("-m", "sobertrack")
HARD = "Hard moment: sobertrack sos"


def test_the_first_page_begins_with_the_hard_moment(run) -> None:
    assert run("help", program=REAL).out.startswith(f"{HARD}\n")
    assert run("--help").out.startswith(f"{HARD}\n")


def test_the_first_page_says_how_a_screen_reader_is_served(run) -> None:
    assert "--plain" in run("help", program=REAL).out
    assert "--plain" in run("--help", program=REAL).out


def test_the_first_page_names_every_command_and_none_that_does_not_exist(run) -> None:
    rows = [line.split()[0] for line in run("help", program=REAL).out.splitlines() if line.startswith("    ")]
    assert "completion" in rows
    assert set(rows) <= set(COMMANDS)
    assert {row.name for row in ROWS} <= set(rows)


def test_a_topic_a_command_and_a_word_of_a_noun(run) -> None:
    assert "last friday" in run("help", "dates").out
    assert run("help", "keep").out == run("keep", "-h").out == run("-h", "keep").out
    assert run("help", "thing", "add").out == run("thing", "add", "--help").out
    assert run("help", "thing").out == run("thing", "-h").out
    assert run("help", "help").out.startswith("Usage: sobertrack help [TOPIC] [WORD]")


@pytest.mark.parametrize("name", [name for name, _, _ in samples.leaves()])
def test_a_usage_line_is_well_formed(name: str, real) -> None:
    usage = " ".join(real("help", *name.split()).out.partition("\n\n")[0].split())
    assert re.fullmatch(rf"Usage: sobertrack {name}( (\[[A-Z-]+\]|[A-Z-]+)(\.\.\.)?)*", usage)


def test_what_there_is_no_help_on(run) -> None:
    answer = run("help", "datse")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == 'sobertrack: no help on "datse"\nsobertrack: hint: did you mean "dates"?\n'
    assert run("help", "thing", "fly").code == 4
    assert run("help", "zzz").code == 4
    assert run("help", "../safety").code == 4


def test_a_page_has_its_own_and_the_shared_options(run) -> None:
    page = run("keep", "-h").out
    assert page.startswith("Usage: sobertrack keep [TEXT] [OPTIONS]\n\nKeep a text.\n\nIt goes to a file of its own.\n")
    assert "\n  -n, --note TEXT" in page
    assert "\nOptions of every command:\n" in page
    assert "--as-of" not in page
    assert "--as-of DATE" in run("look", "-h").out
    assert "text, json, md or csv" in run("look", "-h").out
    assert "--json" not in run("completion", "-h").out


def test_the_version(run) -> None:
    assert run("-V", program=REAL).out == run("--version", program=REAL).out
    assert run("-V", program=REAL).out.startswith("sobertrack ")
    document = json.loads(run("-V", "--json", program=REAL).out)
    assert list(document["data"]) == ["version"]


def test_python_m_says_sobertrack(run) -> None:
    assert run("help", "-h", program=REAL).out.startswith("Usage: sobertrack help")
