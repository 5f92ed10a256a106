"""docs/formats.md tells of every field that the program reads, and of no other."""

from pathlib import Path

import build_docs
import formats_page
from formats_page import field_type, table_keys

PAGE = Path(__file__).parent.parent / "docs" / "formats.md"


def test_every_field_has_its_words() -> None:
    """A field that is new in store/codec.py, in a kept table or in a list gets a line in tools/format_words.py."""
    assert formats_page.undescribed() == []


def test_the_page_is_what_the_program_reads_today() -> None:
    assert PAGE.read_text("utf-8") == formats_page.formats_page(build_docs.table, build_docs.WRITTEN)


def test_it_is_read_from_the_program() -> None:
    assert field_type("checkin", "mood") == "a whole number from 1 to 5"
    assert field_type("visit", "cost").startswith("an amount from 0")
    assert table_keys("counter")[:2] == ["label", "kind"]
