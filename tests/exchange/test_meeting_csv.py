"""The Meeting Guide table as CSV."""

import pytest

from sobertrack.errors import Misuse


def test_a_table(read, fixture):
    result = read(fixture("table.csv"))
    women, martes, no_key = result.meetings
    assert result.read == 3
    assert (women.slug, women.days, women.time, women.minutes, women.zone) == (
        *("women-monday", (0,), "19:00", 60),
        "Europe/London",
    )
    assert (women.types, women.region, women.notes) == (("C", "W"), "Yorkshire > Leeds", "Two lines\nof notes")
    assert (women.address, women.updated) == ("3 High St, Leeds, LS1 1AA, UK", "2026-02-01 12:00:00")
    assert (martes.days, martes.types, martes.attendance) == ((1,), ("O", "S"), "hybrid")
    assert (no_key.slug, no_key.time, no_key.types) == ("No-key-Friday-noon", "12:00", ("D",))


def test_semicolons_a_byte_order_mark_and_windows_line_ends(read, fixture):
    [meeting] = read(fixture("semicolons.csv")).meetings
    assert (meeting.name, meeting.days, meeting.time, meeting.types) == ("Kaffee; Klub", (4,), "19:00", ("O",))


@pytest.mark.parametrize("head", ["sep=,\n", "\n\n", ""])
def test_what_spreadsheets_put_before_the_header(read, head):
    assert read(f"{head}Name,Day,Time\nA,Monday,7pm\n".encode()).meetings[0].days == (0,)


def test_tabs(read):
    assert read(b"ID\tName\tDay\tTime\n7\tA\tSun\t19:00\n").meetings[0].slug == "7"


@pytest.mark.parametrize("row", ["A", "A,Monday,7pm,more,and more", '"A"', "A,Monday,7pm,,,,"])
def test_rows_of_another_length(read, row):
    result = read(f"Name,Day,Time\n{row}\n".encode())
    assert result.read == 1
    assert [each.value for each in result.problems if each.field == ""] == (
        ["line 2: cells beyond the last column"] if "more" in row else []
    )


@pytest.mark.parametrize("row", ['"A', 'A,"Mon', '"A\nB,Tue,8pm\nC,Wed,9pm', '"A,"" Mon,7pm\nB,Tue,8pm\n\n', '"'])
def test_a_quotation_mark_that_is_never_closed_swallows_no_row(read, row):
    with pytest.raises(Misuse, match="line 3, column 1: a quotation mark is opened"):
        read(f"Name,Day,Time\nZ,Mon,7pm\n{row}".encode())


def test_what_stands_behind_the_last_row_stands_nowhere_else(read):
    assert [each.name for each in read(b"Name,Day,Time\nA,Mon,7pm\n\x1aend\nB,Mon,7pm\n\x1a").meetings] == [
        "A",
        "end",
        "B",
    ]


def test_upright_strokes_between_cells(read):
    assert read(b"Name|Day|Time\nA|Mon|7pm\n").meetings[0].time == "19:00"


def test_no_column_for_the_time_is_told_once(read):
    result = read(b"ID,Begin at,Day,Name\n1,7pm,Mon,A\n2,8pm,Mon,B\n")
    assert [(each.slug, each.field, each.done) for each in result.problems] == [
        ("", "time", "no column is called so: every meeting is listed as by appointment")
    ]


def test_nul_bytes_and_empty_rows(read):
    assert [each.name for each in read(b"Name,Day,Time\nA\0B,Mon,7pm\n,,\n\n").meetings] == ["AB"]


@pytest.mark.parametrize("text", ["hello", "one,two,three\n1,2,3", "Name\nA", "\u0000"])
def test_other_text_is_no_table(read, text):
    with pytest.raises(Misuse, match="line 1, column 1"):
        read(text.encode())


def test_a_cell_that_is_too_long_names_its_line(read):
    with pytest.raises(Misuse, match="line 3"):
        read(b"Name,Day,Time\nA,Mon,7pm\n" + b"x" * 1_000_001)


def test_a_table_without_rows(read):
    assert read(b"Name,Day,Time\n").read == 0
