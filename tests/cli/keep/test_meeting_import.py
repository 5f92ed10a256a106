"""`meeting import`, `lists`, `drop`: lists that fellowships publish, in the notebook and out of it."""

import json
import re
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent.parent / "exchange" / "fixtures"
GUIDE = str(FIXTURES / "guide.json")
FOR_AA = ("--program", "aa", "--timezone", "Europe/London")
A, B, C = (
    {"name": name, "slug": name.lower(), "day": day, "time": "19:00"} for name, day in (("A", 1), ("B", 2), ("C", 3))
)


@pytest.fixture
def bring(data):
    """Import records from standard input: `bring(A, B, strict...)` gives the data of the answer."""

    def run(*records: object, words: tuple[str, ...] = (), name: str = "list", **more: object) -> dict:
        return data("meeting", "import", "-", "--name", name, *FOR_AA, *words, stdin=json.dumps(records), **more)

    return run


def test_a_list_is_kept_and_every_record_told(real, data, home) -> None:
    said = data("meeting", "import", GUIDE, *FOR_AA)
    assert {key: value for key, value in said.items() if key != "problems"} == {
        "name": "guide",
        "program": "aa",
        "timezone": "Europe/London",
        "stored": True,
        "read": 4,
        "imported": 4,
        "added": 4,
        "changed": 0,
        "gone": 0,
        "left_out": [],
        "followed": {"changed": [], "gone": []},
    }
    assert said["problems"] == [
        {"slug": "by-phone", "field": "conference_phone", "value": "555-0100, ID 12", "done": "read as 5550100"},
        {"slug": "seven", "field": "day", "value": "7", "done": "read as Sunday"},
    ]
    assert [path.name for path in (home / "data" / "feeds").iterdir()] == ["guide.json"]
    assert data("meeting", "lists")["lists"] == [
        {
            "name": "guide",
            "program": "aa",
            "timezone": "Europe/London",
            "meetings": 4,
            "placed": 2,
            "imported": "2026-11-22",
        }
    ]


def test_in_words(real) -> None:
    lines = real("meeting", "import", GUIDE, *FOR_AA).out.splitlines()
    assert lines[:2] == [
        "Saved list guide: 4 of 4 meetings (AA).",
        "4 added, 0 changed, 0 gone. To search it: sobertrack meeting list --source guide --day today",
    ]
    assert lines[3] == "Written in another way, and read all the same: 2"
    assert "day\t1\t7\tseven\tread as Sunday" in lines
    assert real("meeting", "lists").out.splitlines()[1] == "guide\tAA\t4\tEurope/London\t2026-11-22"


def test_what_was_read_stands_apart_from_what_could_not_be(real) -> None:
    rows = [
        {**A, "updated": "3/14/2026 10:15:00 AM"},
        {**B, "updated": "11/2/2026 9:00:00 PM", "types": ["O", "QQQ"], "time": "25:99"},
    ]
    out = real("meeting", "import", "-", "--name", "x", *FOR_AA, stdin=json.dumps(rows)).out
    missing, _, read = out.partition("Details left out, or not known here: 2\n")[2].partition("\n\n")
    assert "QQQ" in missing
    assert "25:99" in missing
    lines = read.splitlines()
    assert lines[0].startswith("Written in another way, and read all the same: 2")
    assert lines[2].endswith("read as month/day/year")
    assert "should" not in out


def test_what_is_left_out_is_named(bring, real) -> None:
    said = bring(A, "text", {"slug": "empty"})
    assert (said["read"], said["imported"]) == (3, 1)
    assert [each["slug"] for each in said["left_out"]] == ["", "empty"]
    out = real("meeting", "import", "-", "--name", "x", *FOR_AA, stdin=json.dumps([A, "text"])).out
    assert "Left out: 1\n- a record: no meeting, but text\n" in out


def test_a_second_reading_says_what_it_changes(bring) -> None:
    assert bring(A, B)["added"] == 2
    said = bring({**A, "time": "20:00"}, C)
    assert (said["imported"], said["added"], said["changed"], said["gone"]) == (2, 1, 1, 1)
    said = bring({**A, "time": "20:00"}, C)
    assert (said["imported"], said["added"], said["changed"], said["gone"]) == (2, 0, 0, 0)


