"""What a person promised for a day or a week, and the small grammar in which they say it."""

import re
from datetime import date, timedelta

from sobertrack.model import limits
from sobertrack.model.values import Value

VERBS = {"call": "call", "message": "message", "meet": "meet", "write to": "letter", "reach": ""}
"""The words that begin a promise about a person, with the way that is meant; "" is any."""

SAME_VERBS = {"phone": "call", "ring": "call", "text": "message", "meet with": "meet"}
SAME_VERBS |= dict.fromkeys(("contact", "talk to", "talk with", "speak to", "speak with", "reach out to"), "reach")
"""Other words for them."""

MEDICINES = frozenset(
    (
        *("medicine", "medicines", "medication", "medications", "meds", "tablet", "tablets", "pill", "pills"),
        *("methadone", "buprenorphine", "suboxone", "naltrexone", "acamprosate", "disulfiram", "antabuse"),
    )
)
"""Names that say medicine; one of another name is marked with --medicine."""

MOST_TIMES = {"day": 24, "week": 99}
MOST_IN_DAYS, LONGEST_GOAL = 999, 366
NO_NUMBER = "how often is missing: daily, 3/week, every day"
EXAMPLES = "meetings 3/week, call sam daily, checkin daily, walk 5/week, meetings 20 in 30 days"

