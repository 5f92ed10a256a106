"""An aftercare plan: what holds a person after a programme, on one page in their own words."""

from datetime import date

from sobertrack.model.values import Value

SIGN = "->"
"""Stands between a warning sign and what to do about it."""

REVIEW_DAYS = (30, 60, 90)
"""So many days after a programme its plan is looked at again."""


class Section(Value):
    """One section: its key on disk and its option, its heading, what is asked for it, and a line more of help."""

    key: str
    heading: str
    question: str
    help: str = ""


SECTIONS = (
    Section("meetings", "Meetings", "Which meetings, on which days?", "Groups, and how often you want to go."),
    Section("people", "People", "Who stays close, and how often?", "Sober friends, a sponsor, family."),
    Section("care", "Care", "Counselling, doctors, other help that goes on?", "Who, and how often."),
    Section("routine", "My days", "What holds your days?", "Sleep, food, movement, work, quiet."),
    Section("hobbies", "What I enjoy", "What do you like to do?", "Old things, new ones, with whom."),
    Section(
        "feeling",
        "Warning signs in how I feel",
        "A sign in how you feel, and what you do then?",
        f"The sign, {SIGN}, what you do: flat for days {SIGN} I tell Sam",
    ),
    Section(
        "thinking",
        "Warning signs in what I think",
        "A sign in what you think, and what you do then?",
        f'"one would not matter" {SIGN} I read my letter',
    ),
    Section(
        "doing",
        "Warning signs in what I do",
        "A sign in what you do, and what you do then?",
        f"I skip meals and meetings {SIGN} I go to the next meeting",
    ),
    Section("places", "Places I stay away from", "Which places?", "Or how you go there if you must."),
    Section("away_from", "People I stay away from", "Which people, for now?", "Initials are enough."),
    Section("call", "Whom I call, in this order", "Whom do you call first, and then?"),
    Section(
        "medicines",
        "Medicines, as prescribed",
        "Which medicines, and when do you get more?",
        "Medicine as prescribed is never use. It is part of the plan.",
    ),
    Section(
        "practical", "Home, work, money", "What has to be seen to?", "Where you live, work, debts, papers, the way."
    ),
    Section(
        "after_slip",
        "After a slip",
        "If you use again, what do you do first?",
        "Am I safe? Whom do I tell? With opioids: naloxone, and never alone.",
    ),
)
"""The sections of the page, in their order. The components are those of continuing care; the words are ours."""

KEYS = ("programme", "ended", "made", "reviewed", *(section.key for section in SECTIONS))


class Aftercare(Value):
    """The plan. `ended` is when the programme ended, `made` when the plan was, `reviewed` when it was looked at again;
    `lines` holds the lines of each section by its key."""

    made: date
    programme: str = ""
    ended: date | None = None
    reviewed: tuple[date, ...] = ()
    lines: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def section(self, key: str) -> tuple[str, ...]:
        """The lines of one section."""
        return dict(self.lines).get(key, ())

    @property
    def empty(self) -> bool:
        """Whether it says nothing yet."""
        return not (self.programme or self.ended or any(texts for _, texts in self.lines))
