"""Safety texts and help pages: complete, calm, and narrow enough."""

import re
import textwrap
from pathlib import Path

import pytest

from sobertrack.cli.commands import COMMANDS

DATA = Path(__file__).parent.parent.parent / "src" / "sobertrack" / "data"


WANTED = {
    "withdrawal", "withdrawal-window", "withdrawal-emergency", "daily-again", "opioids", "opioids-slip",
    "overdose-signs", "overdose-steps", "overdose-never", "danger", "self-harm", "medicine-no-slip", "first-run",
    "first-run-noted", "not-encrypted", "beside-care", "lines-checked", "lines-old", "not-connected", "group-medicine",
    "trend",
}  # fmt: skip
PAGES = sorted([*(DATA / "help").glob("*.md"), *(DATA / "guide").glob("*.md")])
TOPICS = {"start", "dates", "meetings", "privacy", "accessibility", "exit-codes", "move", "sync"}
KNOWN_COMMANDS = {*COMMANDS, "help"}
NO_COMMANDS = {"is", "has", "cannot"}
"""Words that follow the name of the program in a sentence."""


@pytest.fixture
def texts(content):
    return {row["id"]: row["text"] for row in content("safety")["text"]}


def test_every_promised_text_is_there(texts):
    assert set(texts) == WANTED


def test_words_are_calm_and_sentences_short(texts, kind_words):
    for name, text in texts.items():
        kind_words(name, text, limit=320)
        for sentence in re.split(r"(?<=[.?])\s", text):
            assert len(sentence) <= 175, sentence
        assert text[-1] in ".?" or text.endswith("sobertrack sos"), name


def test_only_known_places_are_filled_in(texts):
    for name, text in texts.items():
        assert set(re.findall(r"\{.*?\}", text)) <= {"{emergency}", "{date}"}, name


def test_texts_wrap_well_at_40_columns(texts):
    for name, text in texts.items():
        filled = text.replace("{emergency}", "the emergency number").replace("{date}", "22 Nov 2026")
        lines = textwrap.wrap(filled, 40, break_long_words=False)
        assert max(map(len, lines)) <= 40, name
        assert len(lines) <= 9, name


@pytest.mark.parametrize("name", ["withdrawal", "withdrawal-window", "withdrawal-emergency", "opioids-slip",
                                  "overdose-steps", "danger", "self-harm", "first-run"])  # fmt: skip
def test_what_can_kill_names_the_emergency_number(texts, name):
    assert "{emergency}" in texts[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [("withdrawal", ["do not stop at once on your own", "call a doctor first", "doctor today", "fit", "fever"]),
     ("withdrawal-window", ["fit", "confusion", "fever", "seeing things", "shaking", "doctor today"]),
     ("daily-again", ["do not stop at once on your own", "call a doctor first"]),
     ("opioids", ["tolerates less", "naloxone", "saves lives", "never a slip"]),
     ("opioids-slip", ["tolerates less", "naloxone", "do not use alone"]),
     ("overdose-signs", ["woken", "breathing", "blue", "darker skin", "pupils"]),
     ("overdose-steps", ["naloxone", "stay", "second dose"]),
     ("first-run", ["not medical care", "nobody reads", "talk to a doctor"]),
     ("first-run-noted", ["not medical care", "nobody reads", "{emergency}"]),
     ("not-encrypted", ["not encrypted"]),
     ("beside-care", ["professional care"]),
     ("lines-checked", ["{date}", "may have changed", "not dialled"])],
)  # fmt: skip
def test_a_text_says_what_it_must(texts, name, words):
    assert [word for word in words if word not in texts[name].casefold()] == []


def test_no_text_gives_a_dose_a_schedule_or_a_promise(texts):
    everything = " ".join(texts.values()).casefold()
    forbidden = ("taper", "milligram", " mg", "%", "guarantee", "you will be fine", "cure")
    assert [word for word in forbidden if word in everything] == []


def test_the_help_pages_are_there():
    assert {page.stem for page in PAGES if page.parent.name == "help"} == TOPICS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_help_page_fits_78_columns_and_keeps_calm(page):
    text = page.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if len(line) > 78] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert "!" not in text
    assert "\t" not in text
    assert text.isascii()
    assert text.endswith("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_help_page_names_only_commands_that_exist(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"^ +sobertrack ([a-z][a-z-]*)", text, re.MULTILINE))
    named |= set(re.findall(r": sobertrack ([a-z][a-z-]*)", text))
    assert named - KNOWN_COMMANDS - NO_COMMANDS == set()


def test_the_front_page_begins_with_the_hard_moment():
    text = (DATA / "help" / "start.md").read_text(encoding="utf-8")
    assert text.startswith("Hard moment: sobertrack sos\n")
    assert text.index("WRITE") < text.index("LOOK") < text.index("COPE") < text.index("KEEP") < text.index("FIX")
    listed = set(re.findall(r"^    ([a-z]+)", text, re.MULTILINE))
    assert listed >= KNOWN_COMMANDS - {"help"}


def test_exit_codes_are_all_explained():
    text = (DATA / "help" / "exit-codes.md").read_text(encoding="utf-8")
    codes = re.findall(r"^ +(\d+)   ", text, re.MULTILINE)
    assert codes == ["0", "1", "2", "3", "4", "5", "6", "7", "130"]


def test_privacy_promises_no_secrecy():
    text = (DATA / "help" / "privacy.md").read_text(encoding="utf-8").casefold()
    for word in ("not encrypted", "history", "histcontrol=ignorespace", "sync", "court", "shared computers"):
        assert word in text
    for word in ("hipaa", "100 %", "completely private", "nobody can read", "guarantee", "anonymous"):
        assert word not in text
