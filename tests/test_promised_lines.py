"""Lines that were promised to the letter, on the real program."""

import json

import pytest


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("slip yesterday", 4, "sobertrack slip --on yesterday"),
        ("slip last+friday", 4, 'sobertrack slip --on "last friday"'),
        ("attend last+friday", 4, 'sobertrack attend --on "last friday"'),
        ("reach last+friday", 4, 'sobertrack reach NAME --on "last friday"'),
        ("checkin 3 --tried alcohol", 4, "if you drank: sobertrack slip"),
        ("urge 3 --tried wine", 4, "if you drank: sobertrack slip"),
        ("urge 3 --tried weed", 4, "if you used: sobertrack slip"),
        ("urge list", 2, '"list" is not a level from 0 to 10; to see past urges: sobertrack log --kind urge'),
        ("circle Sam", 2, "sobertrack circle add FILE"),
        ("plan walk", 2, 'sobertrack plan add --if "..." --then "..."'),
        ("start alcohol", 2, "alcohol counts since Mon 12 Oct 2026"),
        ("start alcohol", 2, "to correct: sobertrack counter edit alcohol --since DATE"),
    ],
)
def test_what_is_said_to_a_slip_of_the_tongue(real, line: str, code: int, said: str) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    answer = real(*(word.replace("+", " ") for word in line.split()))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert "Nothing is written yet" in real("log").out


@pytest.mark.parametrize("line", ["slip", "checkin 2 --not-sober"])
def test_no_form_of_a_slip_leaves_out_whether_one_is_safe(real, line: str) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    asked = "Are you safe? If not: 999, or sobertrack sos"
    assert real(*line.split()).out.count(asked) == 1
    assert asked in json.loads(real(*line.split(), "--json").out)["data"]["safety"]
    first, *_, last = real(*line.split(), "-q").out.splitlines()
    assert first.startswith("Drinking or taking sedatives daily again?")
    assert last.startswith("s-")
    assert asked in real(*line.split(), "-q").out


@pytest.mark.parametrize("line", ["slip", "checkin 3"])
def test_in_the_small_hours_the_hint_moves_what_is_written(real, line: str) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    night = "2026-11-22T02:00+00:00"
    answer = real(*line.split(), now=night)
    hint = "filed for Sun 22 Nov 2026; if it was the evening before: sobertrack edit ID --on yesterday"
    assert answer.err.splitlines() == [hint]
    (entry,) = json.loads(real("log", "--json", now=night).out)["data"]["entries"]
    assert entry["id"] in answer.out
    assert real("edit", entry["id"], "--on", "yesterday", now=night).code == 0
    (moved,) = json.loads(real("log", "--json", now=night).out)["data"]["entries"]
    assert moved["day"] == "2026-11-21"
