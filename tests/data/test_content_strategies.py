"""Strategies and triggers: complete, graded, cautioned, and enough of them for every trigger and hour."""

from collections import Counter

import pytest

CATEGORIES = {"delay", "distract", "escape", "accept", "body", "thought", "people", "plan", "repair"}
EVIDENCE = {"tested", "component", "small", "custom"}
NEEDS = {
    "nothing", "phone", "quiet place", "pen and paper", "water", "food", "internet", "another person",
    "a way there", "room to move", "prescribed medicine",
}  # fmt: skip
FIELDS = {
    "id", "name", "category", "how", "steps", "triggers", "minutes", "needs", "night", "strenuous", "withdrawal",
    "caution", "evidence", "evidence_note", "source", "verified",
}  # fmt: skip
MUST_CAUTION = {
    "cold-water", "short-burst", "brisk-walk", "square-breath", "ride-the-wave", "mindful-pause", "clear-the-space",
    "stop-here", "medicine-as-planned", "call-the-clinic", "safety-first", "short-rest", "next-hour", "help-line",
    "pause-the-quarrel", "leave-now", "gentle-honesty",
}  # fmt: skip
NEVER_IN_WITHDRAWAL = {"cold-water", "short-burst", "brisk-walk", "square-breath", "clear-the-space", "stop-here"}
NEVER_AT_NIGHT = {"safe-place", "be-near-people", "brisk-walk", "short-burst", "go-to-a-meeting", "clear-the-space"}


@pytest.fixture
def strategies(content):
    return content("strategies")["strategy"]


@pytest.fixture
def triggers(content):
    return content("strategies")["trigger"]


def test_there_are_66_strategies_and_15_triggers(strategies, triggers):
    assert (len(strategies), len(triggers)) == (66, 15)


def test_fields_types_and_lists(strategies, triggers):
    known = {trigger["id"] for trigger in triggers}
    for s in strategies:
        assert set(s) == FIELDS, s["id"]
        assert s["category"] in CATEGORIES, s["id"]
        assert s["evidence"] in EVIDENCE, s["id"]
        assert set(s["needs"]) <= NEEDS, s["id"]
        assert set(s["triggers"]) <= known, s["id"]
        assert len(s["triggers"]) == len(set(s["triggers"])), s["id"]
        assert 2 <= len(s["steps"]) <= 6, s["id"]
        assert type(s["minutes"]) is int, s["id"]
        assert 1 <= s["minutes"] <= 90, s["id"]
        assert {type(s[flag]) for flag in ("night", "strenuous", "withdrawal", "verified")} == {bool}, s["id"]
        assert all(s[field] for field in ("name", "how", "needs", "evidence_note", "source")), s["id"]


def test_triggers_are_explained(triggers):
    for t in triggers:
        assert set(t) == {"id", "label", "meaning", "taxonomy", "source", "verified"}
        assert all(t[field] for field in ("label", "meaning", "taxonomy", "source")), t["id"]


def test_words_are_kind(strategies, triggers, kind_words):
    for t in triggers:
        kind_words(t["id"], t["label"], t["meaning"], t["taxonomy"])
    for s in strategies:
        kind_words(s["id"], s["name"], s["how"], *s["steps"], s["caution"], s["evidence_note"])


def test_names_are_different_and_short_enough_for_a_list(strategies):
    names = [s["name"] for s in strategies]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 40


def test_a_repair_waits_until_after_use(strategies):
    for s in strategies:
        assert (s["category"] == "repair") == (s["triggers"] == []), s["id"]


def test_what_can_hurt_keeps_its_caution(strategies):
    cautioned = {s["id"] for s in strategies if s["caution"]}
    assert cautioned >= MUST_CAUTION
    assert {s["id"] for s in strategies if s["strenuous"]} <= cautioned


def test_withdrawal_flag_hides_what_strains_or_shocks(strategies):
    offered = {s["id"] for s in strategies if s["withdrawal"]}
    assert not offered & NEVER_IN_WITHDRAWAL
    assert not offered & {s["id"] for s in strategies if s["strenuous"]}


def test_night_flag_hides_lone_walks_and_closed_doors(strategies):
    offered = [s for s in strategies if s["night"]]
    assert not {s["id"] for s in offered} & NEVER_AT_NIGHT
    assert not {need for s in offered for need in s["needs"]} & {"a way there", "room to move"}


def test_every_trigger_has_enough_at_any_hour(strategies, triggers):
    def uses(chosen):
        return Counter(trigger for s in chosen for trigger in s["triggers"])

    every = uses(strategies)
    night = uses(s for s in strategies if s["night"])
    withdrawal = uses(s for s in strategies if s["withdrawal"])
    both = uses(s for s in strategies if s["night"] and s["withdrawal"] and not s["caution"])
    for t in triggers:
        assert every[t["id"]] >= 4, t["id"]
        assert night[t["id"]] >= 3, t["id"]
        assert withdrawal[t["id"]] >= 4, t["id"]
        assert both[t["id"]] >= 1, t["id"]


def test_sos_has_strategies_that_need_nothing_and_warn_of_nothing(strategies):
    fit = [s for s in strategies if s["triggers"] and s["night"] and s["withdrawal"] and not s["caution"]]
    assert len([s for s in fit if s["needs"] == ["nothing"]]) >= 10


def test_unwell_offers_the_clinic_the_help_line_and_a_person(strategies):
    offered = {s["id"] for s in strategies if "unwell" in s["triggers"] and s["withdrawal"] and s["night"]}
    assert offered >= {"call-the-clinic", "help-line", "call-one-person"}


def test_grades_are_honest(strategies):
    for s in strategies:
        if s["evidence"] == "tested":
            assert s["verified"], s["id"]
        if s["verified"]:
            assert "http" in s["source"], s["id"]
            assert not s["source"].startswith("general knowledge"), s["id"]


def test_no_step_tells_how_to_reduce_a_dose(strategies):
    text = " ".join(" ".join([s["how"], *s["steps"]]) for s in strategies).casefold()
    assert not [word for word in ("taper", "milligram", " mg", "cut down by", "half a pill", "wean") if word in text]
