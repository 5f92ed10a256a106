"""The screen of `sos`: what stands on it, in which order, and that it can be read on any screen."""

import json
from pathlib import Path

import pytest

DAY, NIGHT = "2026-11-24T15:00:00+00:00", "2026-11-24T02:10:00+00:00"
WORDS = "word " * 60


@pytest.fixture
def data(home: Path) -> Path:
    (home / "data").mkdir(parents=True)
    return home / "data"


def people(data: Path, *, nights: bool = True) -> None:
    (data / "supporters.toml").write_text(
        '[supporter.ann]\nname = "Ann"\nphone = "+1 555 0101"\n'
        f'[supporter.sam]\nname = "Sam"\nrole = "sponsor"\nphone = "+1 555 0100"\nnights = {str(nights).lower()}\n'
        '[supporter.joe]\nname = "Joe"\n'
    )


def settings(data: Path, text: str) -> None:
    (data / "settings.toml").write_text(text)


def counter(data: Path, kind: str, since: str = "2020-01-01", more: str = "") -> None:
    (data / "counters.toml").write_text(f'[counter.x]\nkind = "{kind}"\nsince = "{since}"\n{more}')


def lines(real, *words: str, now: str = DAY, **env: str) -> list[str]:
    answer = real(*(words or ("sos",)), now=now, env=env)
    assert answer.code == 0
    assert answer.err == ""
    return answer.out.splitlines()


def place(shown: list[str], start: str) -> int:
    return next(number for number, line in enumerate(shown) if line.strip().startswith(start))


def joined(shown: list[str]) -> str:
    return " ".join(" ".join(shown).split())


def test_the_essentials_stand_in_the_first_24_lines(real, data: Path) -> None:
    settings(data, '[settings]\ncountry = "US"\n[line.clinic]\nname = "Clinic"\nnumber = "+1 555 0150"\n')
    people(data)
    counter(data, "alcohol", "2026-11-20", f'reasons = ["{WORDS.strip()}"]\n')
    (data / "groups.toml").write_text('[meeting.tue]\nname = "Tuesday group"\nweekday = "tuesday"\ntime = "19:00"\n')
    shown = lines(real)
    order = [
        "In danger",
        "988",
        "After stopping: a fit",
        "Call somebody:",
        "Ann",
        "Sam (sponsor)",
        "Clinic",
        "Your own reason",
        "One",
    ]
    places = [place(shown, start) for start in order]
    assert places == sorted(places)
    assert places[-1] < 24
    assert (
        place(shown, "Next meeting: Tuesday group, today at")
        < place(shown, "After stopping alcohol")
        < place(shown, "More")
    )
    assert max(map(len, shown)) <= 40
    assert shown[-4:] == ["In danger: call 911.", "To talk: 988 Suicide & Crisis Lifeline", "  988", "Ann +1 555 0101"]


def test_at_night_those_who_said_nights_are_fine_come_first_and_the_others_later(real, data: Path) -> None:
    people(data)
    shown = lines(real, now=NIGHT)
    assert shown[place(shown, "Call. Nights are fine with:") + 1] == "Sam (sponsor) +1 555 0100"
    assert shown[place(shown, "By day:") + 1] == "Ann +1 555 0101"
    assert not any("Joe" in line for line in shown)
    people(data, nights=False)
    shown = lines(real, now=NIGHT)
    assert shown[place(shown, "Call somebody, at night too:") + 1 :][:2] == [
        "Ann +1 555 0101",
        "Sam (sponsor) +1 555 0100",
    ]
    assert not any(line.startswith("By day") for line in shown)


def test_without_anybody_on_the_list_it_still_sends_one_to_people(real, data: Path) -> None:
    assert place(lines(real), "Call somebody you trust.") < 12


def test_somebody_without_a_number_is_named_and_the_number_asked_for(real, data: Path) -> None:
    (data / "supporters.toml").write_text('[supporter.sis]\nname = "My sister"\n')
    said = joined(lines(real))
    assert "Call My sister. You need not explain." in said
    assert "A number for My sister, to stand here: sobertrack supporter edit sis --phone NUMBER" in said
    assert "supporter add" not in said
    people(data)
    assert "Joe" not in joined(lines(real))


def test_the_country_is_set_or_guessed_and_said_to_be_guessed(real, data: Path) -> None:
    assert "Germany, by your time zone." in lines(real, TZ="Europe/Berlin")
    settings(data, '[settings]\ncountry = "AU"\n')
    shown = lines(real, TZ="Europe/Berlin")
    assert shown[0:2] == ["In danger, taken too much, or thinking", "  of ending your life? Call 000 now."]
    assert not any("time zone" in line for line in shown)


def test_where_no_country_is_known_the_numbers_of_the_world_stand(real, data: Path) -> None:
    shown = lines(real, TZ="UTC")
    assert [line.strip() for line in shown[3:7]] == [
        "911 Americas",
        "112 Europe and most mobiles",
        "999 UK",
        "000 Australia",
    ]
    talk = place(shown, "To talk to somebody:")
    assert talk < place(shown, "Call somebody you trust")
    assert [line.strip() for line in shown[talk + 1 : talk + 3]] == ["988 US and Canada", "116 123 UK and Ireland"]
    assert not any("To talk to somebody" in line for line in lines(real, TZ="Europe/London"))


