"""`supporter`: people to call, in the order in which to call them."""

import json

import pytest


@pytest.fixture
def sam(real) -> None:
    assert real("supporter", "add", "Sam", "--phone", "+1 555 0100", "--role", "Sponsor", "--nights").code == 0


def names(found: dict) -> list[str]:
    return [each["name"] for each in found["supporters"]]


def test_nobody_yet(real, data) -> None:
    assert real("supporter").out.startswith("Nobody is on your list yet. The first one: sobertrack supporter add Sam")
    assert data("supporter", "list") == {"supporters": []}


def test_add_list_and_show(sam, real, data, tables) -> None:
    assert real("supporter", "add", "Ana", "-n", "met in 2019").out.splitlines() == [
        "Saved supporter ana: Ana, no number yet.",
        "To add one: sobertrack supporter edit ana --phone NUMBER. Undo: sobertrack undo",
    ]
    assert real("supporter").out.splitlines()[:3] == [
        "Name\tRole\tPhone\tNights\tId",
        "Sam\tsponsor\t+1 555 0100\tfine\tsam",
        "Ana\t\t\t\tana",
    ]
    assert tables("supporters.toml")["supporter"] == {
        "sam": {"name": "Sam", "role": "sponsor", "phone": "+1 555 0100", "nights": True},
        "ana": {"name": "Ana", "note": "met in 2019"},
    }
    assert data("supporter", "show", "ANA") == {
        "id": "ana",
        "name": "Ana",
        "role": None,
        "phone": None,
        "nights": False,
        "channels": [],
        "hours": None,
        "agreed": None,
        "every": None,
        "counters": [],
        "sees": None,
        "stopped": None,
        "note": "met in 2019",
        "last_contact": None,
        "silence": None,
        "due": False,
    }
    assert "  met in 2019" in real("supporter", "show", "ana").out.splitlines()


def test_a_note_is_not_echoed_where_notes_are_off(real, home) -> None:
    real("supporter", "add", "Ana", "-n", "-", stdin="met in 2019")
    (home / "data" / "settings.toml").write_text("[settings]\necho_notes = false\n")
    assert "2019" not in real("supporter", "show", "ana").out
    assert json.loads(real("supporter", "show", "ana", "--json").out)["data"]["note"] == "met in 2019"


@pytest.mark.parametrize("phone", ["112", "+49 (30) 1234-5678", "0800.111.0.111", "116 123", "  030/123  45 "])
def test_numbers_are_kept_as_typed(data, phone: str) -> None:
    assert data("supporter", "add", "Ana", "--phone", phone)["phone"] == " ".join(phone.split())


@pytest.mark.parametrize("phone", ["call me", "1", "555-CALL", "\u0663\u0663\u0663", "1" * 21, "()", "tel:112"])
def test_what_is_no_number(refused, phone: str) -> None:
    assert "is not a number to call" in refused(2, "supporter", "add", "Ana", "--phone", phone)


def test_a_surname_draws_a_gentle_word_and_is_saved(real, data) -> None:
    answer = real("supporter", "add", "Sam Miller")
    assert answer.code == 0
    assert 'by custom a first name is enough, such as "Sam M." for "Sam Miller"' in answer.err
    assert data("supporter", "show", "sam miller")["name"] == "Sam Miller"
    assert real("supporter", "edit", "sam-miller", "--phone", "112").err == ""
    assert real("supporter", "edit", "sam-miller", "--name", "Sam M.").err == ""
    assert real("supporter", "add", "Ana Lopez", "-q").err == ""


def test_first_moves_to_the_front_and_undo_moves_back(sam, real, data) -> None:
    for name in ("Ana", "Bo"):
        real("supporter", "add", name)
    assert names(data("supporter", "list")) == ["Sam", "Ana", "Bo"]
    real("supporter", "edit", "bo", "--first")
    assert names(data("supporter", "list")) == ["Bo", "Sam", "Ana"]
    real("supporter", "edit", "ana", "--first")
    assert names(data("supporter", "list")) == ["Ana", "Bo", "Sam"]
    assert real("supporter", "edit", "ana", "--first").out.startswith("The supporter ana says that already")
    real("undo")
    assert names(data("supporter", "list")) == ["Bo", "Sam", "Ana"]


