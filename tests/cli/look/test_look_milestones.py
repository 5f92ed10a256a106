"""`milestones` on real notebooks."""

import pytest


@pytest.fixture
def journal(write) -> None:
    write("start alcohol --since 2026-01-12\nslip --on 2026-10-01")


def ids(found, which: str) -> list[tuple[str, str]]:
    return [(each["id"], each["date"]) for each in found["counters"][0][which]]


def customs(home, words: str, own: str = "[]") -> None:
    file = home / "data" / "counters.toml"
    file.write_text(f"{file.read_text().rstrip()}\nmilestones = {words}\nown = {own}\n")


def test_what_was_reached_stays_with_its_date_and_what_comes_is_counted_from_the_run(journal, data):
    found = data("milestones")
    reached, coming = ids(found, "reached"), ids(found, "next")
    assert ("200-days", "2026-07-31") in reached
    assert reached.count(("30-days", "2026-02-11")) == 1
    assert reached.count(("30-days", "2026-11-01")) == 1
    assert coming[:2] == [("60-days", "2026-12-01"), ("90-days", "2026-12-31")]
    again = [each["again"] for each in found["counters"][0]["reached"] if each["id"] == "30-days"]
    assert again == [False, True]
    assert found["counters"][0]["next"][0]["in_days"] == 9
    assert found["counters"][0]["next"][0]["again"]


def test_a_milestone_reached_again_says_so_kindly(journal, real):
    out = real("milestones").out
    assert "30 days, again, on Sun 1 Nov 2026. You knew the way." in out
    assert "30 days\tWed 11 Feb 2026\tagain on Sun 1 Nov 2026" in out
    assert "60 days, again" not in out
    assert "30 days, again. You knew the way." in real("milestones", "--as-of", "2026-11-01").out


def test_a_milestone_reached_three_times(journal, write, real):
    write("slip --on 2026-11-05")
    out = real("milestones", "--as-of", "2026-11-10").out
    assert "3 days\tThu 15 Jan 2026\t3 times, last on Mon 9 Nov 2026" in out


def test_neutral_ones_alone_unless_customs_are_chosen(journal, real, home):
    assert "AA" not in real("milestones").out
    customs(home, '["neutral", "aa", "na"]', '["45 days"]')
    out = real("milestones").out
    assert "AA: 30 days, red\tWed 11 Feb 2026" in out
    assert "NA: 60 days, green\tFri 13 Mar 2026\tColour from one student report only." in out
    assert "45 days\tThu 26 Feb 2026" in out
    assert "AA: Custom differs from group to group; AA itself sets no chips." in out


def test_custom_and_colour_in_json(journal, data, home):
    customs(home, '["aa"]', '["45 days"]')
    reached = {each["id"]: each for each in data("milestones")["counters"][0]["reached"]}
    assert (reached["aa-30-days"]["custom"], reached["aa-30-days"]["colour"]) == ("aa", "red")
    assert (reached["own-45-days"]["custom"], reached["own-45-days"]["colour"]) == ("own", None)
    assert "30-days" not in reached


def test_no_next_one_for_three_days_after_a_slip(journal, write, real, data):
    write("slip --on 2026-11-20")
    out = real("milestones").out
    assert "Coming" not in out
    assert "These stay yours. What comes next can wait a few days." in out
    assert "Coming" in real("milestones", "--as-of", "2026-11-24").out
    assert data("milestones")["counters"][0]["next"]


def test_the_withdrawal_note_stands_first_in_the_first_days(write, real, data):
    write("start alcohol --since 2026-11-19")
    assert real("milestones").out.startswith("If you drink heavily every day")
    assert len(data("milestones")["safety"]) == 1
    assert real("milestones", "--as-of", "2026-11-29").out.startswith("As on Sun 29 Nov 2026:\nalcohol\n")
    assert real("milestones", "-q").out.startswith("If you drink heavily every day")


def test_no_such_note_where_stopping_is_no_danger(write, data):
    write("start smoking --since 2026-11-19")
    assert "safety" not in data("milestones")


def test_firsts_have_a_date_and_an_entry(journal, write, data, real):
    write("checkin 3 9 --on 2026-11-10 --talked Sam\ncheckin 4 --on 2026-11-11")
    firsts = data("milestones")["firsts"]
    assert [(first["id"], first["date"]) for first in firsts] == [
        ("first-checkin", "2026-11-10"),
        ("first-hard-day-passed", "2026-11-10"),
        ("first-contact", "2026-11-10"),
    ]
    assert firsts[0]["entry"].startswith("c-")
    assert "First hard day that passed\tTue 10 Nov 2026" in real("milestones").out
    assert data("milestones", "--as-of", "2026-11-09")["firsts"] == []


def test_five_of_those_that_come_and_all_of_them(journal, real):
    assert "1 year\t" not in real("milestones").out
    assert "10,000 days\t" in real("milestones", "--all").out


def test_several_counters_and_one_of_them(journal, write, data):
    write("start smoking --since 2026-11-15")
    assert [each["counter"] for each in data("milestones")["counters"]] == ["alcohol", "smoking"]
    assert [each["counter"] for each in data("milestones", "--counter", "smoking")["counters"]] == ["smoking"]


def test_before_the_first_day_and_while_use_is_ongoing(write, data, real):
    write("start alcohol --since 2027-01-01")
    found = data("milestones")["counters"][0]
    assert found["reached"] == []
    assert found["next"][0]["date"] == "2027-01-02"
    write("start smoking --since 2026-01-01\nslip smoking --ongoing")
    found = data("milestones", "--counter", "smoking")["counters"][0]
    assert found["next"] == []
    assert len(found["reached"]) > 5


def test_without_a_counter(real, data):
    assert data("milestones") == {"counters": [], "firsts": []}
    assert "sobertrack start" in real("milestones").out
