"""The options that every command takes, before and after its word."""

from itertools import pairwise
from typing import NamedTuple


class Shared(NamedTuple):
    """One such option: its parameter, its spellings, the value it takes ("" for none), and its help."""

    parameter: str
    names: tuple[str, ...]
    value: str
    help: str


AS_OF = Shared("as_of", ("--as-of",), "DATE", "count as on that day")
SHARED = (
    Shared("json", ("--json",), "", "one JSON document"),
    Shared("plain", ("--plain",), "", "plain lines, no colour"),
    Shared("format", ("--format",), "FORM", "which form: text, json ..."),
    Shared("output", ("-o", "--output"), "FILE", "write to a new file; - is standard output"),
    Shared("color", ("--color",), "WHEN", "auto, always or never"),
    Shared("ascii", ("--ascii",), "", "signs from ASCII only"),
    Shared("quiet", ("-q", "--quiet"), "", "less to read"),
    Shared("no_input", ("--no-input",), "", "never ask"),
    Shared("yes", ("-y", "--yes"), "", "yes to every question"),
    Shared("home", ("--home",), "DIR", "another notebook"),
)
HELP = ("-h", "--help")
VERSION = ("-V", "--version")

# Before the command word these take the next argument along: those of every command, and those that many have.
_MANY_HAVE = "--counter --on --at --from --to --last --in --note -n --mood -m --craving -c --trigger --tried --how"
TAKING = frozenset(name for option in (*SHARED, AS_OF) if option.value for name in option.names) | {*_MANY_HAVE.split()}
KNOWN = frozenset(name for option in (*SHARED, AS_OF) for name in option.names) | {*HELP, *VERSION}


class Choices:
    """What a person chose for this run with the options that every command takes."""

    __slots__ = ("as_of", "ascii", "color", "format", "home", "json", "no_input", "output", "plain", "quiet", "yes")

    def __init__(self) -> None:
        self.json = False
        self.plain = False
        self.format: str | None = None
        self.output: str | None = None
        self.color: str | None = None
        self.ascii = False
        self.quiet = False
        self.no_input = False
        self.yes = False
        self.home: str | None = None
        self.as_of: str | None = None


def wants_json(argv: list[str]) -> bool:
    """Whether JSON is asked for anywhere on the line, also on one that is wrong."""
    line = argv[: argv.index("--")] if "--" in argv else argv
    asked = "--json" in line or "--format=json" in line
    return asked or ("--format", "json") in pairwise(line)


def heeded(argv: list[str]) -> Choices:
    """What a call for help heeds of the options that every command takes; whatever is wrong with them is ignored."""
    choices = Choices()
    choices.json = wants_json(argv)
    choices.yes = "-y" in argv or "--yes" in argv
    for name, spellings in (("home", ("--home",)), ("output", ("-o", "--output"))):
        for place, arg in enumerate(argv):
            option, equals, value = arg.partition("=")
            if option in spellings:
                setattr(choices, name, value if equals else "".join(argv[place + 1 : place + 2]))
    choices.output = None if choices.output == "-" else choices.output
    return choices
