"""Groups: peer-support organisations, and a person's own local groups, centres, programmes and services."""

from sobertrack.model.values import Value

KINDS = ("fellowship", "local", "online", "centre", "programme", "service", "housing")
"""What a group is. A fellowship has many meetings; a local or an online group is one of its own."""

PROFESSIONAL = ("centre", "programme", "service")
"""The kinds that stand beside the peers."""

APPROACHES = (
    *("twelve-step", "secular", "faith", "buddhist", "cultural", "women", "activity", "platform", "housing"),
    *("moderation", "mixed"),
)
GOALS = ("abstinence", "moderation", "user-defined", "family")
"""What a group is for; in a "user-defined" one each person decides, and "family" is for those beside them."""

AUDIENCES = (
    *("women", "lgbtq", "veterans", "young", "family", "indigenous", "christian", "muslim", "jewish"),
    *("professionals", "mental-health"),
)
COSTS = ("free", "donation", "sliding-scale", "fee", "insurance")
ANY = "any"
"""In `serves`: whatever it is about."""


class Group(Value):
    """One group. `serves` holds counter kinds, or "any" alone; of a family group it is what the other person uses.

    An empty `audiences` is open to anyone. `how` are the ways to be there, `cost` one of COSTS and `cost_note` the
    same in words. `status` is active, inactive, or check (it could not be confirmed that it is running). `verified`
    says that the page in `source` was read. What follows `mine` only a person says, of their own groups or of shipped
    ones; `answers` pairs the id of a question with what they were told.
    """

    id: str
    name: str
    short: str = ""
    kind: str = "fellowship"
    approach: str = ""
    goal: str = ""
    serves: tuple[str, ...] = ()
    focus: str = ""
    audiences: tuple[str, ...] = ()
    audience: str = ""
    how: tuple[str, ...] = ()
    cost: str = ""
    cost_note: str = ""
    tenet: str = ""
    first_visit: str = ""
    regions: tuple[str, ...] = ()
    website: str = ""
    meeting_finder: str = ""
    feed: str = ""
    status: str = "active"
    source: str = ""
    verified: bool = False
    mine: bool = False
    phone: str = ""
    place: str = ""
    note: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    home: bool = False

    @property
    def professional(self) -> bool:
        """Whether people work there who do this for a living."""
        return self.kind in PROFESSIONAL


class Question(Value):
    """Something to ask: its number as it is shown, its id, what it is `about` (group, cost or programme), the text."""

    number: int
    id: str
    about: str
    text: str


def asked(kind: str) -> tuple[str, ...]:
    """What one asks a group of this kind about."""
    return ("cost", "programme") if kind in (*PROFESSIONAL, "housing") else ("group", "cost")
