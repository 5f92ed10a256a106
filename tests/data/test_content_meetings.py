"""The codes and words of meeting lists."""

import pytest

from sobertrack.model.days.calendar_words import WEEKDAYS
from sobertrack.model.peers.meeting_types import MeetingTypes


@pytest.fixture
def types(content):
    return content("meeting_types")["type"]


@pytest.fixture
def words(content):
    return content("meeting_words")


def test_every_type_has_a_code_and_a_name_in_nine_languages(types):
    languages = {frozenset(row) for row in types}
    assert languages == {frozenset(("code", "en", "es", "fr", "ja", "nl", "pt", "sk", "sv", "th"))}
    codes = [row["code"] for row in types]
    assert len(codes) == len(set(codes)) == 87
    assert all(text and text == text.strip() for row in types for text in row.values())


def test_the_types_are_credited(content):
    from sobertrack.store.library import DATA

    head = (DATA / "meeting_types.toml").read_text("utf-8").partition("schema")[0]
    assert "https://github.com/code4recovery/spec" in head
    assert "Permission is hereby granted, free of charge" in head


def test_programmes_are_groups_or_short_names_of_lists(content, words):
    groups = {row["id"] for row in content("groups")["group"]}
    assert set(words["program"]) - groups == {"da", "eda", "sa", "sca", "sia"}


def test_programmes_name_only_codes_that_differ_and_only_once(types, words):
    codes = {row["code"] for row in types}
    assert set(words["differing"]) <= codes
    for name, program in words["program"].items():
        same, own = set(program.get("same", ())), set(program.get("types", ()))
        assert same <= set(words["differing"]), name
        assert not same & own, name
        assert program.get("like", "aa") in words["program"], name
        assert all(text and len(text) <= 40 for text in program.get("types", {}).values()), name
    assert set(words["program"]["aa"]["same"]) == set(words["differing"])


def test_aa_knows_every_code_and_every_code_finds_itself(types, words):
    aa = MeetingTypes("aa", types, words)
    assert {row["code"]: row["en"] for row in types} | {"ONL": "Online"} == aa.names
    assert [code for code in aa.names if aa.code(code) != code] == []
    assert [row["en"] for row in types if aa.code(row["en"].upper()) != row["code"]] == []
    assert aa.code("") == aa.code("nothing") == ""


def test_weekdays_of_other_languages_are_lower_case_and_mean_one_day(words):
    assert list(words["weekday"]) == [name.lower() for name in WEEKDAYS]
    said = [name for names in words["weekday"].values() for name in names]
    assert len(said) == len(set(said))
    assert all(name == name.casefold() for name in said)


def test_providers_are_hosts(words):
    assert words["providers"] == sorted(words["providers"])
    assert all("." in host and host == host.casefold() for host in words["providers"])
