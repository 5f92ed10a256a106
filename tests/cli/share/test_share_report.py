"""The accountability report: what somebody may see, seen first, agreed to, and written down."""

import json

import pytest

from sobertrack.model.sharing import FIELDS, PRIVATE, USUAL, parse_fields

WEEK = """
    checkin 4 2 --on 2026-11-16 --win 'walked home' -n 'a private note'
    checkin 2 6 --on 2026-11-18 --hard 'a long evening' --trigger lonely
    checkin 3 --on 2026-11-22
    urge 8 --now 3 --on 2026-11-18
    attend 'Tuesday group' --on 2026-11-17
    reach Alex --on 2026-11-19
    promise add meetings weekly --since 2026-11-01
    activity walk --minutes 30 --on 2026-11-20
"""


@pytest.fixture
def week(real, sam) -> None:
    import shlex

    for line in filter(None, map(str.strip, WEEK.splitlines())):
        assert real(*shlex.split(line)).code == 0


def document(real, *more: str) -> dict:
    answer = real("share", "sam", "--yes", "--format", "json", *more)
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)


def test_the_usual_fields_are_few(real, week) -> None:
    answer = real("share", "sam", "--yes", "--line", "A good week", "--request", "Call me on Friday?")
    assert answer.out.splitlines() == [
        "Mon 16 Nov to Sun 22 Nov 2026",
        "41 days, since Mon 12 Oct 2026",
        "A good week",
        "I would like to ask: Call me on Friday?",
    ]
    assert "Saved share h-" in answer.err


def test_medicine_is_in_no_field(real, week) -> None:
    real("promise", "add", "ramipril daily", "--medicine")
    for name in ("Ramipril", "naltrexone", "walk"):
        real("activity", name)
    real("supporter", "edit", "sam", "--sees", "promises,activities")
    found = document(real)
    assert [each["name"] for each in found["activities"]] == ["walk"]
    assert [each["promise"] for each in found["promises"]["each"]] == ["meetings weekly"]


def test_each_field_says_its_part(real, week) -> None:
    real("supporter", "edit", "sam", "--sees", "all")
    lines = real("share", "sam", "--yes").out.splitlines()
    assert lines[1:] == [
        "41 days, since Mon 12 Oct 2026",
        "Check-ins: on 3 of 7 days; today, too",
        "Mood: 3.0 on average, of 5 (on 3 days)",
        "Urges: 1, 8.0 of 10 on average; 1 looked at again, 5.0 points lower",
        "Meetings: 1",
        "Times in touch with people: 1",
        "Promises this week: 1 of 1 kept",
        "- meetings weekly: 1 of 1",
        "Done: walk 1x (30 min)",
        "What set things off: Lonely 1x",
        "What went well:",
        "- Mon 16 Nov: walked home",
        "What was hard:",
        "- Wed 18 Nov: a long evening",
    ]


def test_silence_is_never_subtracted(real, sam) -> None:
    assert document(real)["days"] == [
        {"counter": None, "status": "sober", "days": 41, "since": "2026-10-12", "total": 41}
    ]


def test_nothing_leaves_without_a_yes(real, week, shares) -> None:
    answer = real("share", "sam")
    assert (answer.code, answer.out) == (5, "")
    assert "--dry-run; then add --yes" in answer.err
    assert shares() == []


def test_a_preview_is_what_would_leave_and_what_it_gives_away(real, week, shares) -> None:
    real("slip", "--on", "2026-11-20")
    shown = real("share", "sam", "--dry-run").out
    assert "- shows that a new run began on Sat 21 Nov 2026" in shown
    assert shown.startswith(real("share", "sam", "--yes").out)
    assert len(shares()) == 1


@pytest.mark.parametrize(
    ("sees", "words"),
    [
        ("days", "shows since when you count"),
        ("checkins", "shows on how many days you did not check in"),
        ("wins,hard", "holds 2 texts in your own words"),
        ("promises", "names what you promised"),
        ("triggers,activities", "holds activities, triggers as you call them"),
        ("names", "names of other people"),
        ("meeting-names", "the meetings you went to"),
    ],
)
def test_what_a_field_gives_away_by_itself(real, week, sees: str, words: str) -> None:
    real("supporter", "edit", "sam", "--sees", sees)
    assert words in real("share", "sam", "--dry-run").out


def test_the_choice_of_the_first_time_is_kept_and_one_command_with_it(real, sam, tables_of, shares) -> None:
    real("share", "sam", "--yes")
    assert tables_of("supporters.toml")["supporter"]["sam"]["sees"] == list(USUAL)
    real("undo")
    assert "sees" not in tables_of("supporters.toml")["supporter"]["sam"]
    assert shares() == []


@pytest.fixture
def tables_of(home):
    import tomllib

    return lambda name: tomllib.loads((home / "data" / name).read_text())


def test_each_share_is_written_down(real, week, shares) -> None:
    real("share", "sam", "--yes", "--last", "3d", "--format", "md")
    (found,) = shares()
    assert found["supporter"] == "sam"
    assert found["fields"] == list(USUAL)
    assert (found["first"], found["last"], found["form"]) == ("2026-11-20", "2026-11-22", "md")
    assert "Fri 20 Nov to Sun 22 Nov 2026" in real("share", "--log").out
    assert "not_there" not in real("share", "sam", "--log").out


