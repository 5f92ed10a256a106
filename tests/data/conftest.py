"""The shipped content as its editors see it, and the rules of wording that hold for every sentence."""

import importlib.util
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "src" / "sobertrack" / "data"

STIGMA = re.compile(
    r"\b(addicts?|addicted|addictive|alcoholics?|abus\w+|junk\w*|clean|dirty|habits?|relaps\w+|fail\w*|streaks?"
    r"|crutch|wagon|drunks?|drunkard|users?|committed suicide|denial|willpower|weak|excuses?)\b",
    re.IGNORECASE,
)
PROTECTED = re.compile(r"\b(DISARM|DEADS|TIPP|WRAP|4-Point|Hierarchy of Values|VACI|Serenity Prayer)\b")
OFFICIAL = {
    "Alcoholics Anonymous",
    "Sex and Love Addicts Anonymous",
    "Adult Children of Alcoholics & Dysfunctional Families",
    "Jewish Alcoholics, Chemically Dependent Persons and Significant Others",
    "International Doctors in Alcoholics Anonymous",
}


def wording_problems(text: str, limit: int = 200) -> list[str]:
    """What is wrong with a sentence that stands on a screen; names that bodies gave themselves are exempt."""
    problems = []
    if len(text) > limit:
        problems.append(f"{len(text)} characters")
    if text != text.strip() or "  " in text or "\n" in text or "\t" in text:
        problems.append("white space")
    if text not in OFFICIAL and (word := STIGMA.search(text)):
        problems.append(f"the word {word.group()!r}")
    if mark := PROTECTED.search(text):
        problems.append(f"the protected name {mark.group()!r}")
    if "!" in text or any(ord(sign) > 0x2000 for sign in text):
        problems.append("an exclamation mark, a dash or a sign")
    return problems


@pytest.fixture
def wording() -> Callable[..., list[str]]:
    """The checker itself: `wording(text, limit=200)` gives the problems of one sentence."""
    return wording_problems


@pytest.fixture
def kind_words() -> Callable[..., None]:
    """Assert that every given text is fit for a screen: `kind_words(where, text, ...)`."""

    def check(where: str, *texts: str, limit: int = 200) -> None:
        found = {text: wording_problems(text, limit) for text in texts}
        assert not {text: bad for text, bad in found.items() if bad}, where

    return check


@pytest.fixture
def content() -> Callable[[str], dict[str, Any]]:
    """Read one TOML file of the shipped content by its name: `content("groups")`."""
    return lambda name: tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture
def builder() -> ModuleType:
    """tools/build_data.py, loaded from its file because tools is no package."""
    spec = importlib.util.spec_from_file_location("build_data", ROOT / "tools" / "build_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
