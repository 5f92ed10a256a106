"""Long lists are printed from rows that were worded once: the same as if they were worded now, and never stale."""

import json

import pytest
from meeting_rows import ROWS

FOR_AA = ("--program", "aa", "--timezone", "America/New_York")
MANY = [
    {
        **ROWS[number % len(ROWS)],
        "slug": f"m{number}",
        "name": f'Meeting {number % 7} "{number}"\t[/] \x7f é\n',
        "time": f"{number * 5 % 24:02}:30",
    }
    for number in range(60)
]
QUESTIONS = (
    (),
    ("--source", "town"),
    ("--how", "online"),
    ("--near", "43.66,-70.25"),
    ("--day", "sun,mon"),
    ("--near", "43.66,-70.25", "--day", "mon", "--starts-after", "08:00"),
    ("--search", "pier"),
    ("--type", "women"),
)


@pytest.fixture
def town(real, data) -> None:
    data("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps(MANY))
    data("meeting", "import", "-", "--name", "other", *FOR_AA, stdin=json.dumps(ROWS))
    real("meeting", "add", "Mine", "--day", "mon", "--time", "12:00", "--how", "in-person")
    real("meeting", "follow", "town/m3")


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_they_say_what_is_said_without_them(town, real, data, home, words) -> None:
    kept = data("meeting", "list", *words)
    for each in kept["meetings"]:
        if each["source"] and not each["followed"]:
            shown = data("meeting", "show", f"{each['source']}/{each['slug']}")
            assert {**shown, "distance_km": each["distance_km"]} == {**each, "next_start": shown["next_start"]}
    assert data("meeting", "list", *words, "--limit", "2") == {**kept, "meetings": kept["meetings"][:2]}
    table = real("meeting", "list", *words).out
    rows = [line.split("\t") for line in table.splitlines()[1:]]
    assert [row[-1] for row in rows] == [each["id"] for each in kept["meetings"]]
    for path in (home / "cache" / "lists").iterdir():
        path.unlink()
    assert data("meeting", "list", *words) == kept
    assert real("meeting", "list", *words).out == table


def test_a_new_reading_takes_their_place(town, real, data) -> None:
    real("meeting", "import", "-", "--name", "other", *FOR_AA, stdin=json.dumps(ROWS[:1]))
    assert [each["id"] for each in data("meeting", "list", "--source", "other")["meetings"]] == ["women"]
    real("meeting", "drop", "other")
    assert {each["source"] for each in data("meeting", "list")["meetings"]} == {"town", None}


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: data.replace(b"Meeting 1", b"Meeting 9")]
)
def test_spoilt_rows_are_worded_anew(town, data, home, spoil) -> None:
    right = data("meeting", "list")
    path = home / "cache" / "lists" / "town.rows"
    path.write_bytes(spoil(path.read_bytes()))
    assert data("meeting", "list") == right
    assert data("meeting", "list") == right


def test_rows_are_private_and_go_with_their_list(town, real, home) -> None:
    path = home / "cache" / "lists" / "town.rows"
    assert path.stat().st_mode & 0o777 == 0o600
    real("meeting", "drop", "town")
    assert not path.exists()


def test_a_screen_shows_the_first_and_how_to_narrow_them_down(town, real) -> None:
    out = real("meeting", "list", "--color", "always").out
    assert "To narrow them down: --day today" in out
    assert "sobertrack meeting next" in out


def test_nothing_is_found(town, real, data) -> None:
    assert data("meeting", "list", "--search", "zebra") == {"meetings": [], "total": 0}
    assert real("meeting", "list", "--search", "zebra").out.startswith("No meeting is like that")


def test_a_list_that_cannot_be_read_is_named_every_time(town, real, home) -> None:
    (home / "data" / "feeds" / "other.json").write_text("{}")
    for _ in range(2):
        answer = real("meeting", "list")
        assert 'the meeting list "other" is no list that sobertrack wrote' in answer.err
        assert "Meeting 1" in answer.out


@pytest.mark.parametrize("words", [(), ("--near", "43.66,-70.25"), ("--how", "online", "--source", "town")])
def test_many_that_start_say_what_few_say(real, data, words) -> None:
    many = [{**MANY[n % len(MANY)], "slug": f"m{n}"} for n in range(500)]
    data("meeting", "import", "-", "--name", "town", *FOR_AA, stdin=json.dumps(many))
    real("meeting", "follow", "m3")
    real("meeting", "add", "Mine", "--day", "mon", "--time", "12:00")
    everything = data("meeting", "next", "--within", "7d", *words)
    assert everything["total"] == len(everything["meetings"]) > 50
    first = data("meeting", "next", "--within", "7d", "--limit", "150", *words)
    assert first["meetings"] == everything["meetings"][:150]
