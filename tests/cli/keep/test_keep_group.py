"""`group list`, `show`, `choose`, `questions` and `home`: equals, with what stands beside them."""

import json
from pathlib import Path

import pytest

SHIPPED = json.loads((Path(__file__).parents[3] / "src/sobertrack/data/groups.json").read_text("utf-8"))["group"]
LINES = (
    "Listed so that you can choose; we are not connected with any of them.",
    "A group that tells you to stop prescribed medicine is giving bad advice.",
)


def ids(found: dict) -> list[str]:
    return [each["id"] for each in found["groups"]]


def test_the_list_is_by_name_with_what_stands_beside_it(real, data) -> None:
    real("config", "set", "country", "US")
    lines = real("group").out.splitlines()
    listed = [line.partition("\t")[0] for line in lines if "\t" in line]
    shown = [row for row in SHIPPED if row["status"] != "inactive" and row["goal"] != "moderation"]
    assert listed == [row["id"] for row in sorted(shown, key=lambda row: row["name"].casefold())]
    assert lines[0] == f"{len(listed)} groups. More on one: sobertrack group show NAME"
    assert lines.index("Professional help, beside any of them") < lines.index("Groups")
    assert "- SAMHSA National Helpline 1-800-662-4357, day and night" in lines
    assert set(LINES) < set(lines)
    assert set(LINES) < set(data("group")["remarks"])
    assert ids(data("group", "list")) == listed
    doubtful = {row["id"] for row in shown if row["status"] == "check"}
    assert {line.partition("\t")[0] for line in lines if "could not be confirmed" in line} == doubtful


def test_narrowed(data) -> None:
    assert "wfs" in ids(data("group", "list", "--approach", "women"))
    assert ids(data("group", "list", "--audience", "LGBTQ")) == ["gay-and-sober"]
    online = data("group", "list", "--how", "online")["groups"]
    assert online
    assert all("online" in each["how"] for each in online)
    assert ids(data("group", "list", "--for", "bets", "--goal", "abstinence")) == ids(
        data("group", "list", "--for", "gambling", "--goal", "abstinence")
    )
    assert {each["cost"] for each in data("group", "list", "--cost", "free")["groups"]} == {"free", "donation"}
    assert ids(data("group", "list", "--search", "BUDDHIST")) == ["recovery-dharma", "refuge-recovery"]
    assert ids(data("group", "list", "--approach", "secular,buddhist", "--search", "dharma")) == ["recovery-dharma"]
    assert data("group", "list", "--search", "xyzzy")["groups"] == []
    assert "sos" in ids(data("group", "list", "--all"))


def test_moderation_stands_behind_its_goal_and_a_note(real, data) -> None:
    found = data("group", "list", "--goal", "moderation")
    assert "moderation-management" in ids(found)
    assert "do not stop at once on your own" in found["safety"][0]
    assert real("group", "show", "MM").out.startswith("If you drink heavily every day")
    assert "safety" not in data("group", "list")
    assert "moderation-management" not in ids(data("group", "list"))
    everything = data("group", "list", "--all")
    assert len(everything["groups"]) == 41
    assert "call a doctor first" in everything["safety"][0]


def test_unknown_words(refused) -> None:
    assert "one of: twelve-step" in refused(2, "group", "list", "--approach", "zen")
    assert "one of: women" in refused(2, "group", "list", "--audience", "men")
    assert "one of: abstinence" in refused(2, "group", "list", "--goal", "win")
    assert "one of: free" in refused(2, "group", "list", "--cost", "cheap")
    assert "one of: alcohol" in refused(4, "group", "list", "--for", "xyzzy")
    assert 'did you mean "smart"' in refused(4, "group", "show", "smrt")


def test_one_group_leads_with_the_finder_and_the_first_visit(real, data) -> None:
    lines = real("group", "show", "AA").out.splitlines()
    assert lines[:3] == ["Alcoholics Anonymous", "Find a meeting:", "  https://www.aa.org/find-aa"]
    assert lines[3].startswith("Your first visit: No sign-up")
    assert set(LINES) < set(lines)
    assert "Checked on Sun 22 Nov 2026 against:" in lines
    assert "Not checked yet, from:" in real("group", "show", "secular-aa").out
    found = data("group", "show", "alcoholics anonymous")
    assert (found["id"], found["for"], found["how"]) == ("aa", ["alcohol"], ["in-person", "online", "phone"])
    assert (found["cost"], found["visits"], found["last_visit"]) == ("donation", 0, None)


