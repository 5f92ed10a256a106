"""The pages of the guide: each with a source, calm words, and short enough for a screen."""

import re
from pathlib import Path

import pytest

PAGES = sorted((Path(__file__).parent.parent.parent / "src" / "sobertrack" / "data" / "guide").glob("*.md"))
WANTED = {
    "first-meeting", "choosing", "cost", "treatment", "after-a-programme", "roles", "online", "after-a-slip",
    "withdrawal", "overdose",
}  # fmt: skip


def said(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def test_every_promised_page_is_there() -> None:
    assert {page.stem for page in PAGES} == WANTED


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_a_title_and_a_source_and_fits_a_screen(page: Path) -> None:
    lines = said(page).splitlines()
    assert lines[0].strip()
    assert lines[1] == ""
    assert any(line.startswith("Source: ") for line in lines[-5:])
    assert len(lines) <= 40
    widest = max(len(line.replace("{emergency}", "the emergency number")) for line in lines if " " in line.strip())
    assert widest <= 90


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_keeps_calm(page: Path, wording) -> None:
    text = re.sub(r"https?://\S+", "", said(page))
    sentences = [" ".join(part.split()) for part in re.split(r"(?<=[.?])\s|\n\n|\n *- ", text)]
    assert {each: bad for each in sentences if (bad := wording(each))} == {}
    forbidden = ("taper", "milligram", " mg", "%", "guarantee", "you will be fine")
    assert [word for word in forbidden if word in text.casefold()] == []


@pytest.mark.parametrize("name", ["withdrawal", "overdose", "after-a-slip"])
def test_what_can_kill_names_the_emergency_number_at_the_top(name: str) -> None:
    page = next(page for page in PAGES if page.stem == name)
    assert "{emergency}" in "\n".join(said(page).splitlines()[:8])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("treatment", ["add to each other", "{lines}", "Ask a service"]),
        ("withdrawal", ["Call a doctor before you stop", "no plan for it", "pregnant"]),
        ("overdose", ["naloxone", "on their side", "never a slip"]),
        ("choosing", ["that is bad advice", "not connected"]),
        ("first-meeting", ["I'd just like to listen", "stays there"]),
        ("roles", ["no therapist, no doctor and no bank", "their own"]),
        ("cost", ["sliding scale", "free flight"]),
        ("after-a-programme", ["30, 60 and 90 days", "naloxone"]),
    ],
)
def test_a_page_says_what_it_must(name: str, words: list[str]) -> None:
    text = " ".join(said(next(page for page in PAGES if page.stem == name)).split())
    assert [word for word in words if word not in text] == []
