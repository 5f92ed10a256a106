"""What can still be read of a TOML file that does not parse is shown; nothing is written over it."""

import json
from pathlib import Path

import pytest

from sobertrack.store.tables import salvage
from sobertrack.store.tables.salvage import salvaged

SAM = '[supporter.sam]\nname = "Sam"\nphone = "+1 555 0100"\n'
ANA = '[supporter.ana]\nname = "Ana"\nphone = "+1 555 0101"\n'
CONFLICT = f"<<<<<<< HEAD\n{SAM}=======\n{SAM.replace('0100', '0199')}>>>>>>> other\n"


def people(text: str | bytes) -> dict[str, dict[str, object]]:
    return salvaged("supporters.toml", text.encode() if isinstance(text, str) else text).get("supporter", {})


@pytest.mark.parametrize(
    "text",
    [
        f"{SAM}{ANA}[[supporter\n",
        f"= broken\n{SAM}{ANA}",
        f'{SAM}note = "half\n{ANA}',
        f"{CONFLICT}{ANA}",
        f"{SAM}{SAM}{ANA}",
        f"\ufeff{SAM}{ANA}x".replace("\n", "\r\n"),
        SAM.encode() + b'note = "\xff"\nrole\n' + ANA.encode(),
        f'{SAM}{ANA}note = """\n[supporter.sam]\nphone = "6"\n',
    ],
    ids=["heading", "first line", "half a line", "git", "twice", "windows", "not UTF-8", "long text"],
)
def test_what_parses_alone_is_read(text: str | bytes) -> None:
    found = people(text)
    assert found["sam"]["phone"] == "+1 555 0100"
    assert found["ana"] | {"note": ""} == {"name": "Ana", "phone": "+1 555 0101", "note": ""}


def test_what_stands_in_a_text_of_several_lines_is_no_field() -> None:
    found = people('[supporter.sam]\nname = "Sam"\nnote = """\nphone = "666"\n"""\nrole\n')
    assert found == {"sam": {"name": "Sam"}}


@pytest.mark.parametrize(
    "text", ["", "[[", "\0", '[supporter.sam]\nname = "S\n', f"x = {'[' * 5000}", f"[{'x' * 9000}]\n{'=' * 9}"]
)
def test_nothing_is_made_up(text: str) -> None:
    assert people(text) == {}


@pytest.fixture
def broken(real, home: Path) -> Path:
    real("start", "alcohol", "--since", "2020-01-01")
    real("supporter", "add", "Sam", "--phone", "+1 555 0100")
    file = home / "data" / "supporters.toml"
    file.write_text(f"{file.read_text()}[[supporter\n")
    return file


def test_people_stay_on_every_screen(real, broken: Path) -> None:
    before = broken.read_text()
    page = real("sos")
    assert (page.code, page.err) == (0, "")
    assert "Sam +1 555 0100" in page.out
    assert "People to show here" not in page.out
    assert "sobertrack doctor" in page.out
    listed = real("supporter", "--json")
    assert [each["name"] for each in json.loads(listed.out)["data"]["supporters"]] == ["Sam"]
    assert "supporters.toml" in listed.err
    assert "Sam" in real("urge", "9").out
    for words in (("add", "Zoe"), ("rm", "Sam")):
        answer = real("supporter", *words)
        assert answer.code == 3
        assert "supporters.toml" in answer.err
    assert broken.read_text() == before


def test_a_list_that_cannot_be_read_is_not_called_empty(real, broken: Path) -> None:
    broken.write_text("[[supporter\n")
    assert "Nobody is on your list yet" not in real("supporter").out
    shown = real("supporter", "show", "sam")
    assert shown.code == 4
    assert "supporters.toml" in shown.err
    assert "the first one" not in shown.err
    broken.unlink()
    assert "Nobody is on your list yet" not in real("supporter").out
    page = real("sos").out
    assert "People to show here" not in page
    assert "sobertrack doctor" in page


def test_safety_text_is_complete_where_a_counter_cannot_be_read(real, home: Path, broken: Path) -> None:
    file = home / "data" / "counters.toml"
    file.write_text('[counter.sugar]\nkind = "sugar"\nsince = "2020-01-01"\n[counter.\nkind = "alcohol"\n')
    assert "After stopping alcohol" in real("sos").out


def test_what_is_made_to_take_long_is_not_read_for_long(monkeypatch) -> None:
    heading = f"[supporter.{'a.' * 90}a]\n"
    tries = []
    monkeypatch.setattr(salvage, "parsed", lambda text: tries.append(text) or {})
    for text in ("[\n" * 120_000, "x=\n" * 80_000, heading + "x=\n" * 80_000):
        tries.clear()
        salvaged("supporters.toml", text.encode())
        assert len(tries) <= 2 * salvage._MOST_LINES + 3


def test_what_stands_first_is_read_also_before_much_else() -> None:
    text = '[supporter.sam]\nname = "Sam"\n' + "[\n" * 100_000
    assert salvaged("supporters.toml", text.encode())["supporter"]["sam"] == {"name": "Sam"}
