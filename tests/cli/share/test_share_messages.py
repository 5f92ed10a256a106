"""The hardest messages, ready: alone on standard output, short, and there whatever else fails."""

import json

import pytest


def said(answer) -> str:
    assert answer.code == 0, answer.screen
    return answer.out.rstrip("\n")


def test_after_a_slip(real, sam) -> None:
    real("slip", "--on", "2026-11-20")
    assert said(real("share", "sam", "--slip")) == "I used on Friday. I am safe. I want to go on. Can you call me?"
    assert "Words to send: sobertrack share sam --slip" in real("slip", "--on", "2026-11-19").out


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (("--on", "today"), "I used today. I am safe. I want to go on. Can you call me?"),
        (("--on", "yesterday"), "I used yesterday. I am safe. I want to go on. Can you call me?"),
        (("--on", "2026-11-03"), "I used on 3 November. I am safe. I want to go on. Can you call me?"),
        (
            ("--on", "2026-11-19", "--until", "2026-11-21"),
            "I used from Thursday to yesterday. I am safe. I want to go on. Can you call me?",
        ),
        (
            ("--on", "2026-11-19", "--ongoing"),
            "I have been using since Thursday. I am safe, and I want to stop. Can you call me?",
        ),
    ],
)
def test_it_says_when(real, sam, slip: tuple[str, ...], words: str) -> None:
    real("slip", *slip)
    assert said(real("share", "sam", "--slip")) == words


def test_without_a_slip_on_record_it_still_helps(real, sam) -> None:
    assert said(real("share", "sam", "--slip")) == "I used. I am safe. I want to go on. Can you call me?"
    assert "Can you call me" in said(real("share", "sam", "--hard"))


def test_a_good_day(real, sam) -> None:
    assert said(real("share", "sam", "--milestone")) == "41 days today. Thank you for being there."
    reached = real("share", "sam", "--milestone", now="2026-12-12T09:00:00+00:00")
    assert said(reached) == "I reached 60 days yesterday. Thank you for being there."


def test_somebody_who_does_not_know_of_a_counter_is_not_told(real, sam) -> None:
    real("start", "gambling", "--since", "2026-11-01")
    real("supporter", "edit", "sam", "--counter", "alcohol")
    real("slip", "gambling", "--on", "yesterday")
    assert said(real("share", "sam", "--slip")) == "I had a very hard day yesterday. I am safe. Can you call me?"
    real("supporter", "edit", "sam", "--counter", "gambling")
    assert said(real("share", "sam", "--slip")).startswith("I gambled yesterday.")


def test_of_several_counters_none_is_guessed(real, sam) -> None:
    real("start", "weed", "--since", "2026-11-19")
    real("slip", "alcohol", "--ongoing")
    answer = real("share", "sam", "--milestone")
    assert answer.code == 5
    assert "which of your counters does Sam know of?" in answer.err
    assert said(real("share", "sam", "--milestone", "--words", "A good day.")) == "A good day."
    answer = real("share", "sam", "--slip")
    assert said(answer) == "I had a very hard day today. I am safe. Can you call me?"
    assert "sobertrack supporter edit sam --counter NAME" in answer.err
    real("supporter", "edit", "sam", "--counter", "alcohol")
    assert (
        said(real("share", "sam", "--milestone", "--words", "")) == "I am on my way again. Thank you for being there."
    )
    real("supporter", "edit", "sam", "--counter", "alcohol", "--counter", "weed")
    assert said(real("share", "sam", "--milestone")) == "I reached 3 days (weed) today. Thank you for being there."


def test_own_words_that_went_are_not_said_to_be_kept(real, sam) -> None:
    assert "with your own words" in real("share", "sam", "--hard", "--words", "Ring me?").err
    assert "the usual words again" in real("share", "sam", "--hard", "--words", "").err


def test_own_words_are_kept_and_can_go_again(real, sam, home) -> None:
    real("slip", "--on", "yesterday")
    first = real("share", "sam", "--slip", "--words", "It happened {when}.  {Ring} me?")
    assert said(first) == "It happened yesterday. {Ring} me?"
    assert said(real("share", "sam", "--slip")) == "It happened yesterday. {Ring} me?"
    assert 'text = "It happened {when}. {Ring} me?"' in (home / "data" / "supporters.toml").read_text()
    assert said(real("share", "sam", "--slip", "--words", "")).startswith("I used yesterday.")
    assert real("share", "sam", "--slip", "--words", "x" * 161).code == 2
    assert said(real("share", "sam", "--slip")).startswith("I used yesterday.")


