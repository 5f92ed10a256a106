"""How the traits of a group are said."""

from sobertrack.model.peers.groups import Group

KIND_WORDS = {
    "fellowship": "fellowship with many meetings",
    "local": "local group",
    "online": "online group",
    "centre": "recovery centre",
    "programme": "treatment programme",
    "service": "professional service",
    "housing": "sober housing",
}
APPROACH_WORDS = {
    "twelve-step": "twelve steps",
    "secular": "without religion",
    "faith": "faith",
    "buddhist": "Buddhist practice",
    "cultural": "the ways of a culture",
    "women": "a programme by and for women",
    "activity": "doing things together",
    "platform": "a place on the internet",
    "housing": "living together",
    "moderation": "drinking less",
    "mixed": "several ways",
}
GOAL_WORDS = {
    "abstinence": "stopping",
    "moderation": "drinking less",
    "user-defined": "each person decides",
    "family": "for relatives and friends",
}
AUDIENCE_WORDS = {
    "women": "women",
    "lgbtq": "LGBTQ+ people",
    "veterans": "veterans",
    "young": "young people",
    "family": "relatives and friends",
    "indigenous": "Indigenous people",
    "christian": "Christians",
    "muslim": "Muslims",
    "jewish": "Jewish people",
    "professionals": "health professionals",
    "mental-health": "people who live with a mental illness, too",
}
COST_WORDS = {
    "free": "free",
    "donation": "free, giving is optional",
    "sliding-scale": "by what you can pay",
    "fee": "costs money",
    "insurance": "paid by insurance",
}
CHECK = "could not be confirmed"
INACTIVE = "no longer active, as far as we know"


def status(each: Group) -> str:
    """What is not sure about a group that is shipped; "" where nothing is in doubt."""
    return {"check": CHECK, "inactive": INACTIVE}.get(each.status, "")


def cost(each: Group) -> str:
    """What it costs, in the group's own words where there are some."""
    return each.cost_note or COST_WORDS.get(each.cost, "")


def reason(kind: str, word: str) -> str:
    """One reason why a group fits."""
    if kind == "serves":
        return f"about {word}"
    if kind == "audience":
        return f"for {AUDIENCE_WORDS[word]}"
    words = {"goal": GOAL_WORDS, "approach": APPROACH_WORDS, "cost": COST_WORDS}.get(kind, {})
    return words.get(word, word.replace("-", " "))
