"""Packs of strategies: what is written is read again, and a hostile file is refused with its place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.errors import Misuse
from sobertrack.exchange.strategy_pack import LARGEST, LISTS, MOST, TEXTS, cleaned, read_pack, write_pack
from sobertrack.model.strategies import CATEGORIES, Strategy

WHOLE = b"""
format = 1
from = "Sam's list"

[strategy.feed-the-cat]
name = "Feed the cat"
category = "distract"
how = "She is always hungry."
steps = ["Find the tin.", "Open it."]
triggers = ["lonely"]
minutes = 5
needs = ["a cat"]
caution = "Mind the claws."
night = true
strenuous = false
withdrawal = true
"""


def made(**fields) -> Strategy:
    usual = dict.fromkeys(("category", "how", "caution", "evidence", "evidence_note", "source"), "")
    usual |= dict.fromkeys(("steps", "triggers", "needs"), ())
    usual |= {"minutes": 0, "verified": False, "night": True, "strenuous": False, "withdrawal": False, "mine": True}
    return Strategy(**{"id": "x", "name": "X", **usual, **fields})


def text(longest: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.text(max_size=longest).map(cleaned).filter(lambda said: len(said) >= least and "." * 3 not in said)


@st.composite
def any_strategy(draw) -> Strategy:
    fields = {name: draw(text(min(longest, 60))) for name, longest in TEXTS.items() if name not in ("name", "category")}
    fields |= {name: tuple(draw(st.lists(text(40, 1), max_size=4))) for name in LISTS}
    strenuous = draw(st.booleans())
    return made(
        id=draw(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)),
        name=draw(text(60, 1)),
        category=draw(st.sampled_from(("", *CATEGORIES))),
        minutes=draw(st.integers(0, 600)),
        night=draw(st.booleans()),
        strenuous=strenuous,
        withdrawal=not strenuous and draw(st.booleans()),
        **fields,
    )


@given(st.lists(any_strategy(), min_size=1, max_size=5, unique_by=lambda each: each.id), text(60))
def test_what_is_written_is_read_again(strategies: list[Strategy], source: str) -> None:
    pack = read_pack(write_pack(strategies, source).encode(), "pack.toml")
    assert list(pack.strategies) == strategies
    assert (pack.source, pack.left_out) == (source, ())


def test_every_field_of_a_pack() -> None:
    pack = read_pack(WHOLE, "pack.toml")
    (each,) = pack.strategies
    assert pack.source == "Sam's list"
    assert (each.id, each.name, each.minutes, each.steps) == (
        "feed-the-cat",
        "Feed the cat",
        5,
        ("Find the tin.", "Open it."),
    )
    assert (each.evidence, each.verified, each.mine, each.withdrawal) == ("", False, True, True)


def test_what_does_not_say_that_it_suits_the_first_days_does_not() -> None:
    (each,) = read_pack(b'[strategy.a]\nname = "A"\n', "x").strategies
    assert not each.withdrawal
    (each,) = read_pack(b'[strategy.a]\nname = "A"\nwithdrawal = true\nstrenuous = true\n', "x").strategies
    assert not each.withdrawal


def test_unknown_fields_are_left_out_and_named() -> None:
    pack = read_pack(WHOLE + b'evidence = "tested"\nverified = true\nnote = "call me"\n[log]\nx = 1\n', "x")
    assert set(pack.left_out) == {
        "log",
        *(f"strategy.feed-the-cat.{name}" for name in ("evidence", "verified", "note")),
    }


def test_text_is_cleaned() -> None:
    data = b'[strategy.a]\nname = "A\\u001b[31m\\u202e\\u0000 b\\tc\\nd \\u200d \\U000E0041"\n'
    (each,) = read_pack(data, "x").strategies
    assert each.name == "A [31m b c d \u200d"
    assert each.name.replace("\u200d", "").isprintable()


@pytest.mark.parametrize(
    ("data", "place", "why"),
    [
        (b"", "x", "no [strategy.NAME]"),
        (b"strategy = 3\n", "x", "no [strategy.NAME]"),
        (b"\xff\xfe", "x", "not UTF-8"),
        (b"a = = 1\n", "x:1:5", ""),
        (b"format = 2\n[strategy.a]\nname = 'A'\n", "x", "newer"),
        (b"format = true\n[strategy.a]\nname = 'A'\n", "x", "format"),
        (b"\n\n[strategy.a]\nhow = 'A'\n", "x:3", "strategy.a.name is missing"),
        (b"[strategy.a]\nname = 'A'\n\n[strategy.b]\nname = 5\n", "x:4", "strategy.b.name is not text"),
        (b"[strategy.a]\nname = 'A'\nsteps = 'one'\n", "x:1", "steps is not a list"),
        (b"[strategy.a]\nname = 'A'\nsteps = [['one']]\n", "x:1", "steps is not text"),
        (b"[strategy.a]\nname = 'A'\nminutes = 1e3\n", "x:1", "minutes is not a whole number"),
        (b"[strategy.a]\nname = 'A'\nminutes = true\n", "x:1", "minutes is not a whole number"),
        (b"[strategy.a]\nname = 'A'\nminutes = 601\n", "x:1", "minutes"),
        (b"[strategy.a]\nname = 'A'\nnight = 1\n", "x:1", "night is not true or false"),
        (b"[strategy.a]\nname = 'A'\ncategory = 'magic'\n", "x:1", "category is none of"),
        (b"[strategy]\na = 3\n", "x", "strategy.a is no table"),
        (b"[strategy.'../../etc']\nname = 'A'\n", "x:1", "no name of a table"),
        (b"[strategy.'a b']\nname = 'A'\n", "x:1", "no name of a table"),
        (b"[strategy.a]\nname = '" + b"x" * 81 + b"'\n", "x:1", "longer than 80"),
        (b"[strategy.a]\nname = 'A'\nhow = '" + b"x" * 501 + b"'\n", "x:1", "longer than 500"),
        (b"[strategy.a]\nname = 'A'\nsteps = [" + b"'s'," * 21 + b"]\n", "x:1", "more than 20"),
        (b"[strategy.a]\nname = 'A'\n[strategy.a]\nname = 'B'\n", "x:3", ""),
        (b"x" * (LARGEST + 1), "x", "larger than"),
        (b"".join(b"[strategy.s%d]\nname = 'A'\n" % n for n in range(MOST + 1)), "x", "is the most"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(data: bytes, place: str, why: str) -> None:
    with pytest.raises(Misuse) as refusal:
        read_pack(data, "x")
    assert refusal.value.place.startswith(place)
    assert why in refusal.value.message
    assert refusal.value.message.isprintable()


@pytest.mark.parametrize(
    "data",
    [
        b"a" + b".a" * 40_000 + b" = 1\n",
        b"[" + b"a." * 40_000 + b"a]\n",
        b"a = {" + b"a." * 40_000 + b"a = 1}\n",
        b"a = " + b"[" * 60_000,
        b"a = " + b"[" * 60_000 + b"]" * 60_000,
        b"a = " + b"{a=" * 30_000 + b"1" + b"}" * 30_000,
        b"a = " + b"9" * 120_000,
        b'a = "' + b"\\u0041" * 20_000 + b'"',
        b"\n".join(b"[a%d.b.c.d.e]" % n for n in range(7_000)),
        b"\0" * 100_000,
    ],
)
def test_a_bomb_ends_soon(data: bytes) -> None:
    begun = time.process_time()  # a busy machine is slow, and that is no fault of a bomb
    with pytest.raises(Misuse):
        read_pack(data[:LARGEST], "x")
    assert time.process_time() - begun < 10


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refused = None
    try:
        read_pack(data, "x")
    except Misuse as refusal:
        refused = refusal
    assert refused is None or refused.place.startswith("x")
