"""Every record of a list is accounted for, whatever it is."""

import json

import pytest

from sobertrack.errors import Misuse


def test_what_is_no_meeting_is_left_out_and_told(read):
    result = read({"name": "A", "slug": "a"}, "text", 5, None, True, [1], {}, {"slug": "empty"}, {"slug": None})
    assert [each.slug for each in result.meetings] == ["a"]
    assert [(each.slug, each.why) for each in result.left_out] == [
        ("", "no meeting, but text"),
        ("", "no meeting, but a number"),
        ("", "no meeting, but null"),
        ("", "no meeting, but yes or no"),
        ("", "no meeting, but a list"),
        ("meeting", "holds neither a name nor a time nor a place"),
        ("empty", "holds neither a name nor a time nor a place"),
        ("meeting", "holds neither a name nor a time nor a place"),
    ]


def test_a_key_that_is_taken_gets_a_number_and_the_same_meeting_is_kept_once(read):
    row = {"name": "A", "slug": "a", "day": 1, "time": "19:00"}
    result = read(row, {**row, "day": 2}, row, {**row, "slug": "a-2", "day": 3}, {**row, "day": 4})
    assert [(each.slug, each.days) for each in result.meetings] == [
        ("a", (0,)),
        ("a-3", (1,)),
        ("a-2", (2,)),
        ("a-4", (3,)),
    ]
    assert [each.slug for each in result.left_out] == ["a"]
    assert [(each.slug, each.value) for each in result.problems] == [("a", "a"), ("a", "a")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a-b_c.d~e%20", "a-b_c.d~e%20"),
        (12345, "12345"),
        ("../../etc/passwd", "etc-passwd"),
        ("/etc/passwd", "etc-passwd"),
        ("..", "-"),
        ("C:\\x", "C-x"),
        ("--yes", "yes"),
        ("-x", "x"),
        (".hidden", "hidden"),
        ("a b\x00\x1b[31m", "a-b-31m"),
        ("Größe Köln", "Grosse-Koln"),
        ("=cmd()", "cmd"),
        ("x" * 200, "x" * 200),
    ],
)
def test_keys_are_safe_to_type_and_never_a_path(read, given, kept):
    [meeting] = read({"name": "A", "slug": given}).meetings
    if given == "..":
        assert meeting.slug.isalnum()
    elif given == "Größe Köln":
        assert meeting.slug == "Groe-Koln"
    else:
        assert meeting.slug == kept


def test_a_key_that_is_too_long_stays_the_same_from_reading_to_reading(read):
    [first] = read({"name": "A", "slug": "x" * 300 + "1"}).meetings
    [again] = read({"name": "B", "slug": "x" * 300 + "1"}).meetings
    [other] = read({"name": "A", "slug": "x" * 300 + "2"}).meetings
    assert first.slug == again.slug != other.slug
    assert len(first.slug) <= 200


@pytest.mark.parametrize(
    "wrap", [lambda rows: {"meetings": rows}, lambda rows: {"data": rows}, lambda rows: {"0": rows[0]}]
)
def test_lists_that_come_in_an_envelope(read, wrap):
    data = json.dumps(wrap([{"name": "A", "slug": "a"}])).encode()
    assert [each.slug for each in read(data).meetings] == ["a"]


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b" \r\n", b""])
def test_a_byte_order_mark_and_blanks_before_the_list(read, before):
    assert len(read(before + b'[{"name": "A", "slug": "a"}]').meetings) == 1


def test_utf_16_jsonp_and_windows_1252(read):
    assert read('[{"name": "Café", "slug": "a"}]'.encode("utf-16")).meetings[0].name == "Café"
    assert read(b'call_back([{"name": "A", "slug": "a"}]);\n').meetings[0].name == "A"
    result = read('[{"name": "Café", "slug": "a"}]'.encode("cp1252"))
    assert result.meetings[0].name == "Café"
    assert result.problems[0].done == "read as Windows-1252, because it is not UTF-8"


