"""Numbers that a terminal can dial: only where links are shown, only whole numbers, and the text stays the same."""

import re
from io import StringIO

import pytest

from sobertrack.render import terminal
from sobertrack.render.links import are_shown, with_links
from sobertrack.views.blocks import Column, Facts, Line, Table

LINK = re.compile(r"\x1b\]8;;(.*?)\x1b\\(.*?)\x1b\]8;;\x1b\\")


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("+1 555 0100", "tel:+15550100"),
        ("+1 (555) 010-0100", "tel:+15550100100"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("0044 (0)20 7946 0000", "tel:00442079460000"),
        ("(+44) (0)20 7946 0000", "tel:+442079460000"),
        ("020 7946 0000", "tel:02079460000"),
    ],
)
def test_the_number_stays_as_it_is_written(number: str, address: str) -> None:
    assert LINK.findall(with_links(f"Sam (sponsor) {number}, nights", [number])) == [(address, number)]
    assert LINK.sub(r"\2", with_links(f"Sam {number}", [number])) == f"Sam {number}"


@pytest.mark.parametrize("number", ["112", "12345", "", "not a number", "+1 555 0100\x1b]8;;evil", "1;2;3;4;5;6;7"])
def test_what_could_be_anything_gets_no_link(number: str) -> None:
    assert with_links(f"in {number} days", [number]) == f"in {number} days"


def test_a_part_of_a_longer_number_is_none() -> None:
    assert with_links("+1 555 01001", ["+1 555 0100"]) == "+1 555 01001"
    assert with_links("9555010", ["555010"]) == "9555010"


@pytest.mark.parametrize(
    ("environ", "shown"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "foot-extra"}, True),
        ({"VTE_VERSION": "7200", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_which_terminals_show_links(environ: dict[str, str], shown: bool) -> None:
    assert are_shown(environ) is shown


@pytest.mark.parametrize(
    "block",
    [
        Line("Sam +1 555 0100: last in touch 8 days ago"),
        Facts((("Phone", "+1 555 0100"),)),
        Table((Column("Name"), Column("Phone")), (("Sam", "+1 555 0100"),)),
    ],
)
@pytest.mark.parametrize("width", [80, 40])
def test_in_every_block_and_without_colour_none(block, width: int) -> None:
    def page(*, color: bool, numbers: tuple[str, ...] = ("+1 555 0100",)) -> str:
        stream = StringIO()
        terminal.show([block], stream=stream, width=width, color=color, unicode=False, numbers=numbers)
        return stream.getvalue()

    assert LINK.findall(page(color=True)) == [("tel:+15550100", "+1 555 0100")]
    assert LINK.sub(r"\2", page(color=True)) == page(color=True, numbers=())
    assert "\x1b" not in page(color=False)
