"""Numbers in words: how many, how long."""


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun: "1 day", "1,204 days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount(money: float) -> str:
    """An amount of money, without a currency: "5", "2.50"."""
    return f"{money:,.0f}" if money == int(money) else f"{money:,.2f}"


def days(number: int) -> str:
    """A number of days."""
    return count(number, "day")


def sober_days(number: int, word: str = "sober") -> str:
    """A number of sober days, in the person's own word for it: "210 sober days"."""
    return count(number, f"{word} day")


def stay(number: int) -> str:
    """What so many days do: "1 day stays", "2 days stay"."""
    return "stays" if number == 1 else "stay"


def stretch(minutes: int) -> str:
    """A stretch of time: "45 min", "1 h 30 min", "7 h"."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)