@pytest.mark.parametrize("form", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("text", ['[{"name": "Café", "slug": "a"}]', "Name,Day,Time\nCafé,Mon,7pm\n"])
def test_wide_letters_without_a_mark(read, form, text):
    assert [each.name for each in read(text.encode(form)).meetings] == ["Café"]


@pytest.mark.parametrize(
    "begin", [b"PK\x03\x04\x14\x00", b"\x1f\x8b\x08\x00\x00", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.4\n"]
)
def test_a_packed_file_says_what_to_do(read, begin):
    with pytest.raises(Misuse, match="packed file or a spreadsheet") as refusal:
        read(begin + bytes(200))
    assert "CSV" in (refusal.value.hint or "")


def test_keys_that_are_large_fractions_stay_apart(read):
    result = read(b'[{"name": "A", "slug": 123456781.0}, {"name": "B", "slug": 123456789.0}]')
    assert [each.slug for each in result.meetings] == ["123456781", "123456789"]


def test_an_empty_list_is_a_list(read):
    assert read(b"[]").read == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b"  \n", "it is empty"),
        (b"<!DOCTYPE html><title>Just a moment</title>", "web page"),
        (b'[{"name": "A"}\n  {"name": "B"}]', "line 2, column 3"),
        (b'[{"name": "A"}]\n\n  text', "line 3, column 3"),
        (b'[{"name": "A"]', "line 1, column 14"),
        (b'["' + b"a" * 100_000, "line 1, column 2"),
        (b'{"a": 1}', "no list of meetings"),
        (b'{"meetings": 5}', "no list of meetings"),
        (b"invalid", "line 1, column 1"),
        (b"{", "line 1, column 2"),
        (b"\x00\x01\x02", "line 1, column 1"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 200_000, "nested too deeply"),
    ],
)
def test_what_is_no_list_says_where(read, data, words):
    with pytest.raises(Misuse) as refusal:
        read(data)
    assert words in refusal.value.message
    assert refusal.value.hint


def test_a_broken_list_shows_the_place_without_its_control_signs(read):
    with pytest.raises(Misuse) as refusal:
        read(b'[{"name": "\x1b[31mA" x}]')
    assert refusal.value.excerpt
    assert "\x1b" not in refusal.value.excerpt


def test_too_large_is_refused_before_it_is_read(read, monkeypatch):
    monkeypatch.setattr("json.loads", None)
    with pytest.raises(Misuse, match="larger than 64 MB"):
        read(b" " * (64 * 1024 * 1024 + 1))


def test_too_many_records(read):
    with pytest.raises(Misuse, match="more than 200,000 records"):
        read(b"[" + b"0," * 299_999 + b"0]")


@pytest.mark.parametrize(
    "data",
    [
        b"Name,Day,Time\n" + b"A,Mon,7pm\n" * 6 + b'"never read on',
        json.dumps([{"name": "Hall", "address": "1 St", "meetings": [{"name": "A"}] * 6}]).encode(),
        json.dumps({"values": [["Name", "Day"], *[["A", "Mon"]] * 6]}).encode(),
    ],
    ids=["table", "inside", "sheet"],
)
def test_no_more_is_read_than_may_be(read, monkeypatch, data):
    monkeypatch.setattr("sobertrack.exchange.feed.MOST_RECORDS", 5)
    with pytest.raises(Misuse, match="more than 5 records"):
        read(data)


def test_broken_upstream_list(read, real_list):
    with pytest.raises(Misuse, match="line 80, column 3"):
        read(real_list("invalid-upstream-test.json"))


@pytest.mark.parametrize(
    ("name", "program", "count"),
    [
        ("aa-san-jose.json", "aa", 670),
        ("al-anon-massachusetts.json", "al-anon", 360),
        ("aa-edmonton.json", "aa", 315),
        ("eda.json", "eda", 185),
        ("aa-ne-michigan.json", "aa", 46),
        ("times-upstream-test.json", "aa", 9),
        ("timezones-upstream-test.json", "aa", 2),
        ("bmlt-yap-monday.json", "na", 53),
    ],
)
def test_real_lists_come_in_whole(read, real_list, name, program, count):
    result = read(real_list(name), program=program)
    assert (result.read, len(result.meetings), result.left_out) == (count, count, ())
    scheduled = [each for each in result.meetings if each.days and each.time]
    assert len(scheduled) == count - (name == "times-upstream-test.json")
    assert len({each.slug for each in result.meetings}) == count


def test_the_counted_pitfalls_of_real_lists(read, real_list):
    edmonton = read(real_list("aa-edmonton.json")).meetings
    assert not any("\r" in each.notes for each in edmonton)
    assert sum(each.time >= "18:00" for each in edmonton) > 100
    san_jose = read(real_list("aa-san-jose.json"))
    assert {each.value for each in san_jose.problems} == {"BS", "08:15"}
    assert sum(each.time == "23:59" for each in san_jose.meetings) == 7
    al_anon = read(real_list("al-anon-massachusetts.json"), program="al-anon")
    assert al_anon.types.names["POA"] == "Parents"
