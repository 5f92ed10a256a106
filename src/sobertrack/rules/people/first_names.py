"""What a name gives away: in peer groups a first name, or one with an initial, is the custom."""

TITLES = frozenset(
    (
        *("dr", "doctor", "prof", "professor", "nurse", "mr", "mrs", "ms", "miss", "mx"),
        *("aunt", "auntie", "uncle", "cousin", "grandma", "grandpa", "granny"),
        *("brother", "sister", "father", "mother", "pastor", "rabbi", "imam", "reverend", "rev"),
    )
)
"""First words after which a second one is no surname that somebody chose to give away."""


def with_initial(name: str) -> str | None:
    """ "Sam M." for "Sam Miller"; None where a name seems to hold no surname.

    A guess by capitals: it may suggest, and never decides.
    """
    first, *rest = name.split() or [""]
    if not rest or not first[:1].isupper() or first.casefold().rstrip(".") in TITLES:
        return None
    last = rest[-1]
    letters = last.replace("-", "").replace("'", "").replace("\u2019", "")
    if len(letters) < 2 or not last[0].isupper() or not letters.isalpha() or last.isupper():
        return None
    return f"{first} {last[0]}."
