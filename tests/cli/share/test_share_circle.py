"""The circle: a shared report goes in as it came out, the latest of each person stays, and forgetting is for good."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sobertrack.model.sharing import FIELDS

REPORT = {
    "schema": "sobertrack-share/1",
    "made": "2026-11-22",
    "period": {"first": "2026-11-16", "last": "2026-11-22"},
    "name": "Robin",
    "days": [{"counter": None, "status": "sober", "days": 41, "since": "2026-10-12", "total": 212}],
    "checkins": {"days": 5, "of": 7, "today": True},
    "promises": {"kept": 1, "of": 1, "each": [{"promise": "walk 3/week", "done": 3, "asked": 3, "state": "kept"}]},
    "requests": ["Call me on Friday?"],
}
EVERYTHING = """
    config set share_name Robin
    supporter edit sam --sees all,notes,names,times,meeting-names,slips
    checkin 4 2 --on 2026-11-16 --at 20:10 --win 'walked home' -n 'a private note' --gratitude tea
    checkin 2 6 --on 2026-11-18 --hard 'a long evening' --trigger lonely --tried walk
    urge 8 --now 3 --on 2026-11-18
    attend 'Tuesday group' --on 2026-11-17
    reach Alex --on 2026-11-19
    promise add walk 1/week --since 2026-11-01
    promise add call sam daily
    activity walk --minutes 30 --on 2026-11-20
    slip --on 2026-11-20 --trigger party
