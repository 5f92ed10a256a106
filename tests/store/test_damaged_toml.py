"""A TOML file that a person broke by hand: looking goes on and warns, writing it is refused and shows the place."""

import json
import time
from pathlib import Path

import pytest

TABLE = '[counter.alcohol]\nlabel = "alcohol"\nkind = "alcohol"\nsince = "2026-10-12"\n'
LOOKS = ([], ["streak"], ["milestones"], ["calendar"], ["log"], ["report"])


@pytest.fixture
def counters(run, home: Path) -> Path:
    run("start", "alcohol", "--since", "2026-10-12")
    run("checkin", "3")
    return home / "data" / "counters.toml"


def warnings(answer) -> list[tuple[str, int | None]]:
    return [(each["code"], each["line"]) for each in json.loads(answer.out)["warnings"]]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("format = 1\n[counter.alcohol]\nsince = = 1\n", 3, 9),
        ('format = 1\n[counter.alcohol]\nlabel = "half\n', 3, 14),
        ("format = 1\n[counter.alcohol\n", 2, 17),
        ("a = 1\na = 2\n", 2, 6),
        ("a = nan\n", None, None),
        ("a = 1e999\n", None, None),
        (f"x = {'[' * 5000}\n", None, None),
        (f"{'a.' * 20_000}a = 1\n", 1, 1),
        (f"ok = 1\nx = {{ {'b . ' * 30}b = 1 }}\n", 2, 7),
        (f"[{'c.' * 20_000}c]\n", 1, 2),
        ("\x00", 1, 1),
        ("# " + "x" * 300_000, None, None),
        ("a = [\n", 1, 6),
    ],
)
def test_looking_warns_and_writing_is_refused(run, counters: Path, text: str, line, column) -> None:
    counters.write_text(text)
    begun = time.process_time()
    for words in LOOKS:
        answer = run(*words, "--json")
        assert answer.code == 0, (words, answer.screen)
        assert warnings(answer) == [("bad_toml", line)]
    answer = run("counter", "edit", "alcohol", "--since", "2026-10-11")
    assert time.process_time() - begun < 8, "each is quick"
    assert answer.code == 3
    place = f"{counters}:{line}:{column}: counters.toml:" if line else f"{counters}: counters.toml:"
    assert place in answer.err
    assert "nothing was changed" in answer.err
    assert counters.read_text() == text
    if line:
        shown = answer.err.splitlines()
        caret = next(number for number, each in enumerate(shown) if each.strip() == "^")
        assert shown[caret - 1].strip()


def test_the_caret_stands_below_the_place(run, counters: Path) -> None:
    counters.write_text("format = 1\n[counter.alcohol]\n\tsince = = 1\n")
    err = run("counter", "edit", "alcohol", "--since", "2026-10-11").err
    assert " since = = 1\n         ^\n" in err
    counters.write_text(f'a = "{"x" * 500}" ! "{"y" * 500}"\n')
    shown = run("counter", "edit", "alcohol", "--since", "2026-10-11").err.splitlines()
    caret = next(number for number, each in enumerate(shown) if each.strip() == "^")
    assert shown[caret - 1][len(shown[caret]) - 1] == "!"
    assert len(shown[caret - 1]) <= 200


def test_hanging_input_is_refused_at_once(run, counters: Path) -> None:
    hostile = (
        f"{'a.' * 20_000}a = 1\n",
        f"x = {{{'a.' * 20_000}a = 1}}\n",
        "\n".join(f"{'k.' * 14}k{number} = 1" for number in range(7000)),
        "".join(f"[{'t.' * 14}t{number}]\n" for number in range(6000)),
        "x = [" + "[" * 100_000,
        "x = {a = " * 20_000,
        "x = " + "9" * 200_000 + "\n",
        "w" * 250_000,
        ("w-" * 100 + '"') * 1200,
        '"' * 250_000,
        '"a".' * 60_000,
        "'a' . " * 40_000,
    )
    for text in hostile:
        counters.write_text(text)
        begun = time.process_time()
        answer = run("streak")
        assert time.process_time() - begun < 3, text[:60]
        assert answer.code == 0


