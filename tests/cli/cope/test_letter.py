"""`letter`: words to oneself."""

import json

NOW = "2026-11-24T15:00:00+00:00"


def test_a_letter_is_kept_listed_read_hidden_and_brought_back(real) -> None:
    saved = real("letter", "write", "-n", "Call Sam.\nIt passes.", "--title", "2 am", now=NOW)
    assert saved.code == 0
    assert "It passes" not in saved.out
    first = saved.out.splitlines()[0]
    assert first.startswith("Saved letter l-")
    assert "for Tue 24 Nov 2026" in first
    ident = first.split()[2]
    assert real("letter", now=NOW).out.splitlines()[1] == f"{ident}\tTue 24 Nov 2026: 2 am"
    assert "It passes." in real("letter", "show", ident, now=NOW).out
    hidden = real("letter", "rm", ident, now=NOW)
    assert hidden.out.startswith("Hidden. The text is still in the file")
    assert json.loads(real("letter", "list", "--json", now=NOW).out)["data"] == {"letters": []}
    real("undo", now=NOW)
    assert len(json.loads(real("letter", "list", "--json", now=NOW).out)["data"]["letters"]) == 1


def test_a_dash_reads_standard_input(real) -> None:
    for words in (("-",), ("-n", "-")):
        assert real("letter", "write", *words, stdin="Dear me\n", now=NOW).code == 0
    held = json.loads(real("letter", "--json", now=NOW).out)["data"]["letters"]
    assert [(each["text"], each["title"]) for each in held] == [("Dear me", None)] * 2


def test_what_is_no_letter_is_refused(real) -> None:
    assert real("letter", "write", now=NOW).code == 5
    assert real("letter", "write", "-n", "  ", now=NOW).code == 5
    assert real("letter", "write", "Dear", now=NOW).code == 2
    assert real("letter", "write", "-", "-n", "x", now=NOW).code == 2
    assert real("letter", "write", "-n", "x" * 10_001, now=NOW).code == 2
    assert real("letter", "show", "l-aaaaa", now=NOW).code == 4
    assert real("letter", "list", now=NOW).out.startswith("No letter yet.")


def test_the_longest_letter_fits_whatever_its_signs(real) -> None:
    for sign in ("\U0001f600", "\x01", "\udcff" * 1):
        count = 10_000 if sign != "\udcff" else 1_600
        answer = real("letter", "write", "-", stdin=sign * count, now=NOW)
        assert answer.code == 0, answer.err


def test_each_day_another_letter_is_shown(real) -> None:
    for text in ("one", "two", "three"):
        real("letter", "write", "-n", text, now=NOW)
    shown = [real("letter", "show", now=f"2026-11-{day}T15:00:00+00:00").out.split()[0] for day in (25, 26, 27, 28)]
    assert sorted(shown[:3]) == ["one", "three", "two"]
    assert shown[3] == shown[0]
    assert [real("letter", "show", now="2026-11-25T15:00:00+00:00").out.split()[0] for _ in range(3)] == [shown[0]] * 3


def test_where_notes_are_kept_off_the_screen_a_list_holds_only_days(real, home) -> None:
    real("letter", "write", "-n", "secret words", now=NOW)
    (home / "data" / "settings.toml").write_text("[settings]\necho_notes = false\n")
    assert "secret" not in real("letter", "list", now=NOW).out
    assert "secret" in real("letter", "list", "--notes", now=NOW).out
    assert "secret" in real("letter", "show", now=NOW).out


def test_a_fact_from_the_log_stands_beside_it(real) -> None:
    real("letter", "write", "-n", "You can.", now=NOW)
    real("urge", "9", "--now", "1", "--at", "08:00", now=NOW)
    assert real("letter", "show", now=NOW).out.splitlines()[-1] == "24 Nov, 08:00: a 9 became a 1."


def test_a_letter_of_an_earlier_year_is_at_hand(real) -> None:
    real("letter", "write", "-n", "from long ago", now="2019-05-05T12:00:00+00:00")
    real("checkin", "4", now=NOW)
    for _ in range(2):
        assert "  from long ago" in real("sos", now=NOW).out.splitlines()
