"""Words found whatever their case or accents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.model.entries import CheckIn, Contact, Entry, Kept, Slip, Unknown, Urge, Visit
from sobertrack.model.folding import fold
from sobertrack.rules.looking.search import search

ENTRIES = [
    Entry(str(number), date(2026, 11, 1), what)
    for number, what in enumerate(
        (
            CheckIn(note="Evening at the CAFÉ", wins=("Straße ohne Bier",)),
            Urge(7, triggers=("lonely",), where="near the cafe\u0301"),
            Visit("Tuesday night", how="online"),
            Contact("Zoë"),
            Slip("cafe", note=""),
            Kept("counters.toml", "cafe", None, {"note": "cafe"}),
            Unknown("dream", {"text": "a café", "n": 4}),
        )
    )
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe", "016"),
        ("Café", "016"),
        ("STRASSE", "0"),
        ("evening cafe", "0"),
        ("cafe lonely", "1"),
        ("zoe", "3"),
        ("online", ""),
        ("ﬁ", ""),
        ("  ", "0123456"),
        ("night tues", "2"),
    ],
)
def test_every_word_anywhere(text, found):
    assert "".join(entry.id for entry in search(ENTRIES, text)) == found


@given(st.text())
def test_text_is_found_by_itself_in_any_case(text):
    entry = Entry("1", date(2026, 11, 1), CheckIn(note=text))
    assert search([entry], text) == search([entry], fold(text)) == [entry]
