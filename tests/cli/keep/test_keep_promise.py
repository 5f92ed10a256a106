"""`promise`: this week as it is, skips and pauses, and what is counted from other commands."""

import pytest

NOON = "2026-11-18T12:00:00+00:00"
"""A Wednesday, so that the week has gone on for a while and is not over."""


@pytest.fixture
def walk(real) -> None:
    assert real("promise", "add", "walk", "3/week", "--since", "2026-11-01", now=NOON).code == 0


def week(data, name: str, **more) -> dict:
    found = {each["id"]: each for each in data("promise", now=more.get("now", NOON))["promises"]}
    return found[name]["this_week"]


@pytest.mark.parametrize(
    ("until", "day"),
    [("31 Dec", "2026-12-31"), ("friday", "2026-11-20"), ("2 weeks", "2026-12-02"), ("18 Nov", "2026-11-18")],
)
def test_the_last_day_is_the_coming_one(real, tables, until: str, day: str) -> None:
    for line in (f"walk 5/week until {until}", f"swim daily until {until}".split(" ")):
        assert real("promise", "add", *([line] if isinstance(line, str) else line), now=NOON).code == 0
    assert {each["until"] for each in tables("plan.toml")["promise"].values()} == {day}


def test_a_skip_ends_on_the_coming_day_unless_it_is_told_afterwards(real, data) -> None:
    real("promise", "add", "walk", "daily", now=NOON)
    assert data("promise", "skip", "walk", "--until", "friday", now=NOON)["until"] == "2026-11-20"
    assert data("promise", "skip", "walk", "--on", "10 Nov", "--until", "15 Nov", now=NOON)["until"] == "2026-11-15"
    assert data("promise", "skip", "walk", "--on", "10 Nov", "--until", "2 Dec", now=NOON)["until"] == "2026-12-02"
    assert data("promise", "pause", "walk", "--until", "3 Dec", now=NOON)["promises"][0]["pauses"][0]["last"] == (
        "2026-12-03"
    )


def test_nothing_is_typed_twice(real, data) -> None:
    real("supporter", "add", "Sam K", now=NOON)
    for words in ("meetings 3/week", "call Sam K daily", "checkin daily", "walk 5/week"):
        assert real("promise", "add", words, "--since", "2026-11-01", now=NOON).code == 0
    for line in (("attend", "Tuesday group"), ("reach", "sam k"), ("checkin", "4"), ("activity", "Walk")):
        assert real(*line, now=NOON).code == 0
    found = data("promise", now=NOON)["promises"]
    assert {each["promise"]: each["this_week"]["done"] for each in found} == {
        "meetings 3/week": 1,
        "call sam-k daily": 1,
        "checkin daily": 1,
        "walk 5/week": 1,
    }
    assert [each["supporter"] for each in found] == [None, "sam-k", None, None]


def test_talking_with_somebody_in_a_check_in_counts(real, data) -> None:
    real("supporter", "add", "Sam", now=NOON)
    real("promise", "add", "call", "sam", "daily", now=NOON)
    real("checkin", "3", "--talked", "sam", now=NOON)
    assert week(data, "call-sam")["today"] == "done"


def test_an_edit_and_an_undo_are_counted(real, data, walk) -> None:
    first = real("activity", "walk", "-q", now=NOON).out.strip()
    real("activity", "walk", now=NOON)
    assert week(data, "walk")["done"] == 2
    real("undo", now=NOON)
    assert week(data, "walk")["done"] == 1
    real("edit", first, "--on", "2026-11-15", now=NOON)
    assert week(data, "walk")["done"] == 0
    real("undo", now=NOON)
    assert week(data, "walk")["done"] == 1
    real("rm", first, now=NOON)
    assert week(data, "walk")["done"] == 0


def test_a_day_that_ends_at_four_belongs_to_its_week(real, data, walk, tables) -> None:
    real("config", "set", "day_ends_at", "04:00", now=NOON)
    real("activity", "walk", now="2026-11-23T03:30:00+00:00")
    assert week(data, "walk", now="2026-11-23T03:45:00+00:00")["done"] == 1
    assert week(data, "walk", now="2026-11-23T04:00:00+00:00")["done"] == 0


