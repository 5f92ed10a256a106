"""`group compare`: side by side, by name, small numbers marked, nothing said to be caused."""

import json

import pytest


@pytest.fixture
def visited(real) -> None:
    for day, comfort in (("03", 4), ("10", 5), ("17", 3)):
        real("attend", "LifeRing", "--on", f"2026-11-{day}", "--comfort", str(comfort), "--how", "online")
        real("checkin", "4", "2", "--on", f"2026-11-{int(day) + 1:02}")
    real("attend", "a hall", "--on", "2026-11-12", "--group", "AA", "--cost", "2", "--comfort", "2", "--shared")
    real("checkin", "2", "6", "--on", "2026-11-12")
    real("group", "home", "lifering")


def test_nothing_yet(real, data) -> None:
    assert real("group", "compare").out.startswith("No visit is written down yet. After a visit: sobertrack attend")
    assert data("group", "compare")["groups"] == []
    assert data("group", "compare")["usual"]["since"] is None


def test_side_by_side(visited, real) -> None:
    lines = real("group", "compare").out.splitlines()
    assert lines[0] == "Side by side, by name. Two or three visits tell more than one."
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] == [
        {
            "Group": "Alcoholics Anonymous",
            "Visits": "1",
            "How": "",
            "Cost": "2 (1)",
            "Comfort": "2.0 (1, few)",
            "Spoke": "1 of 1",
            "Mood after": "",
            "Urge after": "",
        },
        {
            "Group": "LifeRing Secular Recovery (home group)",
            "Visits": "3",
            "How": "online",
            "Cost": "free, giving is optional",
            "Comfort": "4.0 (3)",
            "Spoke": "",
            "Mood after": "4.0 (3)",
            "Urge after": "2.0 (3)",
        },
    ]
    assert "Your usual since Sun 4 Oct 2026: mood 3.5 (4 days), strongest urge 3.0 (4 days)." in lines
    assert any("seen beside it, not caused by it" in line for line in lines)
    assert "few: from fewer than 3, which tells little yet." in lines
    assert lines[-1] == "This is a personal trend, not a diagnosis."


def test_json(visited, data) -> None:
    found = data("group", "compare", "lifering")
    assert found["by"] == "group"
    (row,) = found["groups"]
    assert (row["id"], row["visits"], row["few"], row["last_visit"]) == ("lifering", 3, False, "2026-11-17")
    assert row["comfort"] == {"given": 3, "mean": 4.0}
    assert row["mood_after"] == {"given": 3, "mean": 4.0}
    assert row["cost"] == {"given": 0, "mean": None}
    assert found["usual"]["mood"] == {"given": 4, "mean": 3.5}


def test_some_of_them(visited, real, data, refused) -> None:
    assert [each["id"] for each in data("group", "compare", "AA", "smart")["groups"]] == ["aa", "smart"]
    assert data("group", "compare", "smart")["groups"][0]["visits"] == 0
    assert [each["name"] for each in data("group", "compare", "--meetings", "A hall")["groups"]] == ["a hall"]
    assert [each["name"] for each in data("group", "compare", "--meetings")["groups"]] == [
        "a hall",
        "LifeRing Secular Recovery",
    ]
    assert 'no group "zzz"' in refused(4, "group", "compare", "zzz")


def test_it_counts_on_when_the_list_changes(visited, real, data) -> None:
    real("group", "add", "My hall")
    real("attend", "My hall")
    real("group", "rm", "my-hall")
    found = {each["name"]: each for each in data("group", "compare")["groups"]}
    assert found["My hall"]["visits"] == 1
    assert json.loads(real("log", "--kind", "visit", "--json").out)["data"]["entries"][-1]["name"] == "My hall"


def test_no_word_of_a_trend_before_there_is_a_visit(real) -> None:
    assert "not a diagnosis" not in real("group", "compare", "aa", "smart").out
    real("attend", "aa", "--comfort", "4")
    assert "not a diagnosis" in real("group", "compare", "aa", "smart").out