"""


@pytest.fixture
def add(real, tmp_path):
    """Add a report to the circle: `add(name="Alex", made=...)`."""

    def added(*more: str, **changes: object):
        kept = {key: value for key, value in {**REPORT, **changes}.items() if value is not ...}
        (tmp_path / "given.json").write_text(json.dumps(kept))
        return real("circle", "add", str(tmp_path / "given.json"), *more)

    return added


def data(real, *line: str) -> dict:
    answer = real(*line, "--json")
    assert answer.code == 0, answer.screen
    return json.loads(answer.out)["data"]


def stored(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "data" / "circle").glob("*"))


def test_a_report_goes_in_as_it_came_out(real, sam, tmp_path) -> None:
    import shlex

    for line in filter(None, map(str.strip, EVERYTHING.splitlines())):
        assert real(*shlex.split(line)).code == 0, line
    out = tmp_path / "for-sam.json"
    assert real("share", "sam", "--yes", "--format", "json", "-o", str(out), "--line", "hi", "--request", "x").code == 0
    given = json.loads(out.read_text())
    assert len(given) == len(FIELDS) + 3
    assert real("circle", "add", str(out)).code == 0
    assert data(real, "circle", "show", "robin")["share"] == given
    assert real("circle", "add", "-", stdin=out.read_bytes()).out.startswith("Nothing to change")


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(min_size=1, max_size=80))
def test_any_words_go_in_as_they_came_out(real, line: str, request: str) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    real("supporter", "add", "Sam")
    typed = f"--line={line}", f"--request={request}"
    given = real("share", "sam", "--yes", "--format", "json", *typed)
    if given.code == 0:
        assert real("circle", "add", "-", "--name", "Robin", stdin=given.out).code == 0
        assert data(real, "circle", "show", "robin")["share"] == json.loads(given.out)


def test_what_steers_a_screen_leaves_as_a_visible_escape(real, sam) -> None:
    out = real("share", "sam", "--yes", "--format", "json", "--line", "a\x1b[2Jb\u202e").out
    assert json.loads(out)["line"] == "a\\x1b[2Jb\\u202e"
    assert real("circle", "add", "-", "--name", "Robin", stdin=out).code == 0


def test_side_by_side_by_the_alphabet(real, add) -> None:
    few = {"checkins": ..., "promises": ..., "requests": ...}
    ongoing = {"counter": None, "status": "ongoing", "days": 0, "since": None, "total": 210}
    add(name="Sam Miller", days=[ongoing], **few)
    add(name="Alex", days=[{**REPORT["days"][0], "days": 900}], **few)
    add()
    assert real("circle").out.splitlines() == [
        "Name\tDays\tCheck-in\tPromises\tAs of",
        "Alex\t900 days\t\t\ttoday",
        "Robin\t41 days\tdone today\t1 of 1 kept\ttoday",
        "Sam\tno run just now; 210 days in all\t\t\ttoday",
        "Robin asks: Call me on Friday?",
        "Each as they gave it, and not signed. More: sobertrack circle show NAME",
    ]
    assert real("circle", "list").out == real("circle").out
    assert [each["name"] for each in data(real, "circle")["people"]] == ["Alex", "Robin", "Sam"]
    assert all(each["signed"] is False for each in data(real, "circle")["people"])


def test_much_that_is_asked_stands_on_its_own_page(real, add) -> None:
    add(requests=[f"number {number}" for number in range(9)])
    lines = real("circle").out.splitlines()
    assert lines[2:6] == [*(f"Robin asks: number {n}" for n in range(3)), "6 things more: sobertrack circle show robin"]
    assert "number 8" in real("circle", "show", "robin").out


def test_what_was_true_on_another_day_is_said_so(real, add) -> None:
    add(made="2026-11-15", period={"first": "2026-11-09", "last": "2026-11-15"})
    assert "41 days\tdone that day\t1 of 1 kept\t7 days ago" in real("circle").out
    assert data(real, "circle")["people"][0]["checkin_today"] is None


def test_a_week_that_goes_on_is_no_nought(real, add) -> None:
    walk = {"promise": "walk 3/week", "done": 0, "asked": 3, "state": "open"}
    assert add(promises={"kept": 0, "of": 1, "each": [walk]}).code == 0
    assert "the week goes on" in real("circle").out
    assert add(made="2026-11-23", promises={"kept": 0, "of": 1, "each": [{**walk, "state": "missed"}]}).code == 0
    assert "0 of 1 kept" in real("circle", now="2026-11-23T12:00:00+00:00").out


def test_the_latest_of_each_person_stays(real, add, home) -> None:
    period = {"first": "2026-11-09", "last": "2026-11-15"}
    assert "sobertrack circle rm robin" in add(made="2026-11-15", period=period).out
    newer = add()
    assert "Not for undo; to forget it: sobertrack circle rm robin" in newer.out
    assert newer.out.startswith("Saved circle robin: Robin, as given on Sun 22 Nov 2026. It is not signed")
    assert "in the place of the one of Sun 15 Nov 2026" in newer.out
    older = add(made="2026-11-15", period=period)
    assert (older.code, older.out.splitlines()[0]) == (
        0,
        "Not taken: it was made on Sun 15 Nov 2026, and the one of Robin here on Sun 22 Nov 2026.",
    )
    assert data(real, "circle", "show", "robin")["share"]["made"] == "2026-11-22"
    assert stored(home) == ["robin.json"]


def test_undo_is_not_for_it_and_the_answer_says_so(real, add, home) -> None:
    real("checkin", "4")
    assert "Not for undo; to forget it: sobertrack circle rm robin" in add().out
    assert "check-in" in real("undo").out
    assert stored(home) == ["robin.json"]


def test_two_people_of_one_name(real, add) -> None:
    add()
    assert "Saved circle robin-b:" in add("--name", "Robin B").out
    assert [each["id"] for each in data(real, "circle")["people"]] == ["robin", "robin-b"]
    assert "Saved circle person:" in add("--name", "\u674e").out
    assert "Saved circle person-2:" in add("--name", "\u738b").out


def test_whose_it_is_must_be_known(real, add, tmp_path) -> None:
    said = add(name=...)
    assert said.code == 0
    assert "kept as given, after the file" in said.err
    answer = real("circle", "add", "-", stdin=json.dumps({**REPORT, "name": None}))
    assert (answer.code, answer.out) == (5, "")
    assert "--name NAME" in answer.err
    assert add("--name", "../../x").code == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"made": "2027-01-01"}, "a day that lies ahead"),
        ({"schema": "sobertrack-share/2"}, "a newer sobertrack wrote it"),
        ({"name": "../../.bashrc"}, "name is no name of a person"),
        ({"requests": ["\x1b]0;x\x07"]}, "requests[0] holds signs"),
        ({"requests": ["x" * 4000] * 40}, "larger than 64 kB"),
        ({"days": [[[[[]]]]]}, "days[0] is not an object"),
    ],
)
def test_a_hostile_file_ends_in_words_and_nothing_is_stored(add, home, changes: dict, words: str) -> None:
    answer = add(**changes)
    assert (answer.code, answer.out) == (2, "")
    assert words in answer.err
    assert "nothing was stored" in answer.err
    assert "\x1b" not in answer.err
    assert not (home / "data" / "circle").exists()


def test_forgetting_is_for_good(real, add, home) -> None:
    add()
    answer = real("circle", "rm", "Robin")
    assert answer.out.splitlines()[0] == (
        "Forgotten: what Robin gave you is gone from your notebook. Undo does not bring it back: "
        "it would take back the command before this one. To have it again: sobertrack circle add FILE"
    )
    assert stored(home) == []
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Friday" not in everything
    assert real("circle", "rm", "Robin").code == 4


def test_a_backup_that_still_holds_it_is_named(real, add) -> None:
    real("checkin", "4")
    add()
    assert real("backup", "create").code == 0
    assert re.search(r"\d backups? on this computer may still hold it", real("circle", "rm", "robin").out)
    assert "Friday" not in real("undo").out


def test_files_are_private(add, home) -> None:
    add()
    assert (home / "data" / "circle").stat().st_mode & 0o777 == 0o700
    assert (home / "data" / "circle" / "robin.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", ["{", '{"format":1}', '{"format":1,"name":"R","added":"2026-11-22","share":{}}'])
def test_a_spoilt_file_is_named_and_can_be_forgotten(real, add, home, spoilt: str) -> None:
    add()
    (home / "data" / "circle" / "robin.json").write_text(spoilt)
    add("--name", "Alex")
    answer = real("circle")
    assert answer.code == 0
    assert "Alex\t" in answer.out
    assert 'what "robin" gave you' in answer.err
    assert real("circle", "rm", "robin").code == 0
    assert stored(home) == ["alex.json"]


def test_a_copy_of_a_sync_tool_is_nobody(real, add, home) -> None:
    add()
    (home / "data" / "circle" / "robin (conflicted copy).json").write_text("{")
    assert len(data(real, "circle")["people"]) == 1


def test_the_bare_screen_says_nothing_of_the_circle(real, sam, add) -> None:
    before = real("today", "--all").out
    add()
    assert real("today", "--all").out == before


def test_a_file_too_long_for_anybody_is_not_made(real, sam, shares) -> None:
    real("supporter", "edit", "sam", "--sees", "notes")
    for day in range(10, 20):
        real("checkin", "3", "--on", f"2026-11-{day}", "-n", "\u0416" * 3000)
    answer = real("share", "sam", "--yes", "--last", "30d", "--format", "json")
    assert answer.code == 2
    assert "larger than 64 kB" in answer.out
    assert shares() == []
    assert real("share", "sam", "--yes", "--last", "30d").code == 0


def test_a_name_to_share_under_is_no_path(real) -> None:
    for name in ("../../x", "a\\b", ".."):
        assert real("config", "set", "share_name", name).code == 2


def test_names_are_completed(real, sam, add) -> None:
    add()
    assert real("completion", "--words", "--", "circle", "show", "").out == "robin\tRobin\n"
    assert real("completion", "--words", "--", "reach", "sam", "--how", "c").out.startswith("call")
    assert real("completion", "--words", "--", "supporter", "edit", "sam", "--sees", "mo").out.startswith("mood\t")