def test_a_second_reading_needs_no_program_and_no_zone(bring, data) -> None:
    bring(A)
    said = data("meeting", "import", "-", "--name", "list", stdin=json.dumps([A, B]))
    assert (said["program"], said["timezone"], said["added"]) == ("aa", "Europe/London", 1)


@pytest.mark.parametrize("words", [("--dry-run",), ("--strict",), ("--strict", "--dry-run")])
def test_nothing_is_kept_by_a_dry_run_or_where_strict_says_no(real, home, words) -> None:
    answer = real("meeting", "import", GUIDE, *FOR_AA, *words, "--json")
    assert answer.code == (7 if "--strict" in words else 0)
    assert json.loads(answer.out)["data"]["stored"] is False
    assert not (home / "data" / "feeds").exists()
    assert real("meeting", "import", GUIDE, *FOR_AA, *words).out.startswith("Nothing was kept")


def test_strict_keeps_what_is_right(bring) -> None:
    assert bring(A, words=("--strict",))["stored"] is True


@pytest.mark.parametrize(
    ("said", "program"), [("AA", "aa"), ("rd", "recovery-dharma"), ("Al-Anon", "al-anon"), ("Our Own", "our-own")]
)
def test_programmes_by_the_names_that_people_know(data, said, program) -> None:
    words = ("--program", said, "--timezone", "UTC")
    assert data("meeting", "import", "-", *words, stdin=json.dumps([A]))["program"] == program


def test_codes_mean_what_they_mean_in_the_programme(bring, data) -> None:
    record = {**A, "types": ["POA"]}
    for name, program, meaning in (("one", "aa", "Proof of Attendance"), ("two", "al-anon", "Parents")):
        words = ("--program", program, "--timezone", "UTC", "--name", name)
        data("meeting", "import", "-", *words, stdin=json.dumps([record]))
        [found] = data("meeting", "list", "--source", name)["meetings"]
        assert (found["types"], found["type_names"]) == (["POA"], [meaning])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--timezone", "UTC"), 5, "whose meetings are these?"),
        (("--program", "aa"), 5, "1 of 1 meetings do not say in which time zone they are"),
        (("--program", "aa", "--timezone", "Mars/Base"), 2, 'no time zone "Mars/Base"'),
        (("--program", "", "--timezone", "UTC"), 2, "is no programme"),
        (("--program", "aa", "--timezone", "UTC", "--name", "///"), 2, "holds no letter"),
    ],
)
def test_what_is_missing_is_asked_for_by_its_option(refused, home, words, code, said) -> None:
    assert said in refused(code, "meeting", "import", "-", *words, stdin=json.dumps([A]))
    assert not (home / "data" / "feeds").exists()


def test_a_list_that_names_all_its_zones_needs_none(data) -> None:
    said = data("meeting", "import", "-", "--program", "aa", stdin=json.dumps([{**A, "timezone": "Asia/Tokyo"}]))
    assert (said["timezone"], said["imported"]) == (None, 1)


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b'[{"name": "A"}\n {"name": "B"}]', 2, "standard input: line 2, column 2: this JSON is broken"),
        (b'[{"key_string": "O", "name_string": "Open"}]', 2, "a list of formats, and holds no meetings"),
        (b"<html>", 2, "a web page"),
        (b"", 2, "it is empty"),
        (b" " * (64 * 1024 * 1024 + 1), 2, "larger than 64 MB"),
        (b"[" * 100_000, 2, "nested too deeply"),
    ],
    ids=["broken", "formats", "page", "empty", "large", "deep"],
)
def test_what_is_no_list_is_refused_and_nothing_changes(refused, bring, data, content, code, said) -> None:
    bring(A)
    before = data("meeting", "lists")
    error = refused(code, "meeting", "import", "-", "--name", "list", *FOR_AA, stdin=content)
    assert said in error
    assert error.count("standard input") == 1
    assert data("meeting", "lists") == before


@pytest.mark.parametrize("file", ["nowhere.json", ".", "/dev/null"])
def test_a_file_that_is_none(refused, file) -> None:
    assert file in refused(2, "meeting", "import", file, *FOR_AA)