def test_each_message_is_written_down_and_can_be_undone(real, sam, shares) -> None:
    real("share", "sam", "--hard")
    assert [(each["supporter"], each["fields"], each["form"]) for each in shares()] == [("sam", ["hard"], "message")]
    real("undo")
    assert shares() == []
    real("share", "sam", "--hard", "--dry-run")
    assert shares() == []


def test_it_comes_although_nothing_can_be_written(real, sam, home) -> None:
    file = next((home / "data" / "journal").iterdir())
    file.write_bytes(file.read_bytes() + b'{"v":2,"id":"01J00000000000000000000000","type":"new"}\n')
    answer = real("share", "sam", "--hard")
    assert said(answer).startswith("I am having a hard time")
    assert "could not be written down" in answer.err


def test_as_json(real, sam) -> None:
    found = json.loads(real("share", "sam", "--hard", "--qr", "--json").out)["data"]
    assert found["supporter"] == "sam"
    assert found["code"] == f"SMSTO:+15550100:{found['message']}"


@pytest.mark.parametrize("about", ["--slip", "--hard", "--milestone"])
@pytest.mark.parametrize("extra", [(), ("--ascii",), ("--invert",), ("--ascii", "--invert")])
def test_a_code_fits_sixty_columns(real, sam, about: str, extra: tuple[str, ...]) -> None:
    message, *lines = said(real("share", "sam", about, "--qr", *extra)).split("\n")
    assert len(message) <= 160
    assert len(lines) > 10
    assert max(map(len, lines)) <= 60
    assert set("".join(lines)) <= set(" #" if "--ascii" in extra else " █▀▄")


def test_a_code_needs_a_number(real, sam) -> None:
    real("supporter", "add", "Kim")
    answer = real("share", "kim", "--hard", "--qr")
    assert said(answer) == said(real("share", "kim", "--hard"))
    assert "supporter edit kim --phone" in answer.err


def test_the_code_is_addressed_as_the_number_is_dialled(real, sam) -> None:
    real("supporter", "edit", "sam", "--phone", "+44 (0)20 7946-0000")
    found = json.loads(real("share", "sam", "--hard", "--qr", "--json").out)["data"]
    assert found["code"].startswith("SMSTO:+442079460000:I am")


def test_words_that_have_grown_too_long_give_way_to_the_usual_ones(real, sam) -> None:
    real("share", "sam", "--slip", "--words", "x" * 150 + " {when}.")
    real("slip", "--on", "2026-10-30")
    answer = real("share", "sam", "--slip")
    assert said(answer) == "I used on 30 October. I am safe. I want to go on. Can you call me?"
    assert "more than 160 letters" in answer.err


def test_own_words_are_filled_in_with_what_is_known_or_give_way(real, sam) -> None:
    words = "After {days} it is hard {when}. Ring me?"
    assert said(real("share", "sam", "--hard", "--words", words)) == "After 41 days it is hard today. Ring me?"
    assert said(real("share", "sam", "--slip", "--words", "{days}. {when}.")).startswith("I used. I am safe.")
    real("slip", "--on", "today")
    answer = real("share", "sam", "--hard")
    assert said(answer).startswith("I am having a hard time")
    assert "name what is not known today" in answer.err


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("share --slip --hard sam", 2, "one thing at a time"),
        ("share sam --slip --last 7d", 2, "has no period"),
        ("share sam --words hello", 2, "belongs to --slip"),
        ("share nobody --slip", 4, "there is: Sam"),
        ("share --slip", 5, "one of: Sam"),
    ],
)
def test_refusals(real, sam, line: str, code: int, words: str) -> None:
    answer = real(*line.split())
    assert (answer.code, answer.out) == (code, "")
    assert words in answer.err


def test_nobody_yet(real) -> None:
    answer = real("share", "--slip")
    assert answer.code == 4
    assert "supporter add Sam" in answer.err


def test_words_too_long_for_a_code_come_without_one(real, sam) -> None:
    answer = real("share", "sam", "--hard", "--qr", "--words", "\u00e9\U0001f33f" * 75)
    assert said(answer) == "\u00e9\U0001f33f" * 75
    assert "--qr" in answer.err
