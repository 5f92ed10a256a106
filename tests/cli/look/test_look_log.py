"""`log` on real notebooks."""

import pytest

WRITTEN = """
    start alcohol --since 2026-10-12
    start smoking --kind nicotine --since 2026-11-01
    checkin 3 7 --on 2026-11-18 --trigger tired --tried brisk-walk -n 'a long day at the café'
    slip alcohol --on 2026-11-20 --trigger stress -n 'after work'
    checkin 4 2 --on 2026-11-21 --win 'called Sam' --sober --counter smoking
    checkin 5 --on 2026-11-22
"""


@pytest.fixture
def journal(write) -> None:
    write(WRITTEN)


def days(found) -> list[str]:
    return [entry["day"] for entry in found["entries"]]


def test_the_newest_stands_last_and_changes_of_kept_things_stay_out(journal, real, data):
    assert days(data("log")) == ["2026-11-18", "2026-11-20", "2026-11-21", "2026-11-22"]
    lines = real("log").out.splitlines()
    assert lines[0].startswith("Wed 18 Nov 2026  check-in c-")
    assert "mood 3, strongest urge 7; triggers: Tired; tried: Walk fast for ten minutes" in lines[0]
    assert lines[1] == "  a long day at the café"
    assert lines[-1].startswith("Sun 22 Nov 2026  check-in c-")


def test_an_entry_written_later_about_an_earlier_day_stands_at_its_day(write, data):
    write("start alcohol --since 2026-10-12\ncheckin 3 --on 2026-11-20\ncheckin 4 --on 2026-11-18")
    assert days(data("log")) == ["2026-11-18", "2026-11-20"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("--kind slip", ["2026-11-20"]),
        ("--kind check-in --kind slip --limit 2", ["2026-11-21", "2026-11-22"]),
        ("--from 2026-11-20 --to 2026-11-21", ["2026-11-20", "2026-11-21"]),
        ("--from yesterday", ["2026-11-21", "2026-11-22"]),
        ("--to 2026-11-18", ["2026-11-18"]),
        ("--last 2d", ["2026-11-21", "2026-11-22"]),
        ("--in 2026-11-20..2026-11-20", ["2026-11-20"]),
        ("--in 2025", []),
        ("--trigger Tired", ["2026-11-18"]),
        ("--trigger stress --trigger tired", ["2026-11-18", "2026-11-20"]),
        ("--search CAFE", ["2026-11-18"]),
        ("--search sam", ["2026-11-21"]),
        ("--counter smoking", ["2026-11-21"]),
        ("--counter alcohol", ["2026-11-20"]),
        ("--as-of 2026-11-20", ["2026-11-18", "2026-11-20"]),
        ("--as-of 2026-11-20 --last 2d", ["2026-11-20"]),
        ("--limit 1", ["2026-11-22"]),
    ],
)
def test_filters(journal, data, filters, expected):
    assert days(data("log", *filters.split())) == expected


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("--kind sip", 2, 'no "sip"'),
        ("--limit 0", 2, "not a number from 1 on"),
        ("--counter cola", 4, 'no counter "cola"'),
        ("--from 2026-13-45", 2, "there is no month 13"),
        ("--from 2026-11-20 --to 2026-11-18", 2, "lies before"),
        ("--in 2026 --last 3d", 2, "both name the period"),
        ("--last 3d --from today", 2, "both name the period"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_option(journal, real, line, code, words):
    answer = real("log", *line.split())
    assert answer.code == code
    assert words in answer.err
    assert answer.out == ""


def test_a_removed_entry_is_gone_and_an_edited_one_is_shown_as_it_is_now(journal, real, data, home):
    from sobertrack.store.journal import Journal
    from sobertrack.store.paths import find_home

    entries = Journal(find_home(str(home), {}), _noon()).read().entries
    first, last = entries[2], entries[-1]
    Journal(find_home(str(home), {}), _noon()).write(
        [], [{"type": "edit", "of": first.id, "set": {"mood": 1}}, {"type": "delete", "of": last.id}]
    )
    found = data("log")["entries"]
    assert found[0]["mood"] == 1
    assert "2026-11-22" not in [entry["day"] for entry in found]


@pytest.mark.parametrize("setting", ["echo_notes = false", "discreet = true"])
def test_settings_keep_a_persons_words_off_the_screen_and_change_no_json(journal, real, data, home, setting):
    before = data("log")
    (home / "data" / "settings.toml").write_text(f"[settings]\n{setting}\n")
    answer = real("log")
    assert "café" not in answer.out
    assert "called Sam" not in answer.out
    assert "--notes" in answer.err
    assert "café" in real("log", "--notes").out
    assert data("log") == before


def test_an_empty_log_says_how_to_begin(real, data):
    assert data("log") == {"entries": []}
    assert real("log").out == "Nothing is written yet. The first line: sobertrack checkin\n"


def test_a_bad_line_is_a_warning_and_a_lost_file_is_damage(journal, real, home):
    file = next((home / "data" / "journal").glob("*.jsonl"))
    whole = file.read_bytes()
    file.write_bytes(whole + b"{nonsense}\n")
    answer = real("log")
    assert answer.code == 0
    assert "line 7 cannot be read" in answer.err
    assert len(answer.out.splitlines()) > 4
    file.write_bytes(whole[: whole.rindex(b"\n", 0, -1) + 1])
    answer = real("log")
    assert answer.code == 3
    assert "1 line of your journal had gone missing and is back" in answer.err
    assert "Wed 18 Nov 2026" in answer.out


def test_ids_are_those_that_saving_printed(write, real, data):
    write("start alcohol --since 2026-10-12")
    said = real("checkin", "4").out.split()[2]
    assert [entry["id"] for entry in data("log")["entries"]] == [said]


def _noon():
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)
