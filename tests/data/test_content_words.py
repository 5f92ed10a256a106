"""Words and zones: what a person typed becomes a kind, and a clock becomes a guess at a country."""

import re
from zoneinfo import available_timezones

import pytest

KINDS = {"alcohol", "opioids", "sedatives", "stimulants", "cannabis", "nicotine", "gambling", "other"}
AMBIGUOUS = {"pills", "drugs", "painkillers", "dope", "medication", "substances", "ketamine", "spice", "inhalants"}
EXPECTED = {
    "beer": "alcohol", "wine": "alcohol", "vodka": "alcohol", "whisky": "alcohol", "whiskey": "alcohol",
    "gin": "alcohol", "booze": "alcohol", "drinking": "alcohol", "drink": "alcohol", "heroin": "opioids",
    "oxy": "opioids", "oxycodone": "opioids", "oxycontin": "opioids", "fentanyl": "opioids", "morphine": "opioids",
    "codeine": "opioids", "tramadol": "opioids", "xanax": "sedatives", "valium": "sedatives",
    "klonopin": "sedatives", "ativan": "sedatives", "benzos": "sedatives", "benzodiazepines": "sedatives",
    "sleeping pills": "sedatives", "zopiclone": "sedatives", "zolpidem": "sedatives", "ambien": "sedatives",
    "ghb": "sedatives", "gbl": "sedatives", "phenobarbital": "sedatives", "cocaine": "stimulants",
    "coke": "stimulants", "crack": "stimulants", "meth": "stimulants", "speed": "stimulants",
    "amphetamine": "stimulants", "adderall": "stimulants", "weed": "cannabis", "pot": "cannabis", "thc": "cannabis",
    "hash": "cannabis", "vape": "nicotine", "vaping": "nicotine", "cigarettes": "nicotine", "smoking": "nicotine",
    "snus": "nicotine", "tobacco": "nicotine", "betting": "gambling", "slots": "gambling", "casino": "gambling",
    "poker": "gambling", "sugar": "other", "porn": "other", "gaming": "other", "shopping": "other",
    "social media": "other", "caffeine": "other",
}  # fmt: skip


@pytest.fixture
def words(content):
    return content("words")


@pytest.fixture
def zones(content):
    return content("zones")["zone"]


def normalised(name: str) -> str:
    """The form that the header of words.toml asks for."""
    return " ".join(re.sub(r"[^\w']|_", " ", name.casefold()).split())


def test_the_eight_kinds_and_their_precedence(words):
    assert set(words["kind"]) == KINDS
    assert sorted(words["precedence"]) == sorted(KINDS)
    assert set(words["precedence"][:3]) == {"opioids", "sedatives", "alcohol"}
    assert words["precedence"][-1] == "other"


def test_entries_are_normalised_and_belong_to_one_kind(words):
    entries = [entry for known in words["kind"].values() for entry in known] + words["care"]["words"] + words["small"]
    assert [entry for entry in entries if entry != normalised(entry)] == []
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(("word", "kind"), EXPECTED.items())
def test_a_common_word_is_known(words, word, kind):
    assert word in words["kind"][kind]


def test_words_of_several_meanings_stay_out(words):
    assert not AMBIGUOUS & {entry for known in words["kind"].values() for entry in known}


def test_each_kind_knows_its_own_name(words):
    for kind in KINDS - {"other"}:
        assert kind in words["kind"][kind] or kind.removesuffix("s") in words["kind"][kind]


def test_harmless_drinks_are_longer_entries_than_the_word_they_hold(words):
    assert {"root beer", "ginger beer", "diet coke", "soft drinks", "ice cream"} <= set(words["kind"]["other"])


def test_every_zone_leads_to_a_country(zones):
    assert len(zones) > 500
    assert {code for code in zones.values() if not re.fullmatch(r"[A-Z]{2}", code)} == set()
    assert list(zones) == sorted(zones)


def test_every_country_with_help_lines_is_reached_from_a_zone(content, zones):
    lines = content("helplines")
    reached = set(zones.values())
    assert {country["code"] for country in lines["country"]} - reached == {"EU", "ZZ"}
    assert set(lines["served_by"]) - reached == set()


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/New_York", "US"), ("US/Eastern", "US"), ("Asia/Calcutta", "IN"), ("Asia/Kolkata", "IN"),
     ("Europe/Belfast", "GB"), ("GB", "GB"), ("Eire", "IE"), ("Iceland", "IS"), ("America/Virgin", "VI"),
     ("Europe/Berlin", "DE"), ("Europe/Busingen", "DE"), ("NZ", "NZ"), ("Japan", "JP"), ("Pacific/Truk", "FM")],
)  # fmt: skip
def test_a_zone_names_its_country(zones, zone, country):
    assert zones[zone] == country


def test_names_without_one_country_stay_out(zones):
    assert not {"UTC", "GMT", "CET", "EET", "EST", "EST5EDT", "Etc/UTC", "Factory"} & set(zones)


def test_nearly_every_zone_of_this_machine_is_known(zones):
    skipped = ("Etc/", "SystemV/", "posix")
    placed = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(skipped)}
    assert len(placed - set(zones)) <= 5