def test_an_empty_list_takes_the_place_of_a_full_one_only_if_that_is_meant(bring, refused, data) -> None:
    bring(A, B)
    error = refused(5, "meeting", "import", "-", "--name", "list", *FOR_AA, stdin="[]")
    assert "the new list is empty, and list holds 2 meetings" in error
    assert data("meeting", "lists")["lists"][0]["meetings"] == 2
    assert bring(words=("--yes",))["gone"] == 2


def test_another_programme_under_the_same_file_name_needs_a_name(refused, data) -> None:
    data("meeting", "import", GUIDE, *FOR_AA)
    assert 'the list "guide" holds other meetings: AA' in refused(
        2, "meeting", "import", GUIDE, "--program", "na", "--timezone", "UTC"
    )


def test_bmlt_with_its_formats_apart(data, tmp_path) -> None:
    whole = json.loads((FIXTURES / "bmlt.json").read_text("utf-8"))
    for part in ("meetings", "formats"):
        (tmp_path / f"{part}.json").write_text(json.dumps(whole[part]), "utf-8")
    words = ("--program", "na", "--timezone", "Europe/Berlin", "--formats", str(tmp_path / "formats.json"))
    said = data("meeting", "import", str(tmp_path / "meetings.json"), *words)
    assert (said["read"], said["imported"], said["problems"]) == (3, 2, [])
    assert [each["why"] for each in said["left_out"]] == ["not published"]
    [found] = data("meeting", "list", "--type", "women")["meetings"]
    assert (found["id"], found["types"], found["type_names"]) == (
        "41",
        ["O", "Fr", "Rl"],
        ["Open", "Women", "Wheelchair Access"],
    )


def test_hostile_names_of_lists_stay_in_their_folder(real, home) -> None:
    for name in ("../../etc/passwd", "con", "x\0y", "a/b"):
        real("meeting", "import", "-", "--name", name, *FOR_AA, stdin=json.dumps([A]))
    kept = sorted(path.relative_to(home / "data").as_posix() for path in (home / "data").rglob("*.json"))
    assert all(re.fullmatch(r"feeds/[a-z0-9-]+\.json", path) for path in kept)
    assert kept == sorted(
        {"feeds/etc-passwd.json", "feeds/con-list.json", "feeds/x-y.json", "feeds/a-b.json"} & set(kept)
    )


def test_no_escape_reaches_a_screen(real) -> None:
    evil = {
        "name": "\x1b[31m[/]\u202eA",
        "slug": "../x",
        "day": 1,
        "time": "19:00",
        "notes": "=1+1\x07",
        "types": ["\x1b]8"],
    }
    answers = [
        real("meeting", "import", "-", "--name", "list", *FOR_AA, stdin=json.dumps([evil])),
        real("meeting", "list", "--source", "list"),
        real("meeting", "list", "--source", "list", "--color", "always"),
        real("meeting", "show", "x"),
        real("meeting", "next", "--within", "7d", "--json"),
        real("meeting", "export"),
        real("meeting", "follow", "x"),
        real("meeting", "calendar"),
    ]
    assert [answer.code for answer in answers] == [0] * len(answers)
    assert not any(re.search("[\x07\u202e]|\x1b[^\\[]|\x1b\\[31m", answer.screen) for answer in answers)
    assert "[31m[/]A" in answers[1].out


def test_a_dropped_list_is_gone_and_what_is_followed_stays(bring, real, data, refused) -> None:
    bring(A, B)
    real("meeting", "follow", "a")
    assert real("meeting", "drop", "list").out.splitlines() == [
        "Saved list list: removed, with its 2 meetings. The 1 you follow stay on your list.",
        "To have it back, import it again.",
    ]
    assert data("meeting", "lists") == {"lists": []}
    assert [each["name"] for each in data("meeting")["meetings"]] == ["A"]
    assert 'no list "list"' in refused(4, "meeting", "drop", "list")


def test_a_damaged_list_is_told_and_everything_else_goes_on(bring, real, home) -> None:
    bring(A)
    bring(B, name="other")
    (home / "data" / "feeds" / "list.json").write_bytes(b"{")
    answer = real("meeting", "list", "--day", "mon,tue")
    assert answer.code == 0
    assert 'the meeting list "list" is no list that sobertrack wrote; import it again' in answer.err
    assert "\nTuesday" in answer.out
    assert bring(A)["imported"] == 1
