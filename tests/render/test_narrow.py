"""Lines that break themselves."""

from hypothesis import given
from hypothesis import strategies as st

from sobertrack.render import narrow
from sobertrack.render.text import clean, width
from sobertrack.views.blocks import Bullets, Gap, Line, Quote


def test_following_lines_are_set_in():
    text = narrow.text([Line("one two three four", indent=1), Gap(), Line("five")], 12)
    assert text == "  one two\n    three\n    four\n\nfive\n"


def test_a_phone_number_is_not_torn():
    assert narrow.text([Line("when it is hard call +1 555 0100")], 24) == "when it is hard call\n  +1 555 0100\n"


TEXT = st.text(st.characters(exclude_characters="\n\r\t"), max_size=90)


@given(st.lists(TEXT, max_size=4), st.integers(20, 60))
def test_no_line_is_wider_than_asked_for_and_no_word_is_lost(texts, columns):
    blocks = [kind(text) for text in texts for kind in (Line, Quote)] + [Bullets(tuple(texts))]
    shown = narrow.text(blocks, columns)
    assert all(width(line) <= columns for line in shown.split("\n"))
    said = "".join(clean(text) for text in texts for _ in range(3))
    assert sorted("".join(shown.split())) == sorted("".join(said.split()) + "-" * len(texts))
