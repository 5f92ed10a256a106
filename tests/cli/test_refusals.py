"""Every refusal is a message, a hint and an exit code; with --json a document."""

import json

import pytest


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("loook", 2, 'no command "loook"', 'did you mean "look"?'),
        ("keep --nte x", 2, 'keep: no option "--nte"', 'did you mean "--note"?'),
        ("keep --qiet", 2, 'keep: no option "--qiet"', 'did you mean "--quiet"?'),
        ("keep --jo x", 2, 'keep: no option "--jo"', "how it is called: sobertrack keep -h"),
        ("keep -z", 2, 'keep: no option "-z"', "how it is called: sobertrack keep -h"),
        ("keep --on", 2, "--on: a value is missing", "how it is called: sobertrack keep -h"),
        ("keep --plain=yes", 2, "--plain: takes no value", "how it is called: sobertrack keep -h"),
        (
            "keep a b c",
            2,
            'keep: one thing too many: "b c"',
            "what has a blank in it stands in quotes; how it is called: sobertrack keep -h",
        ),
        ("breaks", 2, "breaks: HOW is missing", "how it is called: sobertrack breaks -h"),
        ("thing add", 2, "thing add: NAME is missing", "how it is called: sobertrack thing add -h"),
        ("look --code x", 2, '--code: "x" is not a whole number', "how it is called: sobertrack look -h"),
        ("keep --note --on", 2, '--note: "--on" is an option, not a value', "a value is missing behind --note"),
        ("keep --note=--quiet", 2, '--note: "--quiet" is an option, not a value', "a value is missing behind --note"),
        (
            "keep --trigger --on=x",
            2,
            '--trigger: "--on=x" is an option, not a value',
            "a value is missing behind --trigger",
        ),
        ("look --format xml", 2, '--format: no "xml" here', "one of: text, json, md, csv"),
        ("keep --format md", 2, '--format: no "md" here', "one of: text, json"),
        ("look --json --format md", 2, "--json and --format md say different things", "leave one of them out"),
        ("look --color blue", 2, '--color: no "blue"', "one of: auto, always, never"),
        ("look --as-of 2026-13-45 --json", 2, '--as-of: "2026-13-45" is not a date: there is no month 13', None),
        ("look -o none/out", 2, "--output: there is no directory none", "make it first, or give another name"),
        ("look -y -o /", 2, "/ exists already", "give another name, or add --yes to replace it"),
        ("breaks x", 4, "no x", ""),
        ("help --json", 2, "this command has no JSON form", "leave --json out"),
        ("look -h --json", 2, "help is text: it has no JSON form", "leave --json out"),
        ("--help --json", 2, "help is text: it has no JSON form", "leave --json out"),
        ("asks", 5, "--mood is needed, and there is nobody to ask here", "give it with --mood"),
        ("keep -e", 5, "an editor needs a terminal", "give the text with -n TEXT, or -n - for standard input"),
    ],
)
def test_in_words(run, line: str, code: int, message: str, hint: str | None) -> None:
    answer = run(*line.split())
    lines = answer.err.splitlines()
    assert (answer.code, lines[0]) == (code, f"sobertrack: {message}")
    if hint is not None:
        assert lines[1:] == ([f"sobertrack: hint: {hint}"] if hint else [])
    if "--json" not in line:
        assert answer.out == ""


@pytest.mark.parametrize(
    "line", ["loook --json", "look --cod --json", "breaks --format=json x", "--format json keep a b"]
)
def test_as_json_it_is_one_document_with_the_same_code(run, line: str) -> None:
    answer = run(*line.split())
    document = json.loads(answer.out)
    assert set(document) == {"schema", "error"}
    assert set(document["error"]) == {"code", "message", "hint"}
    assert answer.code == (4 if "breaks" in line else 2)


def test_damage_shows_where_to_turn_the_place_and_the_line(run) -> None:
    answer = run("breaks", "damage")
    assert (answer.code, answer.err) == (
        3,
        "Hard moment: sobertrack sos\nsobertrack: a.toml:2:3: it is torn\nx = = 1\n    ^\nsobertrack: hint: look\n",
    )


def test_a_fault_of_ours_is_one_line_without_what_was_written(run) -> None:
    answer = run("breaks", "bug")
    assert answer.code == 1
    assert answer.err.startswith(
        "sobertrack: a fault of this program, not of yours: ValueError in sobertrack.cli.words.direct:"
    )
    assert "never your journal" in answer.err
    assert "private" not in answer.err
    assert "Traceback" not in answer.err
    assert "Traceback" in run("breaks", "bug", SOBERTRACK_DEBUG="1").err


def test_what_was_typed_is_given_back_when_it_cannot_be_saved(run) -> None:
    answer = run("breaks", "typed")
    assert answer.code == 1
    assert answer.err.startswith("sobertrack: journal: no space left on device\n")
    assert answer.err.endswith("dear diary\n")


def test_too_deep_and_interrupted(run) -> None:
    assert run("breaks", "deep").code == 1
    assert run("breaks", "stop") == (130, "", "")


def test_a_strange_argument_is_shown_safely(run) -> None:
    answer = run("\x1b[31mred\u202e")
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert r"\x1b[31mred\u202e" in answer.err


def test_a_bad_clock_names_its_variable(run) -> None:
    answer = run("look", "--json", SOBERTRACK_NOW="soon")
    assert answer.code == 2
    assert 'SOBERTRACK_NOW: \\"soon\\" is not a moment' in answer.out


def test_after_a_save_it_is_said_that_nothing_need_be_repeated(run) -> None:
    for how, code in (("saved-bug", 0), ("saved-stop", 130), ("saved-damage", 3), ("saved-typed", 1)):
        answer = run("breaks", how)
        assert (answer.code, answer.err.splitlines()[-1]) == (code, "sobertrack: what you wrote is saved")
        assert "dear diary" not in answer.err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (("appointment", "add", "Dr Lee", "--time", "12:00"), 'did you mean "--at"?'),
        (("appointment", "add", "Dr Lee", "--place", "town"), 'did you mean "--where"?'),
        (("meeting", "add", "Tuesday", "--at", "12:00"), 'did you mean "--time"?'),
        (("meeting", "add", "Tuesday", "--where", "town"), 'did you mean "--place"?'),
        (("supporter", "add", "Sam", "--email", "sam@example.org"), 'did you mean "--channel email:ADDRESS"?'),
        (("plan", "add", "past the pub", "cross the road"), "each part stands behind its option: --if, --then"),
        (("meeting", "add", "a b", "c d"), "how it is called: sobertrack meeting add -h"),
    ],
)
def test_what_is_called_otherwise_is_named(real, line: tuple[str, ...], hint: str) -> None:
    answer = real(*line)
    assert answer.code == 2
    assert answer.err.splitlines()[1].startswith(f"sobertrack: hint: {hint}")