def test_it_knows_the_meetings_and_visits_of_a_group(real, data) -> None:
    real("meeting", "add", "Tuesday group", "--group", "SMART Recovery", "--day", "tuesday", "--time", "19:00")
    real("attend", "Tuesday group")
    found = data("group", "show", "smart")
    assert (found["meetings"], found["visits"]) == (["tuesday-group"], 1)
    assert "On your list\tTuesday group Tuesday 19:00" in real("group", "show", "smart").out


def test_choose_gives_reasons(real, data) -> None:
    lines = real("group", "choose", "--for", "alcohol", "--audience", "women", "--how", "online").out.splitlines()
    assert lines.index("Made for people like you") < lines.index("Open to anyone")
    place = lines.index("Women for Sobriety, wfs")
    assert lines[place + 1] == "  for women; about alcohol and other drugs; online"
    assert set(LINES) < set(lines)
    found = data("group", "choose", "--for", "alcohol", "--goal", "abstinence")
    assert "moderation-management" not in ids(found)
    assert "sos" not in ids(found)
    assert next(each for each in found["groups"] if each["id"] == "smart")["reasons"] == [
        "about any substance or behaviour",
        "each person decides",
    ]


def test_choose_shows_a_service_beside_the_peers(real, data) -> None:
    real("group", "add", "Harbour Centre", "--kind", "centre", "--phone", "+1 555 0107")
    assert [each["id"] for each in data("group", "choose", "--for", "alcohol")["professional"]] == ["harbour-centre"]
    lines = real("group", "choose", "--for", "alcohol").out.splitlines()
    assert lines.index("harbour-centre\tHarbour Centre, recovery centre") < lines.index("Groups")


def test_choose_says_what_stands_in_the_way(real) -> None:
    assert (
        "Without --approach something would." in real("group", "choose", "--approach", "buddhist", "--how", "phone").out
    )


def test_choose_needs_somebody_or_an_option(refused) -> None:
    assert "group choose --for alcohol" in refused(5, "group", "choose")


def test_choose_asks_at_a_terminal(terminal, tmp_path) -> None:
    screen = terminal("group", "choose", SOBERTRACK_HOME=str(tmp_path / "notebook"), COLUMNS="80")
    screen.until("What is it about?")
    screen.type("1\n")
    screen.until("What do you want?")
    screen.type("stop\n")
    screen.until("In which way?")
    screen.type("\n")
    screen.until("How would you be there?")
    screen.type("2\n")
    screen.until("A group for people like you?")
    screen.type("?\n\n")
    answer = screen.end()
    assert answer.code == 0
    assert "Alcoholics Anonymous" in answer.out
    assert "about alcohol; stopping; online" in answer.out


def test_questions_and_answers(real, data, refused) -> None:
    everything = data("group", "questions")["questions"]
    assert [each["number"] for each in everything] == list(range(1, len(everything) + 1))
    assert {each["about"] for each in everything} == {"group", "cost", "programme"}
    assert {each["about"] for each in data("group", "questions", "smart")["questions"]} == {"group", "cost"}
    assert {each["about"] for each in data("group", "questions", "oxford-house")["questions"]} == {"group", "cost"}
    real("group", "edit", "smart", "--answer", "3 they respect it", "--answer", "5: about ten")
    found = data("group", "questions", "smart")["questions"]
    assert [each["answer"] for each in found if each["answer"]] == ["they respect it", "about ten"]
    assert "    they respect it" in real("group", "questions", "smart").out.splitlines()
    assert "they respect it" in real("group", "show", "smart").out
    real("group", "edit", "smart", "--answer", "3")
    assert [each["answer"] for each in data("group", "questions", "smart")["questions"] if each["answer"]] == [
        "about ten"
    ]
    for wrong in ("99 x", "soon", "-1 x"):
        assert "does not begin with the number" in refused(2, "group", "edit", "smart", f"--answer={wrong}")


def test_the_home_group(real, data, tables) -> None:
    assert data("group", "home") == {"home": None}
    real("group", "home", "smart")
    real("group", "add", "Tuesday group")
    assert real("group", "home", "Tuesday group").out.startswith("Saved group tuesday-group: your home group.")
    assert data("group", "home")["home"]["id"] == "tuesday-group"
    assert tables("groups.toml")["group"] == {
        "smart": {}, "tuesday-group": {"name": "Tuesday group", "kind": "local", "home": True}
    }  # fmt: skip
    real("undo")
    assert data("group", "home")["home"]["id"] == "smart"
    real("group", "home", "--none")
    assert data("group", "home") == {"home": None}


@pytest.mark.parametrize("sub", ["list", "show aa", "choose --for alcohol", "questions", "home"])
def test_looking_writes_nothing(real, home, sub: str) -> None:
    assert real("group", *sub.split()).code == 0
    assert not home.exists()
