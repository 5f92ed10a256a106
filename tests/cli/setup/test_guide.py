"""`guide`: the list, a page, a country's lines, and words that are near."""

import pytest

from sobertrack.cli.setup.guide import FIRST, MEANT, filled, screens
from sobertrack.store.library import pages


def test_it_lists_every_page_in_its_order(real) -> None:
    answer = real("guide")
    listed = [line.partition("\t")[0] for line in answer.out.splitlines() if "\t" in line]
    assert listed == list(FIRST)
    assert set(listed) == set(MEANT) == set(pages("guide"))


def test_treatment_names_the_lines_of_the_country(real) -> None:
    real("config", "set", "country", "US")
    page = real("guide", "treatment").out
    assert "United States:\n  - SAMHSA National Helpline 1-800-662-4357, day and night\n" in page
    assert "numbers may have changed" in page
    real("config", "set", "country", "FR")
    assert "Drogues Info Service 0 800 23 13 13" in real("guide", "treatment").out
    assert "not checked" in real("guide", "treatment").out


def test_where_no_line_or_no_country_is_known(real) -> None:
    real("config", "set", "country", "AT")
    assert "ask your doctor, or a pharmacy" in real("guide", "treatment").out
    real("config", "unset", "country")
    unknown = real("guide", "treatment", env={"TZ": "UTC"}).out
    assert "config set country US" in unknown
    assert "Call the emergency number for" in real("guide", "withdrawal", env={"TZ": "UTC"}).out


def test_the_emergency_number_is_filled_in(real) -> None:
    real("config", "set", "country", "AU")
    page = real("guide", "overdose").out
    assert "Call 000." in page
    assert "{" not in "".join(real("guide", name).out for name in FIRST)


def test_another_word_leads_to_the_page(real) -> None:
    for word, page in (("sponsor", "roles"), ("detox", "withdrawal"), ("treatmnt", "treatment")):
        answer = real("guide", word)
        assert (answer.code, answer.out) == (4, "")
        assert answer.err.endswith(f'hint: did you mean "{page}"?\n')
    assert "first-meeting, choosing" in real("guide", "zzz").err
    assert real("guide", "../help/start").code == 4
    assert "sobertrack guide overdose" in real("help", "overdose").err


def test_it_refuses_json_and_writes_a_file(real, tmp_path) -> None:
    assert real("guide", "--json").code == 2
    assert real("guide", "cost", "-o", str(tmp_path / "cost.txt")).out == ""
    assert (tmp_path / "cost.txt").read_text().startswith("What it costs\n")


@pytest.mark.parametrize("word", ["detox", "treatment", "rehab"])
def test_words_for_treatment_lead_here(real, word: str) -> None:
    answer = real(word)
    assert (answer.code, answer.err.splitlines()[-1]) == (2, "sobertrack: hint: for that: sobertrack guide treatment")


def test_a_narrow_page_flows(real) -> None:
    lines = real("guide", "online", env={"COLUMNS": "40"}).out.splitlines()
    assert max(len(line) for line in lines if " " in line.strip()) <= 40
    assert "  You need an address, sometimes a" in lines
    assert "    see. A first name or a letter will" in lines


def test_addresses_and_items_stand_alone() -> None:
    page = "Title\n\na\nb\n  - one\n    more\n  - two\n  1  three\n     four\n      sobertrack x\n      https://a\n"
    assert filled(page, 78) == (
        "Title\n\na b\n  - one more\n  - two\n  1  three four\n      sobertrack x\n      https://a\n"
    )


def test_a_long_page_comes_in_screenfuls(terminal) -> None:
    screen = terminal("guide", "first-meeting", LINES="20")
    first = screen.until("Enter: read on. q: leave.")
    assert "Your first meeting" in first
    assert first.count("\n") <= 20
    screen.type("\n")
    screen.until("Source:")
    assert screen.end().code == 0
    screen = terminal("guide", "first-meeting", LINES="20")
    screen.until("q: leave.")
    screen.type("q\n")
    left = screen.end()
    assert (left.code, "Source:" in left.out) == (0, False)


def test_a_screen_that_is_long_enough_and_a_pipe_are_never_asked(terminal, real) -> None:
    screen = terminal("guide", "first-meeting", LINES="60")
    screen.until("Source:")
    assert "read on" not in screen.end().out
    assert "read on" not in real("guide", "first-meeting", env={"LINES": "10"}).screen


@pytest.mark.parametrize("room", [5, 8, 23, 40])
def test_screenfuls_hold_all_of_a_page(room) -> None:
    text = filled("a\n\nb\nc\n\n" + "word " * 300 + "\n\n" + "x\n\n" * 9, 40)
    pieces = screens(text, room)
    assert "".join(pieces) == text
    assert all(piece.count("\n") <= room for piece in pieces)


@pytest.mark.parametrize("words", [("shaking",), ("help", "shaking")])
def test_shaking_leads_to_the_page_on_withdrawal(real, words) -> None:
    assert real(*words).err.splitlines()[-1] == "sobertrack: hint: for that: sobertrack guide withdrawal"
    assert 'did you mean "withdrawal"?' in real("guide", "shaking").err
