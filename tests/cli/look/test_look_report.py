"""`report` on real notebooks: text, Markdown and JSON."""

import json

import pytest

WRITTEN = """
    start alcohol --since 2026-04-23
    slip --on 2026-11-02
    checkin 2 8 --on 2026-11-03 --trigger stress --tried brisk-walk --hard 'the dinner'
    checkin 4 2 --on 2026-11-10 --win 'slept well' --gratitude tea --talked Sam
    checkin 5 1 --on 2026-11-20 --win '[red] a swim'
    attend 'Tuesday group' --on 2026-11-10 --how online
    attend 'Tuesday group' --on 2026-11-17 --how in-person
    urge 8 --now 2 --on 2026-11-03 --at 19:30 --trigger stress --tried brisk-walk
    urge 6 --on 2026-11-05
"""


@pytest.fixture
def journal(write) -> None:
    write(WRITTEN)


def section(text: str, title: str) -> list[str]:
    """The lines of one section of a plain report."""
    return text[text.index(f"\n\n{title}\n") :].split("\n\n")[1].splitlines()[1:]


def test_the_last_thirty_days_by_default(journal, real):
    out = real("report").out
    assert out.startswith("Report: Sat 24 Oct to Sun 22 Nov 2026\n\nRuns\n")
    assert section(out, "Runs")[:2] == [
        "alcohol: 28 of 29 days sober by your date (3 with a check-in), 1 slip",
        "  19 days sober, since Tue 3 Nov 2026. 212 sober days in all",
    ]
    assert "Today counts once it is over." in out
    assert section(out, "Check-ins") == ["3 days with a check-in, of 30"]


def test_moods_and_urges_stand_beside_their_numbers_and_are_no_diagnosis(journal, real):
    out = real("report").out
    assert section(out, "Moods") == [
        "Mood\t3.7 on average, 3 days: 1 very low ... 5 very good",
        "Strongest urge\t3.7 on average, 3 days: 0 none ... 10 the strongest",
    ]
    assert "from 16 Nov\t5.0 (1 day)" in out
    assert out.count("This is a personal trend, not a diagnosis.") == 1
    assert section(out, "Urges") == [
        "In all\t2 urges",
        "At their strongest\t7.0 on average, 2 urges",
        "Points they fell\t6.0 on average, 1 urge",
        "Passed\t1 of 1 urge looked at again",
    ]
    assert "16:00 to 19:59\t1 urge" in out


def test_what_helped_whom_one_met_and_what_one_wrote(journal, real):
    out = real("report").out
    assert section(out, "Triggers") == ["Stress or overload\t1 time"]
    assert "Walk fast for ten minutes\t1\t1 of 1\t6.0" in out
    assert section(out, "Meetings") == [
        "Attended\t2 times, about 0.5 a week",
        "in-person\t1 time",
        "online\t1 time",
        "Last\tTuesday group, Tue 17 Nov 2026",
    ]
    assert section(out, "People") == ["In all\t1 time", "Sam\t1 time, last on Tue 10 Nov 2026"]
    assert section(out, "What went well") == ["- Tue 10 Nov 2026: slept well", "- Fri 20 Nov 2026: [red] a swim"]
    assert section(out, "What was hard") == ["- Tue 3 Nov 2026: the dinner"]
    assert section(out, "What a slip cannot touch")[0] == "Meetings\t2"


def test_no_percentage_anywhere(journal, real):
    assert "%" not in real("report").out


@pytest.mark.parametrize(
    ("asked", "first", "last", "days"),
    [
        ("--in 2026-10", "2026-10-01", "2026-10-31", 31),
        ("--in 2026-11", "2026-11-01", "2026-11-22", 22),
        ("--last 7d", "2026-11-16", "2026-11-22", 7),
        ("--from 2026-11-02 --to 2026-11-03", "2026-11-02", "2026-11-03", 2),
        ("--to 2026-05-01", "2026-04-23", "2026-05-01", 9),
        ("--as-of 2026-11-10", "2026-10-12", "2026-11-10", 30),
    ],
)
def test_periods(journal, data, asked, first, last, days):
    found = data("report", *asked.split())
    assert (found["from"], found["to"], found["days"]) == (first, last, days)


