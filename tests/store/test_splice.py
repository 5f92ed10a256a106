"""One table changes, and nothing else: every other line and every comment stays as a person typed it."""

import re
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.store.tables.splice import bytes_of, statements, with_table
from sobertrack.store.tables.toml import TomlFile, parse_toml, plain, written

HAND = """# my counters, typed on a good day

format = 1 # do not touch

# the first one
[counter.alcohol]  # since the wedding
label = "alcohol"
kind = 'alcohol' # or is it "beer"?
# the day I remember
since = 2026-10-12   # a Monday
reasons = [
    "my # children",  # both of them
    '''and
# myself''',
]

# the other one
[counter."café au lait"]
since = "2026-11-01"
# last words
"""


def read(text: str) -> TomlFile:
    file = parse_toml(Path("counters.toml"), text.encode())
    assert file.problem is None, file.problem
    return file


def table(text: str, key: str) -> dict[str, Any]:
    return plain(tomllib.loads(text.replace("\r\n", "\n"))["counter"][key])


def test_only_what_changes_is_touched() -> None:
    before = table(HAND, "alcohol")
    after = {**before, "since": "2026-10-11", "archived": True}
    text = with_table(read(HAND), "counter", "alcohol", after)
    expected = HAND.replace("since = 2026-10-12   # a Monday", 'since = "2026-10-11"  # a Monday')
    expected = expected.replace("myself''',\n]\n", "myself''',\n]\narchived = true\n")
    assert text == expected


def test_a_key_with_a_comment_in_its_value_keeps_the_last_one() -> None:
    after = {**table(HAND, "alcohol"), "reasons": ["one"]}
    text = with_table(read(HAND), "counter", "alcohol", after)
    assert table(text, "alcohol") == after
    assert "# both of them" in text
    assert text.count("#") == HAND.count("#") - 2, "those in the texts went with the texts"


def test_a_key_that_goes_leaves_its_comment() -> None:
    after = table(HAND, "alcohol")
    del after["since"]
    text = with_table(read(HAND), "counter", "alcohol", after)
    assert text == HAND.replace("since = 2026-10-12   # a Monday", "# a Monday")


def test_a_table_that_goes_leaves_its_comments() -> None:
    text = with_table(read(HAND), "counter", "alcohol", None)
    assert "alcohol" not in tomllib.loads(text)["counter"]
    for comment in (
        "# since the wedding",
        '# or is it "beer"?',
        "# the day I remember",
        "# a Monday",
        "# both of them",
    ):
        assert comment in text
    assert text.endswith(HAND[HAND.index("# the other one") :])


def test_names_are_found_however_they_are_quoted() -> None:
    for head in ('[counter."alcohol"]', "[ counter . 'alcohol' ]", '["counter"."alc\\u006fhol"]', "[counter.alcohol]"):
        text = f"format = 1\n{head}\nsince = 2026-10-12\n"
        changed = with_table(read(text), "counter", "alcohol", {"since": "2026-10-11"})
        assert changed == text.replace("2026-10-12", '"2026-10-11"')


def test_line_ends_and_the_mark_of_windows_stay() -> None:
    text = "\ufeff" + HAND.replace("\n", "\r\n")
    changed = with_table(read(text), "counter", "alcohol", {**table(HAND, "alcohol"), "kind": "other"})
    assert changed.startswith("\ufeff# my counters")
    assert re.findall(r"(?<!\r)\n", changed) == []
    assert changed.count("#") == text.count("#")
    assert table(changed.removeprefix("\ufeff"), "alcohol")["kind"] == "other"


def test_a_last_line_without_its_end() -> None:
    text = "format = 1\n[counter.a]\nsince = 2026-10-12"
    assert with_table(read(text), "counter", "a", {"since": "2026-10-12", "kind": "other"}) == (
        f'{text}\nkind = "other"\n'
    )
    assert with_table(read(text), "counter", "b", {"x": 1}) == f"{text}\n\n[counter.b]\nx = 1\n"


def test_signs_of_tables_inside_texts_are_no_tables() -> None:
    text = 'format = 1\n[counter.a]\nnote = """\n[counter.b]\n# no comment\n"""\nlist = [\n  ["[counter.b]"],\n]\n'
    changed = with_table(read(text), "counter", "b", {"x": 1})
    assert changed == f"{text}\n[counter.b]\nx = 1\n"
    assert with_table(read(changed), "counter", "b", None) == f"{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "counter = {a = {x = 1}} # my own way\n",
        "[counter]\na.x = 1 # my own way\n",
        "[counter.a]\nx = 1 # my own way\n[counter.a.deep]\ny = 2\n",
    ],
)
def test_a_way_of_writing_that_cannot_be_changed_in_place_keeps_its_comments(text: str) -> None:
    with pytest.raises(SobertrackError, match="without losing your comments"):
        with_table(read(text), "counter", "a", {"x": 2})
    bare = text.replace(" # my own way", "")
    changed = with_table(read(bare), "counter", "a", {"x": 2})
    assert tomllib.loads(changed)["counter"]["a"] == {"x": 2}


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Misuse, match="half a character"):
        bytes_of(with_table(read(HAND), "counter", "x", {"label": "\ud83d"}))


keys = st.text(string.ascii_lowercase + " .#\"'[é", min_size=1, max_size=6)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["#", "[a]", '"""', "'''", "\\"]
)
values = st.one_of(
    texts, st.integers(-(10**9), 10**9), st.booleans(), st.lists(texts, max_size=3), st.dates().map(lambda day: day)
)
tables = st.dictionaries(keys, st.dictionaries(keys, values, max_size=4), max_size=4)
comments = st.lists(st.text("# abc[]=\"'", max_size=10), max_size=3)


@st.composite
def commented(draw: st.DrawFn) -> str:
    """A file as a person might have typed it: tables in any order, comments wherever one may stand."""
    lines = [f"#{text}" for text in draw(comments)] + ["format = 1"]
    for key, fields in draw(tables).items():
        lines += [""] * draw(st.integers(0, 2)) + [f"#{text}" for text in draw(comments)]
        head, *rest = written({"counter": {key: fields}}).rstrip("\n").split("\n")
        assert head == "[counter]" or head.startswith("[counter.")
        lines.append(head + draw(st.sampled_from(["", " # here", "#"])))
        for line in rest:
            if "=" in line and not line.startswith(" ") and not line.endswith("["):
                lines += [f"  #{text}" for text in draw(comments)[:1]]
                line += draw(st.sampled_from(["", " # why", "\t#"]))
            lines.append(line)
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# end"]))


@given(commented(), st.data())
def test_any_change_of_one_table_leaves_all_else(text: str, data: st.DataObject) -> None:
    file = read(text)
    there = file.data.get("counter", {})
    key = data.draw(st.sampled_from(sorted(there)) | keys if there else keys)
    new = data.draw(st.none() | st.dictionaries(keys, values.map(plain), max_size=4))
    if data.draw(st.booleans()) and key in there and new is not None:
        new = {**there[key], **new}
    changed = with_table(file, "counter", key, new)
    after = read(changed)
    expected = {name: value for name, value in {**there, key: new}.items() if value is not None}
    assert after.data.get("counter", {}) == expected
    own = [part.comment for part in statements(text) if part.comment]
    kept = [part.comment for part in statements(changed) if part.comment]
    assert sorted(own) == sorted(kept), "no comment is lost, and none is made"
    assert with_table(after, "counter", key, new) == changed, "the same change again changes nothing"


@given(commented())
def test_statements_are_the_text(text: str) -> None:
    assert "".join(part.text for part in statements(text)) == text
