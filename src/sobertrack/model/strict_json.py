"""JSON read strictly: no NaN, no Infinity, no number that is too large for a float, no key twice."""

import json
from typing import Any


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number here")


def _finite(digits: str) -> float:
    number = float(digits)
    if number - number != 0:
        raise ValueError(f"{digits[:40]} is not a number here")
    return number


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("a key stands twice")
    return table


STRICT = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite, object_pairs_hook=_each_once)
"""Its errors are ValueErrors with words."""

QUICK = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
"""The same for much at once: a key that stands twice is not noticed."""