def test_the_first_one_is_the_one_to_call(sam, real) -> None:
    real("supporter", "add", "Bo", "--phone", "112")
    real("supporter", "edit", "Bo", "--first")
    assert "Call Bo: 112" in real("checkin", "1").out


def test_edit_changes_and_an_empty_text_clears(sam, data, refused) -> None:
    changed = data("supporter", "edit", "sam", "--no-nights", "--role", "", "--phone", "", "-n", "in town")
    assert {key: changed[key] for key in ("id", "name", "role", "phone", "nights", "note")} == {
        "id": "sam",
        "name": "Sam",
        "role": None,
        "phone": None,
        "nights": False,
        "note": "in town",
    }
    assert data("supporter", "edit", "sam", "-n", "")["note"] is None
    assert data("supporter", "edit", "SAM", "--name", "Samantha")["id"] == "sam"
    assert "say what to change" in refused(2, "supporter", "edit", "sam")


def test_refusals(sam, real, refused) -> None:
    assert "supporter edit sam" in refused(2, "supporter", "add", "sam")
    assert "one of: sponsor, sponsee" in refused(2, "supporter", "add", "Bo", "--role", "boss")
    real("supporter", "add", "Ana")
    assert "exists already" in refused(2, "supporter", "edit", "ana", "--name", "SAM")
    assert "there is: Sam, Ana" in refused(4, "supporter", "show", "Bo")
    assert 'did you mean "Sam"' in refused(4, "supporter", "rm", "Samm")


def test_two_of_one_name_in_the_file_are_told_apart_by_id(real, refused, home) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "supporters.toml").write_text('[supporter.a]\nname = "Jo"\n[supporter.b]\nname = "jo"\n')
    assert '"Jo" fits more than one supporter: a, b' in refused(4, "supporter", "show", "Jo")
    assert real("supporter", "show", "b").code == 0


def test_rm_keeps_what_was_written_about_talks(sam, real, data, tables) -> None:
    real("checkin", "4", "--talked", "Sam")
    assert data("supporter", "show", "sam")["last_contact"] == "2026-11-22"
    assert "Last talked\tSun 22 Nov 2026" in real("supporter", "show", "sam").out
    answer = real("supporter", "rm", "sam")
    assert answer.out.splitlines() == [
        "Saved supporter sam: removed from your list.",
        "What you wrote about talks with Sam stays in your log. Undo: sobertrack undo",
    ]
    assert "supporter" not in tables("supporters.toml")
    assert [each["kind"] for each in data("log", "--kind", "contact")["entries"]] == ["contact"]
    real("undo")
    assert names(data("supporter", "list")) == ["Sam"]


def test_quiet_prints_the_id(real) -> None:
    assert real("supporter", "add", "Sam", "-q").out == "sam\n"


def test_a_first_name_will_do_where_only_one_has_it(real, data, refused) -> None:
    real("supporter", "add", "Alex Miller", "--every", "7d")
    assert "Saved contact" in real("reach", "alex").out
    assert data("supporter", "show", "Alex")["last_contact"] == "2026-11-22"
    assert "call alex-miller daily" in real("promise", "add", "call", "alex", "daily").out
    real("supporter", "add", "Alex Kay")
    assert '"alex" fits more than one supporter: Alex Miller, Alex Kay' in refused(4, "supporter", "show", "alex")


def test_somebody_else_of_the_same_first_name_is_pointed_out(real) -> None:
    real("supporter", "add", "Alex K.")
    assert "there is also: Alex K." in real("supporter", "add", "Alex").err
    assert "there is also" not in real("supporter", "add", "Kim").err


def test_what_a_report_holds_is_said_when_it_is_set(real) -> None:
    assert "report" not in real("supporter", "add", "Sam").out
    assert "A report for them holds: days, mood." in real("supporter", "edit", "sam", "--sees", "days,mood").out
    assert "A report for them holds: nothing." in real("supporter", "edit", "sam", "--sees", "none").out