def test_a_week_may_start_on_sunday(real, data, walk) -> None:
    real("activity", "walk", "--on", "2026-11-15", now=NOON)
    assert week(data, "walk")["done"] == 0
    real("config", "set", "week_starts_on", "sunday", now=NOON)
    assert week(data, "walk")["done"] == 1


def test_a_missed_week_is_said_plainly_and_once(real, walk) -> None:
    real("activity", "walk", now=NOON)
    later = "2026-11-24T12:00:00+00:00"
    assert "Last week: walk 1 of 3. That is said once." in real("promise", now=later).out
    assert "Last week" not in real("promise", now=later).out
    assert "Last week" not in real("promise", now="2026-11-25T12:00:00+00:00").out


def test_a_skipped_day_is_not_missed(real, data) -> None:
    real("promise", "add", "walk", "daily", "--since", "2026-11-01", now=NOON)
    answer = real("promise", "skip", "walk", "--until", "2026-11-20", "-n", "a cold", now=NOON)
    assert answer.out.startswith("Saved skip p-")
    assert "a cold" not in answer.out
    assert week(data, "walk")["asked"] == 4
    real("undo", now=NOON)
    assert week(data, "walk")["asked"] == 7


def test_a_long_skip_is_a_pause(refused, walk) -> None:
    assert "promise pause walk --until 2027-01-01" in refused(
        2, "promise", "skip", "walk", "--until", "2027-01-01", now=NOON
    )


def test_promises_rest_and_go_on(real, data, refused, walk) -> None:
    real("promise", "add", "swim", "daily", "--since", "2026-11-01", now=NOON)
    answer = real("promise", "pause", "--all", "-n", "ill", now=NOON)
    assert answer.out.splitlines()[0] == "Saved promise walk, swim: paused from Wed 18 Nov 2026."
    assert [week(data, name)["today"] for name in ("walk", "swim")] == ["paused", "paused"]
    assert "is paused since Wed 18 Nov 2026" in refused(2, "promise", "pause", "walk", now=NOON)
    friday = "2026-11-20T12:00:00+00:00"
    assert real("promise", "resume", "--all", now=friday).code == 0
    assert week(data, "swim", now=friday)["asked"] == 5
    real("undo", now=friday)
    assert week(data, "swim", now=friday)["asked"] == 2
    assert "which promise?" in refused(2, "promise", "pause", now=NOON)
    assert real("promise", "resume", "swim", now=friday).code == 0
    assert "nothing is paused today" in refused(2, "promise", "resume", "swim", now=friday)


def test_medicine_is_yes_or_skip(real, data) -> None:
    real("promise", "add", "medicine", "daily", "--since", "2026-11-01", now=NOON)
    real("activity", "medicine", now=NOON)
    real("promise", "skip", "medicine", "--on", "yesterday", now=NOON)
    lines = real("promise", now=NOON).out.splitlines()
    assert lines[0].endswith("nothing is asked")
    assert "medicine daily\tyes on 1 day, skipped on 1 day; yes today\tmedicine" in lines
    assert "Last week" not in real("promise", now="2026-11-24T12:00:00+00:00").out
    assert "missed" not in str(data("promise", now="2026-11-24T12:00:00+00:00"))
    real("promise", "add", "ramipril daily", "--medicine", now=NOON)
    assert data("promise", "show", "ramipril", now=NOON)["what"] == "medicine"


def test_a_week_that_was_kept_is_not_counted_against_what_is_promised_later(real, data, walk) -> None:
    for day in ("2026-11-09", "2026-11-11", "2026-11-13"):
        real("activity", "walk", "--on", day, now=NOON)
    real("promise", "edit", "walk", "3/week", "--since", "2026-11-01", now=NOON)
    assert data("promise", "show", "walk", now=NOON)["last_week"]["state"] == "kept"
    real("promise", "edit", "walk", "-n", "by the river", now=NOON)
    assert data("promise", "show", "walk", now=NOON)["since"] == "2026-11-01"
    real("promise", "edit", "walk", "6/week", now=NOON)
    assert data("promise", "show", "walk", now=NOON)["last_week"] is None
    assert "Last week" not in real("promise", now=NOON).out
    assert "Last week" not in real("promise", now="2026-11-24T12:00:00+00:00").out
    real("undo", now=NOON)
    assert data("promise", "show", "walk", now=NOON)["last_week"]["state"] == "kept"


