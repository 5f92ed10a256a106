"""`config`: one table of settings, changed one by one or in the editor, and never broken."""

import json
from pathlib import Path

import pytest

from sobertrack.model.settings import SETTINGS, Settings, from_table, table_value
from sobertrack.store.tables.toml import parse_toml
from sobertrack.views.program import settings as view

VALUES = {
    "day_ends_at": "04:30",
    "first_day": "1",
    "week_starts_on": "sunday",
    "country": "de",
    "wording": "smoke-free",
    "checkin_questions": "0",
    "discreet": "on",
    "ascii": "yes",
    "color": "never",
    "plain": "on",
    "echo_notes": "off",
    "share_name": "Robin",
    "signs": "on",
    "backups": "off",
}


def data(answer) -> dict:
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


@pytest.mark.parametrize("name", VALUES)
def test_each_setting_can_be_set_read_undone_and_unset(real, name: str) -> None:
    usual = data(real("config", "get", name, "--json"))["value"]
    answer = real("config", "set", name, VALUES[name])
    assert answer.out.startswith(f"Saved setting {name}: ")
    new = data(real("config", "get", name, "--json"))
    assert new["value"] != usual
    assert new["chosen"]
    assert real("undo").code == 0
    assert data(real("config", "get", name, "--json"))["value"] == usual
    real("undo")
    assert data(real("config", "get", name, "--json"))["value"] == new["value"]
    assert data(real("config", "unset", name, "--json"))["before"] == new["value"]
    assert data(real("config", "get", name, "--json")) == {**new, "value": usual, "chosen": False}


def test_every_setting_is_in_this_test_and_in_the_list(real) -> None:
    assert set(VALUES) == {setting.name for setting in SETTINGS} == set(Settings._fields)
    found = data(real("config", "--json"))["settings"]
    assert [each["name"] for each in found] == [setting.name for setting in SETTINGS]
    assert {each["name"]: each["value"] for each in found} == {
        setting.name: table_value(setting, getattr(Settings(), setting.name)) for setting in SETTINGS
    }
    lines = real("config", "list").out.splitlines()
    assert len(lines) == len(SETTINGS) + 2


def test_the_value_stands_alone(real) -> None:
    assert real("config", "get", "week-starts-on").out == "monday\n"
    assert real("config", "get", "DAY_ENDS_AT").out == "00:00\n"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("set colour red", 4, "did you mean color?"),
        ("get zzz", 4, "settings: day_ends_at"),
        ("unset zzz", 4, "settings: day_ends_at"),
        ("set color red", 2, 'color: "red" cannot be; it is one of: auto, always, never'),
        ("set day_ends_at 12:00", 2, "between 00:00 and 11:59"),
        ("set first_day 2", 2, "a whole number from 0 to 1"),
        ("set country Germany", 2, "two letters"),
        ("set discreet", 2, "VALUE is missing"),
        ("edit", 5, "an editor needs a terminal"),
        ("edit --json", 2, "no JSON form"),
    ],
)
def test_what_is_refused(real, home: Path, line: str, code: int, words: str) -> None:
    answer = real("config", *line.split())
    assert (answer.code, words in answer.screen) == (code, True), answer.screen
    assert not (home / "data").exists()


def test_the_same_value_writes_nothing(real, home: Path) -> None:
    real("config", "set", "wording", "clean")
    before = [path.read_bytes() for path in (home / "data").rglob("*.*")]
    assert "already" in real("config", "set", "wording", "clean").out
    assert before == [path.read_bytes() for path in (home / "data").rglob("*.*")]


def test_a_comment_and_a_strange_name_stay(real, home: Path) -> None:
    file = home / "data" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("# mine\n[settings]\n# why\nwording = 'clean'\nfuture = 3\n")
    answer = real("config", "set", "plain", "on")
    assert answer.code == 0
    assert "# mine" in file.read_text()
    assert "# why" in file.read_text()
    assert "future = 3" in file.read_text()
    assert 'no setting "future"' in real("config").err
    for name in ("plain", "wording"):
        real("config", "unset", name)
    assert "future = 3" in file.read_text()


def test_a_value_by_hand_that_cannot_be_is_a_warning(real, home: Path) -> None:
    file = home / "data" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[settings]\ncolor = 'pink'\nfirst_day = true\nplain = [1]\n")
    answer = real("config", "list", "--json")
    assert answer.code == 0
    document = json.loads(answer.out)
    assert [each["code"] for each in document["warnings"]] == ["bad_setting"] * 3
    assert {each["name"]: each["value"] for each in document["data"]["settings"]}["color"] == "auto"