def test_it_ends_and_what_was_given_stays_given(real, week, shares) -> None:
    real("share", "sam", "--yes")
    real("share", "sam", "--hard")
    answer = real("share", "--stop", "sam")
    assert answer.out.splitlines()[0] == "Saved supporter sam: Sam is given no more reports."
    assert "What was given (1 report) cannot be taken back." in answer.out
    refused = real("share", "sam", "--yes")
    assert (refused.code, refused.out) == (2, "")
    assert "reports for Sam ended" in refused.err
    assert len(shares()) == 2
    assert real("share", "sam", "--hard").code == 0
    real("supporter", "edit", "sam", "--sees", "mood")
    assert document(real).keys() == {"schema", "made", "period", "mood"}


def test_a_line_needs_its_place_in_the_list(real, sam) -> None:
    real("supporter", "edit", "sam", "--sees", "days")
    for option, field in (("--line", "line"), ("--request", "requests")):
        answer = real("share", "sam", "--yes", option, "hello")
        assert (answer.code, answer.out) == (2, "")
        assert f"--sees +{field}" in answer.err


def test_with_several_counters_it_must_be_said_which(real, sam) -> None:
    real("start", "smoking", "--since", "2026-11-01")
    answer = real("share", "sam", "--yes")
    assert (answer.code, answer.out) == (5, "")
    assert "of: alcohol, smoking" in answer.err
    real("supporter", "edit", "sam", "--counter", "smoking")
    assert [each["days"] for each in document(real)["days"]] == [21]
    real("supporter", "edit", "sam", "--counter", "smoking", "--counter", "alcohol")
    assert [each["counter"] for each in document(real)["days"]] == ["alcohol", "smoking"]


def test_a_code_of_a_short_report(real, sam, shares) -> None:
    lines = real("share", "sam", "--yes", "--qr").out.splitlines()
    assert lines[1] == "41 days, since Mon 12 Oct 2026"
    assert max(map(len, lines)) <= 60
    real("supporter", "edit", "sam", "--sees", "all")
    answer = real("share", "sam", "--yes", "--qr", "--line", "x" * 400)
    assert (answer.code, answer.out) == (2, "")
    assert "--qr:" in answer.err
    assert len(shares()) == 1


def test_a_period_of_ones_own(real, week) -> None:
    assert document(real, "--in", "2026-10")["period"] == {"first": "2026-10-01", "last": "2026-10-31"}
    assert document(real, "--in", "this month")["period"] == {"first": "2026-11-01", "last": "2026-11-22"}
    assert real("share", "sam", "--yes", "--in", "2027").code == 2


def test_what_a_person_wrote_cannot_steer_a_screen(real, sam) -> None:
    real("supporter", "edit", "sam", "--sees", "wins,line")
    real("checkin", "--win", "\x1b[31m[red] \u202e <b>*x*</b>")
    for form in ("text", "md"):
        out = real("share", "sam", "--yes", "--format", form, "--line", "a\x1b[0m").out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "&lt;b&gt;" in out


def test_lists_of_fields() -> None:
    assert parse_fields("mood, days") == ("days", "mood")
    assert parse_fields("+wins,-days", ("days", "mood")) == ("mood", "wins")
    assert set(parse_fields("all")) == set(FIELDS) - set(PRIVATE)
    assert parse_fields("none") == ()
    with pytest.raises(ValueError, match="everything"):
        parse_fields("days,everything")


def test_nothing_allowed_is_nothing_given(real, sam, shares) -> None:
    real("supporter", "edit", "sam", "--sees", "none")
    answer = real("share", "sam", "--yes")
    assert (answer.code, answer.out) == (2, "")
    assert "--sees days" in answer.err
    assert shares() == []


def test_a_code_is_no_json(real, sam, shares) -> None:
    answer = real("share", "sam", "--yes", "--qr", "--format", "json")
    assert answer.code == 2
    assert shares() == []


def test_a_file_without_a_name_says_how_one_comes_in(real, sam) -> None:
    first = real("share", "sam", "--yes", "--format", "json", "--dry-run").err
    assert "config set share_name NAME, then sobertrack supporter edit sam --sees days,line,requests,name" in first
    real("config", "set", "share_name", "Robin")
    given = real("share", "sam", "--yes", "--format", "json")
    assert given.err.splitlines()[0] == (
        "No name is in this file; circle add takes one from the name of the file. "
        "To put yours in: sobertrack supporter edit sam --sees days,line,requests,name"
    )
    assert real("share", "sam", "--yes", "--format", "json").err.count("supporter edit sam --sees +name") == 1
    assert "No name" not in real("share", "sam", "--yes").err
    real("supporter", "edit", "sam", "--sees", "+name")
    assert "No name" not in real("share", "sam", "--yes", "--format", "json").err
    assert document(real)["name"] == "Robin"


def test_changes_begin_with_what_a_report_holds_where_nothing_was_said(real, tables_of) -> None:
    for name, change, seen in (
        ("Ann", "+mood,-days", ["line", "requests", "mood"]),
        ("Ben", "-line", ["days", "requests"]),
    ):
        real("supporter", "add", name)
        real("supporter", "edit", name, f"--sees={change}")
        assert tables_of("supporters.toml")["supporter"][name.lower()]["sees"] == seen
    real("supporter", "add", "Cleo", "--sees", "none")
    real("supporter", "edit", "cleo", "--sees", "+mood")
    assert tables_of("supporters.toml")["supporter"]["cleo"]["sees"] == ["mood"]


def test_all_says_what_it_leaves_out(real) -> None:
    assert "notes, names, times, meeting-names, slips;" in real("supporter", "add", "Ann", "--sees", "all").err
    assert "own: names, times, meeting-names, slips;" in real("supporter", "edit", "ann", "--sees", "all,notes").err
    assert real("supporter", "edit", "ann", "--sees", "days").err == ""
