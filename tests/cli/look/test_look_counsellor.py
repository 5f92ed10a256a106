"""`report --for-counsellor`: one or two plain pages, every section optional."""

import pytest

WRITTEN = """
    start alcohol --since 2026-08-01
    slip alcohol --on 2026-10-09 --trigger party -n 'a private word'
    checkin 3 6 --on 2026-10-05 --trigger lonely --tried brisk-walk --bring 'sleep' -n 'another private word'
    checkin 4 2 --on 2026-11-16 --bring 'the wedding'
    urge 8 --now 3 --on 2026-11-17 --tried brisk-walk
    attend 'Tuesday group' --on 2026-11-17
    reach Alex --on 2026-11-18
    activity sleep --minutes 7h --on 2026-11-18
    activity sleep --minutes 6h --on 2026-11-19
"""


@pytest.fixture
def written(write) -> None:
    write(WRITTEN)


def test_the_pages(written, real) -> None:
    lines = real("report", "--for-counsellor").out.splitlines()
    assert lines[0].startswith("For a talk:")
    assert lines[1].startswith("A personal record, written by the person themselves. It is no measurement and no test")
    headings = [lines[n + 1] for n, line in enumerate(lines[:-1]) if not line]
    assert headings == [
        "To talk about",
        "Runs",
        "Slips",
        "Check-ins",
        "Mood and urges, week by week",
        "Urges",
        "Triggers",
        "What was tried, and what helped",
        "Meetings",
        "People",
        "Sleep, movement and other things done",
    ]
    for said in (
        "- Mon 5 Oct: sleep",
        "- Mon 16 Nov: the wedding",
        "- Fri 9 Oct 2026: party",
        "2 days with a check-in, of 90",
        "Mon 16 Nov 2026\t1\t4.0 (1)\t2.0 (1)",
        "sleep\t2 times, 13 h in all",
    ):
        assert said in lines


def test_notes_stay_out(written, real) -> None:
    assert "private" not in real("report", "--for-counsellor", "--notes").out


def test_ninety_days_unless_another_period_is_said(written, real, data) -> None:
    assert data("report", "--for-counsellor")["days"] == 90
    assert data("report", "--for-counsellor", "--last", "30d")["days"] == 30
    assert "party" not in real("report", "--for-counsellor", "--last", "30d").out.casefold()


def test_every_section_is_optional(written, real, data) -> None:
    lines = real("report", "--for-counsellor", "--section", "bring", "--section", "course").out.splitlines()
    assert "Runs" not in lines
    assert "To talk about" in lines
    found = data("report", "--for-counsellor", "--section", "bring")
    assert found["bring"] == [{"day": "2026-10-05", "text": "sleep"}, {"day": "2026-11-16", "text": "the wedding"}]
    assert "weeks" not in found
    answer = real("report", "--for-counsellor", "--section", "wins")
    assert answer.code == 2
    assert "one of: bring, runs" in answer.err


def test_on_paper(written, real, tmp_path) -> None:
    file = tmp_path / "talk.md"
    assert real("report", "--for-counsellor", "--format", "md", "-o", str(file)).out == ""
    assert file.read_text().startswith("# For a talk:")
    assert len(file.read_text().splitlines()) < 120


def test_the_usual_report_counts_activities_promises_and_who_is_due(written, real, data) -> None:
    real("promise", "add", "sleep daily", "--since", "2026-11-01")
    real("supporter", "add", "Kim", "--every", "7d", now="2026-11-01T12:00:00+00:00")
    lines = real("report").out.splitlines()
    assert "sleep\t2 times, 13 h in all" in lines
    assert "sleep daily\t2 of 7; today is open" in lines
    assert "1 person may like to hear from you: Kim" in lines
    found = data("report")
    assert found["activities"] == [{"name": "sleep", "times": 2, "minutes": 780}]
    assert found["contacts"]["due"] == ["kim"]
    assert found["promises"][0]["this_week"]["done"] == 2


def test_why_the_days_are_one_fewer_is_said(written, real) -> None:
    assert "Today counts once it is over." in real("report", "--for-counsellor", "--last", "30d").out
    assert "Today counts" not in real("report", "--for-counsellor", "--in", "2026-10").out