def test_a_file_that_cannot_be_read_is_a_warning_to_read_and_refused_to_write(real, home: Path) -> None:
    file = home / "data" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[settings]\nplain = = 1\n")
    assert real("config").code == 0
    assert "settings.toml:2" in real("config").err
    answer = real("config", "set", "plain", "on")
    assert answer.code == 3
    assert file.read_text() == "[settings]\nplain = = 1\n"


def test_changing_when_a_day_ends_files_nothing_anew(real) -> None:
    early = "2026-11-22T02:00:00+00:00"
    real("checkin", "4", now=early)
    before = data(real("streak", "--json", now=early))["checkins"]["last"]
    assert "What is already written stays on its day." in real("config", "set", "day_ends_at", "04:00").out
    assert before == "2026-11-22" == data(real("streak", "--json", now="2026-11-23T12:00:00+00:00"))["checkins"]["last"]
    assert "Sat 21 Nov 2026" in real("checkin", "4", now=early).out


def test_the_template_is_a_file_of_usual_values(tmp_path: Path) -> None:
    asleep = parse_toml(tmp_path / "settings.toml", view.template().encode())
    assert asleep.data == {"format": 1, "settings": {}}
    names = tuple(setting.name for setting in SETTINGS)
    lines = [
        line.removeprefix("# ") if line.startswith(tuple(f"# {name} = " for name in names)) else line
        for line in view.template().splitlines()
    ]
    awake = parse_toml(tmp_path / "settings.toml", "\n".join(lines).encode())
    assert set(awake.data["settings"]) == set(names)
    assert from_table(awake.data["settings"]) == (Settings(), [])


def editor(tmp_path: Path, script: str) -> dict[str, str]:
    program = tmp_path / "editor"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    return {"EDITOR": str(program)}


def test_the_editor_puts_a_good_file_in_place_and_undo_takes_it_back(terminal, real, environ, tmp_path: Path) -> None:
    where = {"env": {"SOBERTRACK_HOME": environ["SOBERTRACK_HOME"]}}
    file = tmp_path / "home" / "data" / "settings.toml"
    wake = editor(tmp_path, """sed -i 's/^# wording = .*/wording = "clean"/' "$1" """)
    assert terminal("config", "edit", **wake).end().code == 0
    assert real("config", "get", "wording", **where).out == "clean\n"
    assert "# Take the # away" in file.read_text()
    lines = editor(tmp_path, """printf '[settings]\\nplain = true\\n[line.mine]\\nnumber = "1"\\n' > "$1" """)
    assert terminal("config", "edit", **lines).end().code == 0
    assert real("undo", **where).code == 0
    assert real("config", "get", "wording", **where).out == "clean\n"
    assert "[line.mine]" not in file.read_text()
    assert real("undo", **where).code == 0
    assert real("config", "get", "plain", **where).out == "on\n"
    assert "[line.mine]" in file.read_text()


def test_the_editor_does_not_put_a_broken_file_in_place(terminal, real, environ, tmp_path: Path) -> None:
    where = {"env": {"SOBERTRACK_HOME": environ["SOBERTRACK_HOME"]}}
    real("config", "set", "wording", "clean", **where)
    file = tmp_path / "home" / "data" / "settings.toml"
    before = file.read_text()
    for text, words in (("plain = = 1", "line 2"), ('color = "pink"', "color = 'pink'")):
        answer = terminal("config", "edit", **editor(tmp_path, f"""printf '%s' '[settings]\n{text}' > "$1" """)).end()
        assert answer.code == 2
        assert words in answer.out
        assert text in answer.out.partition("so that it is not lost")[2]
        assert file.read_text() == before
    same = terminal("config", "edit", **editor(tmp_path, "true")).end()
    assert (same.code, same.out.strip()) == (0, "Nothing was changed.")


def test_the_editor_mends_a_broken_file(terminal, real, environ, tmp_path: Path) -> None:
    file = tmp_path / "home" / "data" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[settings]\nplain = = 1\n")
    assert terminal("config", "edit", **editor(tmp_path, """sed -i 's/= =/=/; s/1/true/' "$1" """)).end().code == 0
    where = {"env": {"SOBERTRACK_HOME": environ["SOBERTRACK_HOME"]}}
    assert real("config", "get", "plain", **where).out == "on\n"


def test_a_file_that_changed_meanwhile_is_left_alone(terminal, tmp_path: Path) -> None:
    file = tmp_path / "home" / "data" / "settings.toml"
    file.parent.mkdir(parents=True)
    script = f"""echo '[settings]' > {file}; echo 'plain = true' >> "$1" """
    answer = terminal("config", "edit", **editor(tmp_path, script)).end()
    assert answer.code == 1
    assert "changed while you edited it" in answer.out
    assert file.read_text() == "[settings]\n"
