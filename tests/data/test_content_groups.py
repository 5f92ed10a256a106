"""Groups: complete, filterable, and shown as equals."""

import re

import pytest

FIELDS = {
    "id", "name", "short", "approach", "goal", "for", "focus", "audiences", "audience", "formats", "cost_kind",
    "cost", "tenet", "first_visit", "regions", "website", "meeting_finder", "feed", "status", "source", "verified",
}  # fmt: skip
APPROACHES = {
    "twelve-step", "secular", "faith", "buddhist", "cultural", "women", "activity", "platform", "housing",
    "moderation", "mixed",
}  # fmt: skip
KINDS = {"alcohol", "opioids", "sedatives", "stimulants", "cannabis", "nicotine", "gambling", "other"}
AUDIENCES = {
    "women", "lgbtq", "veterans", "young", "family", "indigenous", "christian", "muslim", "jewish", "professionals",
    "mental-health",
}  # fmt: skip
WANTED = {
    "aa", "secular-aa", "na", "ca", "cma", "ma", "ga", "oa", "slaa", "nicotine-anonymous", "al-anon", "nar-anon",
    "smart", "smart-family", "lifering", "wfs", "recovery-dharma", "refuge-recovery", "celebrate-recovery", "sos",
    "moderation-management", "wellbriety", "millati-islami", "jacs", "gay-and-sober", "she-recovers", "the-phoenix",
    "in-the-rooms", "soberistas", "dra", "dtr", "smart-veterans", "ypr", "oxford-house", "idaa",
}  # fmt: skip


@pytest.fixture
def groups(content):
    return content("groups")["group"]


def test_all_the_wanted_organisations_are_there(groups):
    assert len(groups) == 41
    assert {group["id"] for group in groups} >= WANTED


def test_fields_and_lists(groups):
    for g in groups:
        assert set(g) == FIELDS, g["id"]
        assert g["approach"] in APPROACHES, g["id"]
        assert g["goal"] in {"abstinence", "moderation", "user-defined", "family"}, g["id"]
        assert g["cost_kind"] in {"free", "donation", "sliding-scale", "fee"}, g["id"]
        assert g["status"] in {"active", "inactive", "check"}, g["id"]
        assert g["feed"] in {"meeting-guide", "bmlt", ""}, g["id"]
        assert g["formats"], g["id"]
        assert set(g["formats"]) <= {"in person", "online", "phone"}, g["id"]
        empty = {key for key, value in g.items() if value in ("", [])}
        assert empty <= {"audiences", "website", "meeting_finder", "feed"}, g["id"]


def test_words_are_kind(groups, kind_words):
    for g in groups:
        kind_words(g["id"], g["name"], g["short"], g["focus"], g["audience"], g["cost"], g["tenet"], g["first_visit"])


def test_addresses(groups):
    for g in groups:
        for field in ("website", "meeting_finder"):
            assert re.fullmatch(r"(https?://\S+)?", g[field]), g["id"]
        assert g["website"] or g["status"] == "inactive", g["id"]


def test_for_names_counter_kinds_or_any_alone(groups):
    for g in groups:
        assert g["for"] == ["any"] or (g["for"] and set(g["for"]) <= KINDS), g["id"]
        assert len(g["for"]) == len(set(g["for"])), g["id"]
    assert {kind for g in groups for kind in g["for"]} == KINDS | {"any"}


def test_audiences_are_known_and_each_is_served(groups):
    assert {word for g in groups for word in g["audiences"]} == AUDIENCES
    for g in groups:
        if g["goal"] == "family" and g["id"] != "coda":
            assert "family" in g["audiences"], g["id"]
        if g["approach"] == "women":
            assert "women" in g["audiences"], g["id"]


def test_every_kind_has_somebody_active_to_go_to(groups):
    active = [g for g in groups if g["status"] == "active" and g["goal"] in {"abstinence", "user-defined"}]
    for kind in KINDS:
        assert [g for g in active if kind in g["for"] or g["for"] == ["any"]], kind


def test_short_names_tell_groups_apart(groups):
    shorts = [g["short"].casefold() for g in groups]
    assert len(shorts) == len(set(shorts))


def test_moderation_points_to_a_doctor(groups):
    for g in groups:
        if g["goal"] == "moderation":
            assert "doctor" in g["first_visit"]


def test_verified_means_that_a_page_is_named(groups):
    for g in groups:
        assert not g["verified"] or "http" in g["source"], g["id"]


def test_questions_are_calm_and_each_part_has_some(content, kind_words):
    rows = content("questions")["question"]
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert list(dict.fromkeys(row["about"] for row in rows)) == ["group", "cost", "programme"]
    assert [row["about"] for row in rows] == sorted(
        (row["about"] for row in rows), key=["group", "cost", "programme"].index
    )
    for row in rows:
        assert set(row) == {"id", "about", "text"}
        assert row["text"].endswith("?")
        kind_words(row["id"], row["text"], limit=120)
