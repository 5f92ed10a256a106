"""`group add`, `edit`, `rm` and `hide`: one's own, and what one says of a shipped one."""

import json


def test_one_of_ones_own(real, data, tables) -> None:
    answer = real(
        *("group", "add", "Harbour Centre", "--kind", "centre", "--phone", "+1 555 0107", "--cost", "sliding scale"),
        *("--place", "4 Quay St", "--website", "https://example.org", "--for", "beer", "--how", "in-person"),
        *("--audience", "young,women", "--goal", "abstinence", "--approach", "mixed", "--note", "ask for Ana"),
    )
    assert answer.out == (
        "Saved group harbour-centre: Harbour Centre.\n"
        "To read it: sobertrack group show harbour-centre. Undo: sobertrack undo\n"
    )
    assert tables("groups.toml")["group"]["harbour-centre"] == {
        "name": "Harbour Centre",
        "kind": "centre",
        "approach": "mixed",
        "goal": "abstinence",
        "for": ["alcohol"],
        "audiences": ["young", "women"],
        "how": ["in-person"],
        "cost": "sliding-scale",
        "phone": "+1 555 0107",
        "place": "4 Quay St",
        "website": "https://example.org",
        "note": "ask for Ana",
    }
    assert data("group", "list", "--cost", "sliding-scale")["groups"][0]["mine"] is True
    page = real("group", "show", "harbour centre").out.splitlines()
    assert page[:2] == ["Harbour Centre", "Call: +1 555 0107"]
    assert "  ask for Ana" in page
    assert "Kind\trecovery centre" in page


def test_a_note_never_stands_in_the_answer_and_settings_hide_it(real) -> None:
    assert "Ana" not in real("group", "add", "Harbour", "--note", "ask for Ana", "--answer", "9 ninety").out
    real("config", "set", "echo_notes", "off")
    assert "Ana" not in real("group", "show", "harbour").out
    assert "ninety" not in real("group", "show", "harbour").out
    assert json.loads(real("group", "show", "harbour", "--json").out)["data"]["note"] == "ask for Ana"


def test_names_that_are_taken_or_wrong(real, refused) -> None:
    real("group", "add", "Tuesday group")
    assert "exists already" in refused(2, "group", "add", "TUESDAY-group")
    assert "exists already" in refused(2, "group", "add", "alcoholics anonymous")
    assert "one of: fellowship" in refused(2, "group", "add", "X", "--kind", "club")
    assert "is not a number to call" in refused(2, "group", "add", "X", "--phone", "ask Ana")
    assert real("group", "add", "Tuesday grup").err == 'sobertrack: there is also "Tuesday group"\n'


def test_changed(real, data, refused) -> None:
    real("group", "add", "Tuesday group", "--cost", "fee", "--place", "the library")
    real("group", "edit", "tuesday group", "--name", "Wednesday group", "--cost", "", "--kind", "online")
    found = data("group", "show", "tuesday-group")
    assert (found["name"], found["cost"], found["place"], found["kind"]) == (
        "Wednesday group", None, "the library", "online",
    )  # fmt: skip
    assert "nothing was changed" in real("group", "edit", "tuesday-group", "--kind", "online").out
    assert "say what to change" in refused(2, "group", "edit", "tuesday-group")
    assert "exists already" in refused(2, "group", "edit", "tuesday-group", "--name", "LifeRing Secular Recovery")


def test_a_shipped_one_keeps_its_text_and_takes_ours(real, data, tables, refused) -> None:
    real(
        "group", "edit", "LifeRing", "--note", "quiet people", "--phone", "555 0100", "--website", "https://example.org"
    )
    assert tables("groups.toml")["group"] == {
        "lifering": {"phone": "555 0100", "website": "https://example.org", "note": "quiet people"}
    }
    found = data("group", "show", "lifering")
    assert (found["mine"], found["note"], found["tenet"][:9]) == (False, "quiet people", "You build")
    real("group", "edit", "lifering", "--website", "")
    assert data("group", "show", "lifering")["website"] == "https://lifering.org"
    for option in (("--kind", "local"), ("--name", "X"), ("--cost", "fee"), ("--for", "alcohol"), ("--how", "online")):
        assert "is shipped, and stays as it is" in refused(2, "group", "edit", "lifering", *option)
    assert real("group", "rm", "lifering").out.startswith("Saved group lifering: what you wrote about it is removed.")
    assert tables("groups.toml").get("group", {}) == {}
    assert "group hide lifering" in refused(2, "group", "rm", "lifering")


def test_hidden_and_shown_again(real, data, refused) -> None:
    assert real("group", "hide", "aa").code == 0
    assert "aa" not in [each["id"] for each in data("group", "list")["groups"]]
    assert "aa" not in [each["id"] for each in data("group", "choose", "--for", "alcohol")["groups"]]
    assert "1 more" not in real("group", "show", "aa").out
    assert "group hide aa --undo" in real("group", "show", "aa").out
    assert "is shipped, and stays" in refused(2, "group", "rm", "aa")
    assert "nothing was changed" in real("group", "hide", "aa").out
    real("group", "hide", "aa", "--undo")
    assert "aa" in [each["id"] for each in data("group", "list")["groups"]]


def test_removed_and_taken_back(real, data) -> None:
    real("group", "add", "Tuesday group", "--note", "warm")
    assert real("group", "rm", "tuesday group").out.endswith("Your visits stay in your log. Undo: sobertrack undo\n")
    assert real("group", "show", "tuesday-group").code == 4
    real("undo")
    assert data("group", "show", "tuesday-group")["note"] == "warm"


def test_a_damaged_table_is_named_and_the_others_are_read(real, home) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "groups.toml").write_text(
        '[group.a]\nkind = "club"\n[group.b]\nname = "B"\n[group.aa]\nanswers = ["x"]\n[group.c]\nhow = ["by-air"]\n'
    )
    answer = real("group", "list", "--search", "b")
    assert answer.code == 0
    assert "b\tB" in answer.out
    assert "[group.a]: kind is none of" in answer.err
    assert "[group.aa]: answers holds texts" in answer.err
    assert "[group.c]: how holds something else" in answer.err
    assert "[group.a]: kind is none of" in real("doctor").screen


def test_a_file_that_does_not_parse_is_not_written_over(real, home) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "groups.toml").write_text("[group.a\n")
    assert real("group", "add", "X").code == 3
    assert real("group", "list").code == 0
    assert (home / "data" / "groups.toml").read_text() == "[group.a\n"


def test_a_hostile_name_is_shown_as_it_is(real) -> None:
    real("group", "add", "[/] \x1b[31m =1+1", "--note", "[note]\u202e")
    page = real("group", "show", "31m-1-1", "--color", "always").out
    assert "[/]" in page
    assert "\x1b[31m" not in page
    assert "\u202e" not in page
