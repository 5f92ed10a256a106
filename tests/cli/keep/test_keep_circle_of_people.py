"""Supporters grown: more about each person, and who may like to hear from this one."""

import pytest

NOW = "2026-11-22T12:00:00+00:00"
LATER = "2026-12-10T12:00:00+00:00"


@pytest.fixture
def circle(real) -> None:
    real("start", "smoking", "--since", "2026-10-12")
    real("supporter", "add", "Sam", "--phone", "+1 555 0100")
    real("supporter", "add", "Kim", "--phone", "+1 555 0101", "--every", "7d")
    real("supporter", "add", "Alex", "--every", "2w")
    real("reach", "kim", "--on", "2026-11-20")


def test_everything_about_a_person_is_kept_and_cleared(real, data, tables, refused) -> None:
    real("start", "alcohol", "--since", "2026-10-12")
    line = (
        *(
            "supporter",
            "add",
            "Kim",
            "--channel",
            "signal: @kim",
            "--channel",
            "kim@example.org",
            "--hours",
            "evenings",
        ),
        *(
            "--agreed",
            "pick up at night, just listen",
            "--every",
            "weekly",
            "--counter",
            "Alcohol",
            "--sees",
            "mood,days",
        ),
    )
    found = data(*line)
    assert found["channels"] == ["signal: @kim", "kim@example.org"]
    assert (found["hours"], found["agreed"], found["every"]) == ("evenings", "pick up at night, just listen", 7)
    assert (found["counters"], found["sees"]) == (["alcohol"], ["days", "mood"])
    assert tables("supporters.toml")["supporter"]["kim"]["every"] == "7d"
    assert data("supporter", "edit", "kim", "--sees", "+wins,-days")["sees"] == ["mood", "wins"]
    assert data("supporter", "edit", "kim", "--sees", "none")["sees"] == []
    assert data("supporter", "show", "kim")["sees"] == []
    cleared = data(
        "supporter", "edit", "kim", "--channel", "", "--hours", "", "--agreed", "", "--every", "", "--counter", ""
    )
    assert [cleared[key] for key in ("channels", "hours", "agreed", "every", "counters")] == [[], None, None, None, []]
    assert "notes" not in data("supporter", "edit", "kim", "--sees", "all")["sees"]
    assert "some of: days, line" in refused(2, "supporter", "edit", "kim", "--sees", "everything")
    assert 'no counter "cola"' in refused(4, "supporter", "edit", "kim", "--counter", "cola")


@pytest.mark.parametrize("every", ["0d", "367", "soon", "-7d", "7x", "1.5d"])
def test_what_is_no_number_of_days(refused, every: str) -> None:
    assert "such as 7d, 2w, daily" in refused(2, "supporter", "add", "Kim", "--every", every)


def test_the_page_says_it_in_words(real, circle) -> None:
    lines = real("supporter", "show", "kim").out.splitlines()
    assert "In touch\tevery 7 days" in lines
    assert "In touch\tevery 7 days; it may be time" in real("supporter", "show", "kim", now=LATER).out.splitlines()


def test_who_is_due_stands_first(real, data, circle) -> None:
    assert [each["id"] for each in data("supporter")["supporters"]] == ["sam", "kim", "alex"]
    found = data("supporter", now=LATER)["supporters"]
    assert [(each["id"], each["due"], each["silence"]) for each in found] == [
        ("kim", True, 20),
        ("alex", True, 18),
        ("sam", False, None),
    ]
    assert "2 people above may like to hear from you." in real("supporter", now=LATER).out


def test_the_bare_screen_names_one_at_most(real, data, circle) -> None:
    assert data("today")["due"] is None
    out = real(now=LATER).out
    assert "Kim may like to hear from you; last in touch 20 days ago: +1 555 0101" in out
    assert "Alex" not in out
    assert data("today", now=LATER)["due"]["id"] == "kim"
    real("reach", "kim", now=LATER)
    assert "Alex may like to hear from you" in real(now=LATER).out
    real("reach", "alex", now=LATER)
    assert "hear from you" not in real(now=LATER).out


def test_on_a_hard_day_somebody_to_call_stands_there_instead(real, circle) -> None:
    real("slip", now=LATER)
    out = real(now=LATER).out
    assert "If you would like to talk: Sam" in out
    assert "hear from you" not in out


def test_due_names_nobody_unless_asked(real, circle) -> None:
    assert "Kim" not in real("due", now=LATER).out
    answer = real("due", "--people", now=LATER)
    assert answer.code == 1
    assert answer.out.splitlines()[1:] == [
        "Kim +1 555 0101: last in touch 20 days ago",
        "Alex: nothing is written down yet",
    ]


def test_a_talk_that_lies_years_back_is_found(real, data, circle) -> None:
    real("undo")
    real("reach", "kim", "--on", "2024-05-01", now="2024-05-01T12:00:00+00:00")
    real("supporter", "edit", "kim", "--every", "7d")
    assert data("supporter", now=LATER)["supporters"][0]["last_contact"] == "2024-05-01"
    answer = real("due", "--people", now=LATER)
    assert "Kim +1 555 0101: last in touch" in answer.out


def test_a_file_written_by_hand(real, data, home) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "supporters.toml").write_text('[supporter.a]\nevery = 7\n[supporter.b]\nevery = "soon"\n')
    assert [each["every"] for each in data("supporter")["supporters"]] == [7]
    assert "every is not a number of days" in real("supporter").err


def test_a_wish_written_after_a_long_silence_is_due_at_once_on_every_page(real, data) -> None:
    assert real("supporter", "add", "Ana", "--every", "7d").code == 0
    assert real("checkin", "4").code == 0
    assert data("due", "--people")["people"] == []
    assert real("reach", "ana", "--on", "100 days ago").code == 0
    assert data("supporter")["supporters"][0]["due"]
    assert [each["silence"] for each in data("due", "--people")["people"]] == [100]


def test_at_night_nobody_is_called_who_did_not_agree_to_it(real, circle) -> None:
    night = "2026-12-10T03:10:00+00:00"
    assert "Kim may like to hear from you; last in touch 20 days ago: +1 555 0101" in real("today", now=LATER).out
    assert "Kim may like to hear from you; last in touch 20 days ago\n" in real("today", now=night).out
    real("supporter", "edit", "kim", "--nights")
    assert "20 days ago: +1 555 0101" in real("today", now=night).out