def test_change_and_remove(real, data, tables, refused, walk) -> None:
    real("promise", "edit", "walk", "4/week", "--until", "2026-12-31", now=NOON)
    assert tables("plan.toml")["promise"]["walk"] == {
        "promise": "walk 4/week",
        "since": "2026-11-18",
        "until": "2026-12-31",
    }
    real("promise", "edit", "walk", "run", "daily", "--until", "", now=NOON)
    assert tables("plan.toml")["promise"]["walk"] == {"promise": "run daily", "since": "2026-11-18"}
    assert "says that already" in real("promise", "edit", "walk", "run daily", now=NOON).out
    assert "what to change" in refused(2, "promise", "edit", "walk", now=NOON)
    real("promise", "rm", "run", now=NOON)
    assert tables("plan.toml").get("promise", {}) == {}
    real("undo", now=NOON)
    assert [each["id"] for each in data("promise")["promises"]] == ["walk"]


def test_refusals(refused, walk) -> None:
    assert "such as: meetings 3/week" in refused(2, "promise", "add", "walk", now=NOON)
    assert "exists already" in refused(2, "promise", "add", "Walk", "daily", now=NOON)
    assert "there is: walk" in refused(4, "promise", "skip", "swim", now=NOON)
    assert "lies before the first day" in refused(2, "promise", "add", "swim daily until 2026-11-01", now=NOON)
    assert "given twice" in refused(2, "promise", "add", "swim daily until tomorrow", "--until", "tomorrow", now=NOON)


def test_a_table_that_is_no_promise_is_named_and_left_out(real, data, home, walk) -> None:
    file = home / "data" / "plan.toml"
    file.write_text(file.read_text() + '\n[promise.bad]\npromise = "sometimes"\nsince = "2026-11-01"\n')
    assert [each["id"] for each in data("promise")["promises"]] == ["walk"]
    assert "how often is missing" in real("promise").err


def test_a_page_shows_the_last_weeks(real, data, walk) -> None:
    for day in ("2026-11-09", "2026-11-10", "2026-11-11"):
        real("activity", "walk", "--on", day, now=NOON)
    lines = real("promise", "show", "walk", now=NOON).out.splitlines()
    assert "Mon 9 Nov to Sun 15 Nov\t3 of 3, kept" in lines
    assert [each["done"] for each in data("promise", "show", "walk", now=NOON)["weeks"]] == [0, 0, 3, 0]


def test_a_promise_without_its_verb_is_shown_the_way(refused) -> None:
    assert "a new one: sobertrack promise add NAME" in refused(2, "promise", "walk", "daily")


def test_my_sponsor_is_the_only_one_of_this_role(real, data) -> None:
    real("supporter", "add", "Sam", "--role", "sponsor", now=NOON)
    assert data("promise", "add", "call my sponsor daily", now=NOON)["supporter"] == "sam"
    assert "Counted from" in real("promise", "show", "call-sam", now=NOON).out
    assert "you called Sam" in real("reach", "my sponsor", "--how", "call", now=NOON).out
    assert week(data, "call-sam")["today"] == "done"


def test_a_missed_week_is_told_beside_what_was_kept(real, walk) -> None:
    for words in ("swim weekly", "medicine daily"):
        real("promise", "add", words, "--since", "2026-11-01", now=NOON)
    real("activity", "swim", "--on", "2026-11-10", now=NOON)
    for day in range(9, 16):
        real("activity", "medicine", "--on", f"2026-11-{day:02}", now=NOON)
    assert "Last week: swim kept; walk 0 of 3. That is said once." in real("promise", now=NOON).out