def test_a_country_without_a_checked_crisis_line_shows_the_others_as_not_checked(real, data: Path) -> None:
    settings(data, '[settings]\ncountry = "JP"\n')
    shown = lines(real)
    first = place(shown, "Yorisoi Hotline")
    assert first < 8
    assert "day and night, not checked" in joined(shown[first : first + 3])
    settings(data, '[settings]\ncountry = "GB"\n')
    assert not any("Shout" in line or "NHS 111" in line for line in lines(real))


def test_a_line_that_is_closed_now_stands_behind_those_that_are_open(real, data: Path) -> None:
    settings(data, '[settings]\ncountry = "IT"\n')
    day, night = lines(real), lines(real, now=NIGHT)
    assert "Telefono Amico Italia" in day[3]
    assert "call 02 2327 2327, closed now, 10:00 to 24:00 daily" in joined(night)
    found = json.loads(real("sos", "--json", now=NIGHT).out)["data"]
    assert [line["open_now"] for line in found["crisis_lines"]] == [False]


def test_old_numbers_are_said_to_be_old(real, data: Path) -> None:
    assert "more than half a year" not in joined(lines(real))
    assert "more than half a year ago" in joined(lines(real, now="2027-06-01T12:00+00:00"))


@pytest.mark.parametrize(
    ("kind", "signs", "withdrawal"),
    [("opioids", True, False), ("alcohol", False, True), ("sedatives", False, True), ("nicotine", False, False)],
)
def test_what_can_kill_is_said_by_the_kind(real, data: Path, kind: str, signs: bool, withdrawal: bool) -> None:
    counter(data, kind)
    text = joined(lines(real))
    assert ("Give naloxone." in text) is signs
    assert ("After stopping alcohol or sedatives" in text) is withdrawal
    assert "After stopping: a fit, confusion, fever with shaking, seeing things" not in text


def test_a_kind_that_nobody_knows_gets_both(real, data: Path) -> None:
    counter(data, "other", more="sure = false\n")
    text = joined(lines(real))
    assert "naloxone" in text
    assert "After stopping" in text


def test_the_one_strategy_has_no_caution_and_suits_the_first_days_and_the_night(real, data: Path) -> None:
    counter(data, "alcohol", "2026-11-20")
    for now in (DAY, NIGHT):
        chosen = json.loads(real("sos", "--json", now=now).out)["data"]["strategy"]
        known = json.loads(real("strategy", "show", chosen["id"], "--json").out)["data"]
        assert (known["caution"], known["withdrawal"], known["night"]) == (None, True, True)
    (data / "strategies.toml").write_text("[strategy.wait-fifteen]\nhidden = true\n")
    assert json.loads(real("sos", "--json", now=DAY).out)["data"]["strategy"]["id"] != "wait-fifteen"


def test_a_letter_goes_before_a_reason_and_a_fact_stands_beside_it(real, data: Path) -> None:
    counter(data, "nicotine", more='reasons = ["my lungs"]\n')
    assert "  my lungs" in lines(real)
    real("letter", "write", "-", stdin="Dear me,\n\nyou have done this before.\n" + "more\n" * 40, now=DAY)
    real("urge", "8", "--now", "2", "--tried", "wait-fifteen", "--at", "02:10", now=DAY)
    shown = lines(real)
    where = place(shown, "You wrote to yourself:")
    assert shown[where + 1 : where + 3] == ["  Dear me,", "  you have done this before."]
    assert "All of it: sobertrack letter show l-" in joined(shown)
    assert sum(line == "  more" for line in shown) == 3
    assert "24 Nov, 02:10: an 8 became a 2. You chose: Wait fifteen minutes." in joined(shown)


def test_every_line_fits_whatever_a_person_wrote(real, data: Path) -> None:
    counter(data, "nicotine", more='reasons = ["' + "x" * 300 + " 家族のため" * 30 + ' \\u001b[31m \\u202e"]\n')
    (data / "supporters.toml").write_text(f'[supporter.a]\nname = "{"N" * 90}"\nphone = "{"1" * 90}"\n')
    answer = real("sos", now=DAY)
    from sobertrack.render.text import width

    assert max(map(width, answer.out.splitlines())) <= 40
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out


def test_json_is_one_document_with_the_same_parts(real, data: Path) -> None:
    people(data)
    settings(data, '[settings]\ncountry = "US"\n[line.clinic]\nname = "Clinic"\nnumber = 5550150\n')
    found = json.loads(real("sos", "--json", now=DAY).out)
    assert found["schema"] == "sobertrack/1"
    held = found["data"]
    assert held["emergency"] == "911"
    assert held["country"] == {"code": "US", "name": "United States", "guessed": False}
    assert [each["name"] for each in held["people"]] == ["Ann", "Sam"]
    assert held["own_lines"][0]["number"] == "5550150"
    assert held["crisis_lines"][0]["number"] == "988"
    assert held["safety"][0].endswith("Call 911 now.")


def test_it_goes_to_a_file_when_asked(real, data: Path, tmp_path: Path) -> None:
    answer = real("sos", "-o", str(tmp_path / "card.txt"), now=DAY)
    assert (answer.code, answer.out) == (0, "")
    assert (tmp_path / "card.txt").read_text().startswith("In danger")