def test_a_note_with_many_dots_is_no_key(run, counters: Path) -> None:
    dotted = "a." * 400
    counters.write_text(f'format = 1\n{TABLE}reasons = ["{dotted}", \'{dotted}\', "a\\"{dotted} = 1"]\n')
    answer = run("streak")
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("counter = 5\n", "[counter] is not a table"),
        ("[counter]\nalcohol = 'x'\n", "[counter.alcohol] is not a table"),
        ("[counter.alcohol]\nsince = 5\n", "[counter.alcohol]: since is not a day"),
        ("[counter.alcohol]\nsince = 2026-13-01\n", None),
        ("[counter.alcohol]\nsince = '1850-01-01'\n", "[counter.alcohol]: since lies outside the years 1900 to 2300"),
        (TABLE + "reasons = [1]\n", "[counter.alcohol]: reasons is not a list of texts"),
        (TABLE + "archived = 'yes'\n", "[counter.alcohol]: archived is not true or false"),
        ("[[counter]]\nsince = '2026-10-12'\n", "[counter] is not a table"),
    ],
)
def test_a_wrong_type_is_a_warning_that_names_table_and_key(
    run, counters: Path, text: str, message: str | None
) -> None:
    counters.write_text(text)
    answer = run("streak", "--json")
    assert answer.code == 0
    found = json.loads(answer.out)["warnings"]
    assert len(found) == 1
    if message:
        assert message in found[0]["message"]
        assert found[0]["file"] == str(counters)
    before = counters.read_text()
    refused = run("start", "wine")
    if text.startswith(("counter =", "[[")) or message is None:
        assert refused.code in (1, 3)
        assert counters.read_text() == before


def test_a_wrong_setting_is_named_and_the_usual_one_stands_in(run, home: Path, counters: Path) -> None:
    (home / "data" / "settings.toml").write_text("[settings]\nfirst_day = 9\nwording = 5\nplain = 'maybe'\n")
    answer = run("streak", "--json")
    assert answer.code == 0
    found = json.loads(answer.out)["warnings"]
    assert {each["code"] for each in found} == {"bad_setting"}
    assert "first_day = '9'" in found[0]["message"]
    assert run("settings").code == 2
    assert run("checkin", "4").code == 0


def test_hand_written_dates_are_dates(run, counters: Path) -> None:
    counters.write_text("format = 1\n[counter.alcohol]\nkind = 'alcohol'\nsince = 2026-10-12\n")
    answer = json.loads(run("streak", "--json").out)
    assert answer["data"]["counters"][0]["first_sober_date"] == "2026-10-12"
    assert run("counter", "edit", "alcohol", "--reason", "my children").code == 0
    assert "since = 2026-10-12\n" in counters.read_text(), "what did not change stays as it was typed"


def test_a_second_version_of_a_newer_format_stops_nobody(run, home: Path, counters: Path) -> None:
    """Nobody reads it; doctor tells of it, and it cannot be taken here."""
    second = counters.with_name("counters.sync-conflict-20261122-120000-ABCDEFG.toml")
    second.write_text("format = 2\n[counter.other]\nlabel = 'other'\n")
    assert run("checkin", "4").code == 0
    assert run("counter", "edit", "alcohol", "--since", "2026-10-11").code == 0
    assert second.name in run("doctor").out
    assert run("doctor", "--take", str(second), "--yes").code == 3


def test_a_newer_format_is_only_read(run, home: Path, counters: Path) -> None:
    for text in (f"format = 2\n{TABLE}", f"# mine\n\nformat = 99 # years ahead\n{TABLE}"):
        counters.write_text(text)
        journal = {path: path.read_bytes() for path in (home / "data" / "journal").iterdir()}
        answer = run("streak", "--json")
        assert answer.code == 0
        assert json.loads(answer.out)["data"]["counters"][0]["days"] == 41
        assert warnings(answer) == [("newer_file", None)]
        for words in (("counter", "edit", "alcohol", "--since", "2026-10-11"), ("start", "wine"), ("checkin", "4")):
            refused = run(*words)
            assert refused.code == 3, words
            assert "newer sobertrack" in refused.err
        assert counters.read_text() == text
        assert journal == {path: path.read_bytes() for path in (home / "data" / "journal").iterdir()}


def test_the_word_format_inside_a_table_is_no_format(run, counters: Path) -> None:
    counters.write_text(f"{TABLE}format = 7\n")
    assert run("checkin", "4").code == 0
    assert run("counter", "edit", "alcohol", "--reason", "x").code == 0
    assert counters.read_text().startswith("format = 1\n")


def test_a_file_that_vanished_is_damage_and_not_a_new_person(run, counters: Path) -> None:
    kept = counters.read_bytes()
    for damage in (counters.unlink, lambda: counters.write_bytes(b"")):
        damage()
        answer = run()
        assert answer.code == 3
        assert "counters.toml" in answer.err
        saved = run("checkin", "4")
        assert (saved.code, "counters.toml" in saved.err) == (0, True)
        counters.write_bytes(kept)
        assert run().code == 0
    counters.unlink()
    run("doctor", "--accept")
    assert run().code == 0


def test_a_name_that_cannot_be_found_in_a_broken_file_is_told_with_the_file(run, home: Path) -> None:
    run("start", "alcohol", "--since", "2026-10-12")
    (home / "data" / "counters.toml").write_text("[counter", "utf-8")
    for words in (["slip", "--counter", "alcohol"], ["slip"]):
        answer = run(*words)
        assert answer.code == 4
        assert "counters.toml:1:9: " in answer.err.splitlines()[0]
