"""`counter edit`: each option, what a new first sober date recounts, and what is refused."""

import pytest

pytestmark = pytest.mark.usefixtures("counter")


@pytest.fixture
def counter(real) -> None:
    real("start", "alcohol", "--since", "2026-10-12", "--reason", "my kids", "--reason", "sleep well")


def test_a_new_date_recounts_and_shows_both(real, data) -> None:
    real("slip", "--on", "2026-11-01")
    answer = real("counter", "edit", "alcohol", "--since", "2026-10-02")
    assert answer.out.splitlines() == [
        "Saved counter alcohol: counts since Fri 2 Oct 2026 (51 days ago).",
        "Before: since Mon 12 Oct 2026: 40 sober days in all, 2 runs, the longest 20 days",
        "Now: since Fri 2 Oct 2026: 50 sober days in all, 2 runs, the longest 30 days",
        "Undo: sobertrack undo",
    ]
    found = data("counter", "edit", "alcohol", "--since", "2026-10-12")
    assert (found["days"], found["total_sober_days"], found["first_sober_date"]) == (20, 40, "2026-10-12")
    assert (found["before"]["total_sober_days"], found["before"]["first_sober_date"]) == (50, "2026-10-02")
    assert [run["days"] for run in found["before"]["runs"]] == [30, 20]


def test_a_slip_before_the_new_date_is_kept_outside(real, data) -> None:
    real("slip", "--on", "2026-11-01")
    answer = real("counter", "edit", "alcohol", "--since", "2026-11-05")
    assert "A slip lies before that date: it is kept, and outside the runs." in answer.out
    assert answer.out.index("do not stop at once") < answer.out.index("Saved")
    assert len(data("streak")["counters"][0]["runs"]) == 1


def test_a_date_ahead_is_no_zero(real, data) -> None:
    answer = real("counter", "edit", "alcohol", "--since", "2026-12-01")
    assert "Now: since Tue 1 Dec 2026\n" in answer.out
    assert data("counter", "show", "alcohol")["status"] == "future"


def test_no_safety_note_for_a_date_long_ago(real) -> None:
    assert real("counter", "edit", "alcohol", "--since", "2025-10-12").out.startswith("Saved counter alcohol: ")


def test_a_new_name_keeps_the_id_and_the_journal(real, data) -> None:
    real("slip", "--on", "2026-11-01")
    found = data("counter", "edit", "alcohol", "--name", "  the   wine ")
    assert (found["id"], found["label"], found["kind"], found["slips"]) == ("alcohol", "the wine", "alcohol", 1)
    assert data("counter", "show", "the wine")["id"] == data("counter", "show", "alcohol")["id"]


def test_a_name_that_is_taken_is_refused(real, refused) -> None:
    real("start", "gambling")
    assert 'counter "gambling" exists already' in refused(2, "counter", "edit", "alcohol", "--name", "Gambling")
    assert real("counter", "edit", "alcohol", "--name", "Alcohol").code == 0


def test_the_kind(real, data, refused) -> None:
    answer = real("counter", "edit", "alcohol", "--kind", "Opioids")
    assert answer.out.startswith("After a break from opioids your body tolerates less")
    assert data("counter", "show")["kind"] == "opioids"
    assert "one of: alcohol, opioids" in refused(2, "counter", "edit", "alcohol", "--kind", "beer")
    assert "the kind stays opioids" in real("counter", "edit", "alcohol", "--name", "beer").err


def test_a_name_tells_the_kind_where_none_was_known(real, data) -> None:
    real("start", "the stuff", "--since", "2026-11-20")
    found = data("counter", "edit", "the stuff", "--name", "oxy")
    assert found["kind"] == "opioids"
    assert len(found["safety"]) == 1


def test_a_name_of_self_harm_is_answered(data) -> None:
    assert "You do not have to be sure" in data("counter", "edit", "alcohol", "--name", "cutting")["safety"][0]


def test_reasons_come_and_go(data, refused) -> None:
    found = data("counter", "edit", "alcohol", "--reason", "money", "--reason", "my kids", "--drop-reason", "SLEEP")
    assert found["reasons"] == ["my kids", "money"]
    assert data("counter", "edit", "alcohol", "--drop-reason", "2")["reasons"] == ["my kids"]
    error = refused(4, "counter", "edit", "alcohol", "--drop-reason", "2")
    assert "your reasons: 1 my kids" in error
    assert data("counter", "edit", "alcohol", "--drop-reason", "my kids")["reasons"] == []


def test_a_word_in_two_reasons_is_no_choice(data, refused) -> None:
    data("counter", "edit", "alcohol", "--reason", "my kidneys")
    assert "more than one reason" in refused(4, "counter", "edit", "alcohol", "--drop-reason", "my")
    assert len(data("counter", "edit", "alcohol", "--drop-reason", "my kids")["reasons"]) == 2


def test_milestones(data, refused) -> None:
    found = data("counter", "edit", "alcohol", "--milestones", "AA, neutral", "--own", "45  days", "--own", "45 d")
    assert (found["milestones"], found["own_milestones"]) == (["aa", "neutral"], ["45 d"])
    assert found["next_milestone"]["label"] == "45 days"
    assert data("counter", "edit", "alcohol", "--drop-own", "45 days")["own_milestones"] == []
    assert "neutral, aa, na" in refused(2, "counter", "edit", "alcohol", "--milestones", "chips")
    assert "neutral, aa, na" in refused(2, "counter", "edit", "alcohol", "--milestones", ",")
    assert "45 days" in refused(2, "counter", "edit", "alcohol", "--own", "soon")
    assert "is not one of yours" in refused(4, "counter", "edit", "alcohol", "--drop-own", "45 days")


def test_what_changes_nothing_writes_nothing(real, refused, home) -> None:
    journal = home / "data" / "journal"
    before = [file.read_bytes() for file in journal.iterdir()]
    assert "such as: sobertrack counter edit alcohol --since DATE" in refused(2, "counter", "edit", "alcohol")
    same = real("counter", "edit", "alcohol", "--since", "2026-10-12", "--kind", "alcohol")
    assert (same.code, same.out) == (0, "The counter alcohol says that already; nothing was changed.\n")
    assert [file.read_bytes() for file in journal.iterdir()] == before


@pytest.mark.parametrize("words", [["--since", "2028-01-01"], ["--since", "10/11/2026"], ["--name", ""]])
def test_bad_values(refused, words: list[str]) -> None:
    assert refused(2, "counter", "edit", "alcohol", *words)


def test_a_long_reason_is_refused_with_its_length(refused) -> None:
    assert "4,000 letters" in refused(2, "counter", "edit", "alcohol", "--reason", "x" * 4001)
