"""What a person typed, sorted."""

import pytest

from sobertrack.cli.words.arguments import read
from sobertrack.cli.words.everywhere import wants_json
from sobertrack.errors import Misuse


@pytest.mark.parametrize(
    ("line", "path", "args", "wish"),
    [
        ("look", "look", "", "run"),
        ("look --json", "look", "--json", "run"),
        ("--json look", "look", "--json", "run"),
        ("--home /a look --plain", "look", "--home /a --plain", "run"),
        ("--home=/a look", "look", "--home=/a", "run"),
        ("-o out --as-of yesterday look", "look", "-o out --as-of yesterday", "run"),
        ("-- look x", "look", "x", "run"),
        ("--last 30d -q look", "look", "--last 30d -q", "run"),
        ("-n hello -m 4 keep", "keep", "-n hello -m 4", "run"),
        ("--how online thing add x", "thing add", "--how online x", "run"),
        ("thing --how online add x", "thing add", "--how online x", "run"),
        ("look -h", "look", "-h", "help"),
        ("-h look", "look", "-h", "help"),
        ("keep -- -h", "keep", "-- -h", "run"),
        ("thing", "thing list", "", "run"),
        ("thing --json", "thing list", "--json", "run"),
        ("thing --for add", "thing list", "--for add", "run"),
        ("thing add x", "thing add", "x", "run"),
        ("--plain thing --json add x", "thing add", "--plain --json x", "run"),
        ("thing --home /a add x", "thing add", "--home /a x", "run"),
        ("thing -h", "thing", "-h", "help"),
        ("thing add -h", "thing add", "-h", "help"),
        ("-h", "", "-h", "help"),
        ("--json --help", "", "--json --help", "help"),
        ("-V", "", "-V", "version"),
        ("look -V", "look", "-V", "version"),
        ("thing add x --version", "thing add", "x --version", "version"),
        ("--version --json", "", "--version --json", "version"),
    ],
)
def test_which_command_a_line_means(line: str, path: str, args: str, wish: str) -> None:
    call = read(line.split())
    assert (call.path, call.args, call.wish) == (path, args.split(), wish)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("lookk", 'no command "lookk"', 'did you mean "look"?'),
        ("KEEP", 'no command "KEEP"', 'did you mean "keep"?'),
        ("zzzz", 'no command "zzzz"', "all commands: sobertrack help"),
        ("", 'no command ""', "all commands: sobertrack help"),
        ("move", 'no command "move"', "for that: sobertrack help move"),
        ("thing ad", 'thing: no command "ad"', 'did you mean "thing add"?'),
        ("thing zzzz", 'thing: no command "zzzz"', "all words: sobertrack thing -h"),
        ("--home /a lookk", 'no command "lookk"', 'did you mean "look"?'),
        ("--level 4 look", 'no option "--level" in front of a command', "options of a command stand behind it"),
    ],
)
def test_what_is_unknown_gets_the_nearest_word(line: str, message: str, hint: str) -> None:
    with pytest.raises(Misuse) as refusal:
        read(line.split(" "))
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("look --json", True),
        ("--format json nonsense", True),
        ("look --format=json", True),
        ("look --format md", False),
        ("keep -- --json", False),
        ("json", False),
    ],
)
def test_json_is_seen_on_a_line_that_may_be_wrong(line: str, wanted: bool) -> None:
    assert wants_json(line.split()) is wanted
