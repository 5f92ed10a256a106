"""`plan aftercare`: with options, as a page, and on paper."""

import pytest

PAGE = """\
Anything above the first heading is left out.

## What ended
Twelve weeks, day clinic

## When it ended
2026-11-15

## Meetings
(Groups, and how often you want to go.)
- Tuesday group
Sunday walk

## Warning signs in how I feel
- flat for days -> I tell Sam
"""


@pytest.fixture
def plan(real) -> None:
    answer = real(
        *("plan", "aftercare", "--programme", "day clinic", "--ended", "2026-11-15", "--doing", "skip meals -> eat"),
        *("--call", "Sam", "--call", "Kim", "--medicines", "naltrexone", "--after-slip", "Am I safe?"),
    )
    assert answer.code == 0, answer.screen


def sections(found: dict) -> dict[str, list[str]]:
    return {each["section"]: each["lines"] for each in found["sections"] if each["lines"]}


def test_with_options(data, plan) -> None:
    found = data("plan", "aftercare")
    assert (found["programme"], found["ended"], found["made"]) == ("day clinic", "2026-11-15", "2026-11-22")
    assert sections(found) == {
        "doing": ["skip meals -> eat"],
        "call": ["Sam", "Kim"],
        "medicines": ["naltrexone"],
        "after_slip": ["Am I safe?"],
    }
    assert [each["day"] for each in found["reviews"]] == ["2026-12-15", "2027-01-14", "2027-02-13"]


def test_an_option_changes_its_section_alone_and_undo_brings_it_back(real, data, plan) -> None:
    real("plan", "aftercare", "--call", "Ana", "--medicines", "")
    assert sections(data("plan", "aftercare"))["call"] == ["Ana"]
    assert "medicines" not in sections(data("plan", "aftercare"))
    real("undo")
    assert sections(data("plan", "aftercare"))["call"] == ["Sam", "Kim"]


def test_as_a_page(real, data, plan) -> None:
    answer = real("plan", "aftercare", "--page", "-", stdin=PAGE)
    said = (
        "Saved aftercare plan: 2 of 14 sections; last day Sun 15 Nov 2026 (7 days ago); to look at again on Tue 15 Dec"
    )
    assert answer.out.splitlines()[0].startswith(said)
    found = data("plan", "aftercare")
    assert found["programme"] == "Twelve weeks, day clinic"
    assert sections(found) == {"meetings": ["Tuesday group", "Sunday walk"], "feeling": ["flat for days -> I tell Sam"]}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("## Meeting\n- one\n", 'line 1 of the page: no section "Meeting"'),
        ("## When it ended\nsoon\n", "is not a date"),
        ("## Meetings\n" + "x" * 301, "at most 300 letters"),
        ("## Meetings\n" + "x\n" * 20_000, "at most 20 kB"),
        ("no heading at all", "the page has none of its headings"),
        ("## Meetings\n", "without a line is none"),
    ],
)
def test_a_page_that_is_none_changes_nothing(real, refused, data, plan, page: str, words: str) -> None:
    assert words in refused(2, "plan", "aftercare", "--page", "-", stdin=page)
    assert sections(data("plan", "aftercare"))["call"] == ["Sam", "Kim"]


def test_a_first_page_without_a_heading_is_not_taken_for_an_empty_one(refused) -> None:
    assert "none of its headings" in refused(2, "plan", "aftercare", "--page", "-", stdin="I call Sam\n")


def test_what_is_on_lists_anyway_is_on_the_page(real, data, plan) -> None:
    real("meeting", "add", "Tuesday group", "--day", "tuesday", "--time", "19:00")
    real("supporter", "add", "Sam", "--phone", "+1 555 0100", "--role", "sponsor")
    real("appointment", "add", "Dr Lee", "--on", "2026-12-01", "--at", "14:00")
    lines = real("plan", "aftercare").out.splitlines()
    assert "- Tuesday group, Tuesday 19:00" in lines
    assert "- Sam (sponsor) +1 555 0100" in lines
    assert "- Tue 1 Dec 2026, 14:00: Dr Lee" in lines
    assert "skip meals\teat" in lines


def test_on_paper(real, data, plan) -> None:
    assert real("plan", "print").out.startswith("My plan for the time after\n")
    real("plan", "add", "--if", "they offer a drink", "--then", "I say no")
    out = real("plan", "print").out
    assert "If they offer a drink, then I say no." in out
    assert "- naltrexone" in out
    assert "## Medicines, as prescribed" in real("plan", "print", "--format", "md").out
    assert "naltrexone" not in real("plan", "print", "--for", "mum").out
    assert data("plan", "print")["aftercare"]["programme"] == "day clinic"


def test_it_is_looked_at_again(real, data, plan) -> None:
    later = "2026-12-20T12:00:00+00:00"
    real("start", "smoking", "--since", "2026-10-12")
    assert "plan aftercare" not in real().out
    assert "Your plan wants a look: sobertrack plan aftercare" in real(now=later).out
    assert data("plan", "aftercare", now=later)["review_due"] == "2026-12-15"
    answer = real("plan", "aftercare", "--reviewed", now=later)
    assert answer.out.splitlines()[0].endswith("looked at again on Sun 20 Dec 2026. Next time: Thu 14 Jan 2027.")
    assert "plan aftercare" not in real(now=later).out


def test_with_nobody_to_ask(refused) -> None:
    assert "as a page: plan aftercare --page -" in refused(5, "plan", "aftercare")
    assert "there is no aftercare plan yet" in refused(2, "plan", "aftercare", "--reviewed")


def test_a_table_that_is_no_plan_is_not_written_over(refused, home) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "plan.toml").write_text('[aftercare]\nmade = "2026-11-22"\nmeetings = "one"\n')
    assert "meetings is not a list of texts" in refused(3, "plan", "aftercare")
    assert "mend the file by hand" in refused(3, "plan", "aftercare", "--call", "Sam")


def test_a_page_on_paper_has_numbers_even_where_no_country_is_known(real) -> None:
    real("plan", "aftercare", "--call", "Sam")
    out = real("plan", "print", env={"TZ": "UTC", "LANG": "C"}).out
    assert "In danger\t911 Americas, 112 Europe and most mobiles, 999 UK, 000 Australia" in out
    assert "In danger\t999" in real("plan", "print").out
