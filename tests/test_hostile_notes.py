"""Whatever a person or a paste wrote is kept to the letter, and shown so that no screen is deceived or broken."""

import json
import re

import pytest

NOTES = {
    "a closing tag": "[/]",
    "a tag": "[red]warning[/red] [link=x]y[/link]",
    "an emoji code": "a glass :beer: of water",
    "a trailing backslash": "never again\\",
    "escape sequences": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b[2J \x9b1m",
    "a bidi override": "abc \u202egnitset\u202c \u2066x\u2069",
    "a family": "with \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 at home",
    "a NUL": "one\x00two",
    "a lone surrogate": "half \ud83d gone",
    "line separators": "one\u2028two\x85three\x0bfour",
    "markdown and html": "# <script>alert(1)</script> ![x](y) | a | b |",
    "a format": "{} %s %(x)s ${HOME}",
}
RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.fixture(params=NOTES.values(), ids=NOTES.keys())
def noted(request, run):
    """A note in the journal, and its id."""
    assert run("start", "alcohol", "--since", "2026-10-12").code == 0
    saved = run("checkin", "3", "-n", "-", "--json", stdin=request.param.encode("utf-8", "surrogatepass"))
    assert saved.code == 0, saved.err
    return request.param, json.loads(saved.out)["data"]["id"]


def screens(ulid: str) -> list[list[str]]:
    return [["show", ulid], ["log"], ["log", "--search", "a"], ["report"], ["report", "--format", "md"], ["today"]]


def test_it_is_shown_safely(noted, run) -> None:
    _, ulid = noted
    for words in screens(ulid):
        answer = run(*words)
        assert answer.code == 0, answer.err
        assert RAW.findall(answer.screen) == [], words
        assert "a fault of this program" not in answer.err


def test_colour_holds_no_sequence_of_the_note(noted, run) -> None:
    _, ulid = noted
    for words in screens(ulid):
        if "--format" not in words:
            answer = run(*words, "--color", "always")
            assert answer.code == 0, answer.err
            assert RAW.findall(COLOUR.sub("", answer.screen)) == [], words


def test_it_is_kept_to_the_letter(noted, run, home) -> None:
    note, ulid = noted
    lines = [line for file in (home / "data" / "journal").iterdir() for line in file.read_bytes().split(b"\n")]
    kept = next(json.loads(line) for line in lines if b'"type":"checkin"' in line)["note"]
    assert as_given(kept) == as_given(note)
    assert json.loads(run("show", ulid, "--json").out)["data"]["note"] == kept
    assert kept in [entry.get("note") for entry in json.loads(run("log", "--json").out)["data"]["entries"]]


def as_given(note: str) -> str:
    """A note as its bytes say; what is no UTF-8 arrives as bytes one by one."""
    return note.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape") if "\ud83d" in note else note


def test_a_note_in_a_name_is_no_better(run) -> None:
    label = "\x1b[31m[red]\u202e"
    answer = run("start", label, "--kind", "other", "--since", "2026-10-12")
    assert RAW.findall(answer.screen) == []
    for words in (["today"], ["streak"]):
        assert RAW.findall(run(*words).screen) == []
