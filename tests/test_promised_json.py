"""The JSON that other programs rely on: names and forms are promises. docs/json.md lists every shape."""

import json

import pytest

import build_docs

WINDOW = {"sober", "slip", "of"}
RUN = {"start", "end", "days"}
COUNTER = {
    "counter",
    "kind",
    "first_sober_date",
    "sober_since",
    "status",
    "days",
    "elapsed",
    "longest_run",
    "total_sober_days",
    "slips",
    "slip_days",
    "runs",
    "last_milestone",
    "next_milestone",
    "windows",
}


def data_of(answer) -> dict:
    assert answer.code == 0, answer.err
    document = json.loads(answer.out)
    assert list(document) == ["schema", "generated", "as_of", "warnings", "data"]
    return document["data"]


def test_the_promised_streak_document(run) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    for day in ("2026-11-19", "2026-11-20", "2026-11-21"):
        assert run("checkin", "4", "--on", day).code == 0
    assert data_of(run("streak", "--json")) == {
        "counters": [
            {
                "counter": "alcohol",
                "kind": "alcohol",
                "first_sober_date": "2026-10-12",
                "sober_since": "2026-10-12",
                "status": "sober",
                "days": 41,
                "elapsed": {"years": 0, "months": 1, "days": 10},
                "longest_run": {"start": "2026-10-12", "end": None, "days": 41},
                "total_sober_days": 41,
                "slips": 0,
                "slip_days": 0,
                "runs": [{"start": "2026-10-12", "end": None, "days": 41}],
                "last_milestone": {"id": "30-days", "label": "30 days", "date": "2026-11-11"},
                "next_milestone": {"id": "60-days", "label": "60 days", "date": "2026-12-11", "in_days": 19},
                "windows": {
                    "30": {"sober": 30, "slip": 0, "of": 30},
                    "90": {"sober": 41, "slip": 0, "of": 41},
                    "365": {"sober": 41, "slip": 0, "of": 41},
                },
            }
        ],
        "checkins": {"current": 3, "longest": 3, "total": 3, "logged_today": False, "last": "2026-11-21"},
    }


@pytest.mark.parametrize("as_of", ["1900-01-01", "2026-10-11", "2026-10-12", "2026-11-10", "2026-11-11", "2300-12-31"])
def test_the_streak_document_has_one_form_on_any_day(as_of: str, run) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    run("slip", "--on", "2026-11-10")
    counter = data_of(run("streak", "--json", "--as-of", as_of))["counters"][0]
    assert set(counter) == COUNTER
    assert counter["status"] in {"sober", "ongoing", "future"}
    assert set(counter["elapsed"]) == {"years", "months", "days"}
    assert all(set(each) == RUN for each in counter["runs"])
    assert counter["longest_run"] is None or set(counter["longest_run"]) == RUN
    assert {name: set(each) for name, each in counter["windows"].items()} == {"30": WINDOW, "90": WINDOW, "365": WINDOW}


def test_without_a_counter_and_without_an_entry(run) -> None:
    empty = {"current": 0, "longest": 0, "total": 0, "logged_today": False, "last": None}
    assert data_of(run("streak", "--json")) == {"counters": [], "checkins": empty}


def test_an_error_is_a_document_too(run) -> None:
    for words, code in ((["chekin"], 2), (["streak", "--counter", "x"], 4), (["checkin", "9"], 2)):
        answer = run(*words, "--json")
        document = json.loads(answer.out)
        assert answer.code == code
        assert set(document) == {"schema", "error"}
        assert set(document["error"]) == {"code", "message", "hint"}
        assert answer.err.startswith("sobertrack: ")


def test_the_pages_are_what_the_program_says_today() -> None:
    """A renamed key, option or setting shows here: `make pages` writes it down, and the diff is the review."""
    assert [path.name for path in build_docs.stale()] == []
