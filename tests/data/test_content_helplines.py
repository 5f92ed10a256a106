"""Help lines: an emergency number first, a crisis line everywhere, and hours that are never guessed."""

import re

import pytest

from sobertrack.model.help_lines import TO_TALK

LISTED = {
    "US", "CA", "GB", "IE", "AU", "NZ", "IN", "DE", "FR", "ES", "IT", "NL", "BE", "SE", "NO", "DK", "FI", "AT",
    "CH", "PT", "PL", "BR", "MX", "AR", "ZA", "IL", "JP", "EU", "ZZ",
}  # fmt: skip
MEMBERS = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
    "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
FIELDS = {
    "kind", "name", "number", "text", "hours", "always_open", "open_from", "open_to", "open_days", "cost", "web",
    "note", "source", "source_year", "verified",
}  # fmt: skip


@pytest.fixture
def countries(content):
    return content("helplines")["country"]


@pytest.fixture
def lines(countries):
    return [(country["code"], line) for country in countries for line in country["line"]]


def test_the_listed_countries_each_once(countries):
    codes = [country["code"] for country in countries]
    assert set(codes) == LISTED
    assert len(codes) == len(set(codes))


def test_the_emergency_number_stands_first(countries):
    for country in countries:
        assert set(country) == {"code", "name", "emergency", "note", "line"}
        assert country["emergency"], country["code"]
        assert country["line"][0]["kind"] == "emergency", country["code"]
        assert country["line"][0]["number"] == country["emergency"], country["code"]


def test_every_country_has_a_crisis_line(countries):
    for country in countries:
        assert "crisis" in {line["kind"] for line in country["line"]}, country["code"]


def test_fields_and_numbers(lines):
    for code, line in lines:
        where = f"{code} {line['name']}"
        assert set(line) == FIELDS, where
        assert line["kind"] in {"emergency", "crisis", "substance", "poison", "family"}, where
        assert line["number"] or line["text"] or line["web"], where
        assert re.fullmatch(r"[0-9 \-]*", line["number"]), where
        assert re.fullmatch(r"[0-9 ]*", line["text"]), where
        assert line["name"], where
        assert line["source"], where


def test_no_line_twice_in_a_country(countries):
    for country in countries:
        seen = [(line["kind"], line["name"], line["number"]) for line in country["line"]]
        assert len(seen) == len(set(seen)), country["code"]


def test_words_are_kind(countries, lines, kind_words):
    for country in countries:
        kind_words(country["code"], country["name"], country["note"])
    for code, line in lines:
        kind_words(code, line["name"], line["hours"], line["cost"], line["note"])


def test_always_open_only_where_nothing_is_left_to_check(lines):
    for code, line in lines:
        assert line["always_open"] is (line["hours"] == "24/7"), f"{code} {line['name']}"


def test_hours_for_machines_only_where_they_are_certain(lines):
    for code, line in lines:
        where = f"{code} {line['name']}"
        times = (line["open_from"], line["open_to"])
        assert all(re.fullmatch(r"(([01]\d|2[0-3]):[0-5]\d|24:00)?", time) for time in times), where
        assert bool(times[0]) == bool(times[1]) == bool(line["open_days"]), where
        assert line["open_days"] in {"", "mon-sun", "mon-fri"}, where
        if times[0]:
            assert times[0] < times[1], where
            assert not line["always_open"], where
            assert "check" not in line["hours"], where


def test_verified_means_a_page_that_is_not_old(lines):
    for code, line in lines:
        where = f"{code} {line['name']}"
        assert type(line["verified"]) is bool, where
        if line["verified"]:
            assert not line["source"].startswith("general knowledge"), where
            assert line["kind"] == "emergency" or not 0 < line["source_year"] < 2021, where


def test_two_numbers_stay_out(lines):
    for code, line in lines:
        assert line["number"] != "1933", code
        assert "press 3" not in line["note"].casefold(), code


def test_a_country_that_borrows_an_entry_has_none_of_its_own(content):
    for code, entry in content("helplines")["served_by"].items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert code not in LISTED, code
        assert entry in LISTED - {"ZZ"}, code


def test_all_member_states_of_the_eu_are_served(content):
    assert LISTED | set(content("helplines")["served_by"]) >= MEMBERS


@pytest.mark.parametrize(
    ("codes", "number"), [(("US", "CA"), "988"), (("GB", "IE"), "116 123"), (("AU",), "13 11 14"), (("NZ",), "1737")]
)
def test_what_is_said_where_no_country_is_known_is_a_checked_line(countries, codes: tuple[str, ...], number: str):
    assert any(each.startswith(f"{number} ") for each in TO_TALK.split(" · "))
    for country in countries:
        if country["code"] in codes:
            crisis = [line for line in country["line"] if line["kind"] == "crisis" and line["number"] == number]
            assert any(line["verified"] and line["always_open"] for line in crisis), country["code"]
    assert len(TO_TALK.split(" · ")) == 4