_GOAL = re.compile(r"(?:meetings? )?([0-9]{1,6})(?: meetings?)? in ([0-9]{1,6})(?: (d|days?|w|weeks?))?\Z")
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_NUMBERS = _TIMES | {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ALONE = {"daily": "day", "everyday": "day", "weekly": "week"}
_UNITS = {"day": "day", "days": "day", "d": "day", "week": "week", "weeks": "week", "w": "week", "wk": "week"}
_HOW_OFTEN = re.compile(
    rf"(?: |^)(?:([0-9]+|{'|'.join(_NUMBERS)}) ?(x|times?)? ?)?(?:({'|'.join(_ALONE)})"
    rf"|(/|a |per |each |every )? ?({'|'.join(_UNITS)}))\Z"
)
_AROUND = frozenset(("i", "will", "to", "go", "do", "attend", "take", "a", "an", "my"))
"""Words before what is promised that say nothing of it: "take my medicine", "go to meetings"."""


class NotAPromise(ValueError):
    """A text that says no promise: what is wrong, in words for people, and a hint."""

    def __init__(self, why: str, hint: str = f"such as: {EXAMPLES}") -> None:
        super().__init__(why)
        self.hint = hint


class Pause(Value):
    """Days on which a promise asks nothing: ill, travelling. `last` is None while it goes on."""

    first: date
    last: date | None = None
    why: str = ""

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


class Said(Value):
    """A promise as it is said: what, for a contact with whom and how, for an activity its name; how often.

    `per` is day, week, or for a goal its length: "90 days". `until` is the text behind "until", to be read as a date
    by whoever knows today.
    """

    what: str
    name: str = ""
    how: str = ""
    times: int = 1
    per: str = "week"
    until: str = ""


class Promise(Value):
    """Something promised for each day or each week, from `since` up to and including `until`.

    `what` it counts is "meetings" (visits), "checkin" (days with one), "contact" (with one person), "medicine" or
    "activity" (one of their own).
    A goal is so many meetings in so many days from `since` on; its `per` is "90 days".
    """

    id: str
    what: str
    since: date
    name: str = ""
    how: str = ""
    times: int = 1
    per: str = "week"
    until: date | None = None
    pauses: tuple[Pause, ...] = ()
    note: str = ""

    @property
    def days(self) -> int:
        """The length of a goal; 0 for what is promised for each day or week."""
        return int(self.per.removesuffix(" days")) if self.per.endswith(" days") else 0

    @property
    def last(self) -> date | None:
        """The last day on which it runs; None where it has none."""
        return self.since + timedelta(days=self.days - 1) if self.days else self.until

    def runs(self, day: date) -> bool:
        """Whether it asks anything on a day, skips and pauses aside."""
        return self.since <= day and (self.last is None or day <= self.last)

    def pause_on(self, day: date) -> Pause | None:
        """The pause in which a day lies."""
        return next((pause for pause in self.pauses if pause.covers(day)), None)


def parse_promise(text: str) -> Said:
    """WHAT HOW-OFTEN [until DATE], or meetings N in M days; NotAPromise says what is missing.

    WHAT is meetings, checkin, call|message|meet|write to|reach PERSON, medicine, or an activity of one's own;
    HOW-OFTEN is daily, weekly, N/day, N/week, every day, twice a week, N times a week. A number, "daily" or "weekly"
    may stand first: 3 meetings a week, daily walk.
    """
    words = [word for word in (word.rstrip(",;") for word in text.rstrip(" .").split()) if word not in ("", "-")]
    folded = [word.casefold() for word in words]
    goal = _GOAL.match(" ".join(folded))
    if goal:
        return _goal(int(goal[1]), int(goal[2]) * (7 if (goal[3] or "").startswith("w") else 1))
    until = ""
    place = next((n for n in reversed(range(len(words))) if folded[n] in ("until", "till")), None)
    if place is not None:
        until = " ".join(words[place + 1 :])
        if not until:
            raise NotAPromise(f'a date is missing behind "{folded[place]}"', "such as: walk 5/week until 2026-12-31")
        words = words[:place]
    what, times, per = _how_often(words)
    if _how_often([*what, "daily"])[0] != what:
        raise NotAPromise("how often stands there twice")
    if not 1 <= times <= MOST_TIMES[per]:
        raise NotAPromise(f"{times} times a {per} cannot be counted; 1 to {MOST_TIMES[per]} can")
    return _what(what)._replace(times=times, per=per, until=until)


def _goal(times: int, days: int) -> Said:
    if not 1 <= times <= MOST_IN_DAYS or not 2 <= days <= LONGEST_GOAL:
        raise NotAPromise(
            f"{times} meetings in {days} days cannot be counted; 1 to {MOST_IN_DAYS} in 2 to {LONGEST_GOAL} days can"
        )
    return Said("meetings", times=times, per=f"{days} days")


def _how_often(words: list[str]) -> tuple[list[str], int, str]:
    """The words that say what, how many times, and a day or a week."""
    folded = " ".join(words).casefold()
    first = folded.partition(" ")[0]
    found = _HOW_OFTEN.search(folded)
    if found is None:
        if first in _ALONE:
            return _how_often([*words[1:], first])
        raise NotAPromise(NO_NUMBER)
    number, sign, alone, link, unit = found.groups()
    per = _ALONE[alone] if alone else _UNITS[unit]
    size = len(found[0].split())
    if number and (sign or link or number in _TIMES):
        return words[:-size], _number(number), per
    if alone:
        return words[:-1], 1, per
    if link in ("each ", "every "):
        return words[:-2], 1, per
    bare = _bare(words[:-2])
    if link in ("a ", "per ") and bare and _number(bare[0]):
        return bare[1:], _number(bare[0]), per
    if link in ("a ", "per ") and first in ("a", "an"):
        return words[1:-2], 1, per
    raise NotAPromise(NO_NUMBER)


def _number(word: str) -> int:
    return int(word[:6]) if word.isascii() and word.isdigit() else _NUMBERS.get(word.casefold(), 0)


def _bare(words: list[str]) -> list[str]:
    """Without the words before it that say nothing of it."""
    while words[1:] and words[0].casefold() in _AROUND:
        words = words[1:]
    return words


def _what(words: list[str]) -> Said:
    while words[1:] and words[0].casefold() == "a":
        words = words[1:]
    if not words:
        raise NotAPromise("what is promised is missing")
    name = " ".join(words)
    if len(name) > limits.NAME:
        raise NotAPromise(f"a promise has at most {limits.NAME} letters; this one has {len(name):,}")
    return _known(_bare(words)) or Said("activity", name=name)


def _known(words: list[str]) -> Said | None:
    """What is counted from visits, check-ins or contacts, or is medicine; None for an activity of one's own."""
    name = " ".join(words)
    folded = name.casefold()
    if folded in ("meeting", "meetings"):
        return Said("meetings")
    if folded.replace("-", "").replace(" ", "") in ("checkin", "checkins"):
        return Said("checkin")
    for size in (3, 2, 1):
        verb = " ".join(words[:size]).casefold()
        if verb in VERBS or verb in SAME_VERBS:
            if len(words) <= size:
                raise NotAPromise(f'"{verb}" whom?', f"such as: {verb} sam daily")
            return Said("contact", name=" ".join(words[size:]), how=VERBS[SAME_VERBS.get(verb, verb)])
    return Said("medicine", name=name) if folded in MEDICINES else None


def how_often(times: int, per: str) -> str:
    """How often, as it is typed: "daily", "3/week", "90 in 90 days"."""
    if per not in MOST_TIMES:
        return f"{times} in {per}"
    return {"day": "daily", "week": "weekly"}[per] if times == 1 else f"{times}/{per}"


def what_words(promise: Promise | Said) -> str:
    """What is promised, as it is typed: "meetings", "call sam", "walk"."""
    if promise.what == "contact":
        verb = next(verb for verb, how in VERBS.items() if how == promise.how)
        return f"{verb} {promise.name}"
    return promise.name or promise.what


def called(promise: Promise | Said) -> str:
    """What a promise is called: a goal by its whole words, so that it stands beside "meetings 3/week"."""
    return what_words(promise) if promise.per in MOST_TIMES else promise_words(promise)


def promise_words(promise: Promise | Said) -> str:
    """A promise as it is typed: "call sam daily"; without its last day."""
    return f"{what_words(promise)} {how_often(promise.times, promise.per)}"
