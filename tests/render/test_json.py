"""Results as one JSON document."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

import pytest
from hypothesis import given

from sobertrack.render.json import document, error, plain

from .samples import words

AS_OF = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Run(NamedTuple):
    start: date
    end: date | None
    days: int


class Status(Enum):
    SOBER = "sober"


def shown(data: object) -> object:
    return json.loads(document(data, as_of=AS_OF, generated=NOW))["data"]


def test_the_document_has_the_promised_shape():
    page = document({"days": 41}, as_of=AS_OF, generated=NOW, warnings=[{"code": "bad_line", "line": 7}])
    assert list(json.loads(page).items()) == [
        ("schema", "sobertrack/1"),
        ("generated", "2026-11-22T09:30:00+00:00"),
        ("as_of", "2026-11-22"),
        ("warnings", [{"code": "bad_line", "line": 7}]),
        ("data", {"days": 41}),
    ]
    assert page.endswith("}\n")


def test_an_error_stands_in_place_of_the_data():
    assert json.loads(error("usage", "no command", None)) == {
        "schema": "sobertrack/1",
        "error": {"code": "usage", "message": "no command", "hint": None},
    }


def test_values_are_said_by_name():
    data = {"runs": (Run(AS_OF, None, 0),), "status": Status.SOBER, "at": time(8, 5), "windows": {30: True}}
    assert shown(data) == {
        "runs": [{"start": "2026-11-22", "end": None, "days": 0}],
        "status": "sober",
        "at": "08:05:00",
        "windows": {"30": True},
    }
    assert plain({"tired", "hungry", "alone"}) == ["alone", "hungry", "tired"]
    assert plain({AS_OF: 1}) == {"2026-11-22": 1}


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_number_is_made_up(value):
    with pytest.raises(ValueError):
        document(value, as_of=AS_OF, generated=NOW)


@pytest.mark.parametrize("value", [object(), Decimal(1), b"bytes", {None: 1}, {True: 1}, {1.5: 1}])
def test_what_json_cannot_say_is_a_mistake(value):
    with pytest.raises(TypeError):
        plain(value)


@given(words)
def test_text_comes_back_whole_from_printable_ascii(text):
    page = document({text: text}, as_of=AS_OF, generated=NOW)
    assert re.fullmatch(r"[\x20-\x7e\n]+", page)
    back = json.loads(page)["data"]
    # Two lone surrogates side by side are read back as the character they make together.
    assert back == {joined(text): joined(text)}


def joined(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


@pytest.mark.parametrize("count", [0, 1, 200, 201, 1000])
def test_a_long_list_stands_with_one_item_a_line_and_says_the_same(count):
    rows = [{"id": number, "note": 'a "b"\n\x7f', "list": [1, [2]], "none": None} for number in range(count)]
    assert shown({"rows": rows, "deep": {"rows": rows}}) == {"rows": rows, "deep": {"rows": rows}}
    text = document({"rows": rows}, as_of=AS_OF, generated=NOW)
    assert "\x7f" not in text
    if count > 200:
        assert len(text.splitlines()) < 3 * count