def test_json(journal, data):
    found = data("report")
    counter = found["counters"][0]
    assert (counter["counter"], counter["sober"], counter["of"], counter["with_checkin"]) == ("alcohol", 28, 29, 3)
    assert [run["days"] for run in counter["runs"]] == [193, 19]
    assert found["slips"][0]["day"] == "2026-11-02"
    assert found["slips"][0]["id"].startswith("s-")
    assert found["checkins"] == {"days": 3, "of": 30}
    assert (found["moods"]["given"], found["moods"]["mean"]) == (3, 3.67)
    assert (found["urges"]["total"], found["urges"]["mean_drop"], len(found["urges"]["hours"])) == (2, 6.0, 24)
    assert found["triggers"] == [{"trigger": "stress", "label": "Stress or overload", "times": 1}]
    assert found["strategies"][0]["helped"] == 1
    assert (found["meetings"]["total"], found["meetings"]["per_week"]) == (2, 0.47)
    assert found["contacts"]["supporters"][0]["times"] == 1
    assert found["wins"] == [{"day": "2026-11-10", "text": "slept well"}, {"day": "2026-11-20", "text": "[red] a swim"}]
    assert found["kept"] == {"meetings": 2, "urges_passed": 1, "contacts": 1, "days_written": 6}


def test_as_of_knows_nothing_of_later_days(journal, data):
    found = data("report", "--as-of", "2026-11-04")
    assert (found["urges"]["total"], found["meetings"]["total"], found["checkins"]["days"]) == (1, 0, 1)
    assert found["kept"]["days_written"] == 2


def test_one_section_or_two(journal, real, data):
    assert list(data("report", "--section", "urges")) == ["from", "to", "days", "urges"]
    out = real("report", "--section", "urges", "--section", "Wins").out
    assert "\n\nUrges\n" in out
    assert "\n\nWhat went well\n" in out
    assert "Runs" not in out
    answer = real("report", "--section", "points")
    assert answer.code == 2
    assert "one of: runs, checkins, moods" in answer.err


def test_a_section_without_anything_says_so_where_it_is_asked_for(write, real):
    write("start alcohol --since 2026-04-23")
    assert "Urges" not in real("report").out
    assert "Urges\nNothing is written about this here." in real("report", "--section", "urges").out


def test_markdown(journal, real, tmp_path):
    out = real("report", "--format", "md").out
    assert out.startswith("# Report: Sat 24 Oct to Sun 22 Nov 2026\n\n## Runs\n")
    assert "| Walk fast for ten minutes | 1 | 1 of 1 |" in out
    assert "\\[red\\] a swim" in out
    file = tmp_path / "report.md"
    answer = real("report", "--format", "md", "-o", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert file.read_text("utf-8") == out


@pytest.mark.parametrize("setting", ["echo_notes = false", "discreet = true"])
def test_settings_keep_a_persons_words_off_the_page_and_change_no_json(journal, real, data, home, setting):
    before = data("report")
    (home / "data" / "settings.toml").write_text(f"[settings]\n{setting}\n")
    out = real("report").out
    assert "slept well" not in out
    assert "2 lines written. To read them: sobertrack report --notes" in out
    assert "slept well" in real("report", "--notes").out
    assert data("report") == before


def test_discreet_names_neither_the_substance_nor_the_word(journal, real, home):
    (home / "data" / "settings.toml").write_text("[settings]\ndiscreet = true\n")
    out = real("report", "--section", "runs").out
    assert "alcohol" not in out
    assert "sober" not in out


def test_long_stretches_are_drawn_by_month_and_by_year(journal, real):
    assert "Nov 2026\t3.7 (3 days)" not in real("report", "--last", "6mo").out  # one bar says nothing
    real("checkin", "3", "--on", "2026-08-01")
    assert "Aug 2026\t3.0 (1 day)" in real("report", "--last", "6mo").out
    real("checkin", "3", "--on", "2024-08-01")
    assert "2024\t3.0 (1 day)" in real("report", "--last", "3y").out


def test_a_stretch_that_has_not_come_and_an_empty_notebook(journal, real, run):
    answer = real("report", "--in", "2027")
    assert answer.code == 0
    assert "No whole day to count here yet" in answer.out


def test_an_empty_notebook(real, data):
    answer = real("report")
    assert (answer.code, answer.out.splitlines()[1]) == (0, "Nothing is written about these days.")
    assert data("report")["counters"] == []


def test_damage_is_told_and_the_page_still_printed(journal, real, home):
    file = next((home / "data" / "journal").glob("*.jsonl"))
    file.write_bytes(b"\0" * 20 + b"\n" + file.read_bytes())
    answer = real("report", "--json")
    assert answer.code == 3
    document = json.loads(answer.out)
    assert {warning["code"] for warning in document["warnings"]} >= {"healed", "bad_line"}
    assert document["data"]["urges"]["total"] == 2


def test_the_first_days_that_there_are(real):
    for words in (["report"], ["report", "--for-counsellor"], ["report", "--json"]):
        answer = real(*words, "--as-of", "1900-01-02")
        assert answer.code == 0, answer.err
