"""Milestones: one plain set by default, a safety note early on, and no message twice."""

import pytest

FIELDS = {
    "id", "custom", "unit", "count", "repeats", "safety", "label", "colour", "message", "note", "source", "verified",
}  # fmt: skip
DAYS = {"day": 1, "month": 30, "year": 365}


@pytest.fixture
def milestones(content):
    return content("milestones")["milestone"]


@pytest.fixture
def customs(content):
    return content("milestones")["custom"]


def test_only_the_plain_set_is_on_by_default(customs):
    assert [custom["id"] for custom in customs] == ["neutral", "aa", "na"]
    assert [custom["id"] for custom in customs if custom["default"]] == ["neutral"]


def test_fields_and_values(milestones):
    for m in milestones:
        assert set(m) == FIELDS, m["id"]
        assert m["custom"] in {"neutral", "aa", "na"}, m["id"]
        assert m["unit"] in DAYS, m["id"]
        assert m["count"] >= 1, m["id"]
        assert m["repeats"] >= 0, m["id"]
        assert m["label"], m["id"]
        assert m["message"], m["id"]
        assert m["source"], m["id"]


def test_ids_that_the_reports_promise(milestones):
    assert {m["id"] for m in milestones} >= {"30-days", "60-days", "90-days", "6-months", "1-year", "each-year"}


def test_a_number_that_repeats_is_shown_with_its_count(milestones):
    for m in milestones:
        assert ("{n}" in m["label"]) == ("{n}" in m["message"]) == bool(m["repeats"]), m["id"]


def test_early_milestones_bring_the_safety_note(milestones):
    for m in milestones:
        assert m["safety"] is (m["count"] * DAYS[m["unit"]] <= 10), m["id"]


def test_no_set_counts_the_same_day_twice(milestones):
    marks = [(m["custom"], m["unit"], m["count"]) for m in milestones]
    assert len(marks) == len(set(marks))


def test_messages_are_kind_and_different(milestones, customs, kind_words):
    messages = [m["message"] for m in milestones]
    assert len(messages) == len(set(messages))
    for m in milestones:
        kind_words(m["id"], m["label"], m["message"], m["note"], m["colour"])
    for custom in customs:
        kind_words(custom["id"], custom["label"], custom["note"])


def test_the_plain_set_has_no_colours(milestones):
    assert [m["id"] for m in milestones if m["custom"] == "neutral" and m["colour"]] == []


def test_an_unconfirmed_colour_says_so(milestones):
    for m in milestones:
        if m["colour"] and not m["verified"]:
            assert "one student report" in m["note"], m["id"]
