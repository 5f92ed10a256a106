"""Shapes that are near to Meeting Guide, in its fields: camel case, GeoJSON, day and time in one text."""

import re
from collections.abc import Mapping
from typing import Any

from sobertrack.exchange.fields import times

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TYPES = ("types", "type", "formats", "features", "communities")
"""Where one list has all codes in `types`, another has them by what they are about."""


def in_guide_fields(raw: Mapping[str, Any], foreign: Mapping[str, Any]) -> dict[str, Any]:
    """A record with the field names of Meeting Guide; `foreign` holds weekdays in other languages."""
    fields = _unfolded(raw)
    fields = {(_HUMP.sub("_", key).lower() if not key.islower() else key): value for key, value in fields.items()}
    if not fields.get("types"):
        codes = [each for name in _TYPES for each in _listed(fields.get(name))]
        fields |= {"types": codes} if codes else {}
    said = fields.get("times")
    if isinstance(said, str) and not fields.get("day") and not fields.get("time"):
        day, _, time = said.strip().partition(" ")
        if times.weekday(day.rstrip(","), foreign) is not None:
            fields |= {"day": day.rstrip(","), "time": time}
    return fields


def _unfolded(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a GeoJSON feature with its place; anything else as it is."""
    inside, geometry = raw.get("properties"), raw.get("geometry")
    if not isinstance(inside, dict) or raw.get("type") != "Feature":
        return raw
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if isinstance(point, list) and len(point) >= 2 and "latitude" not in inside:
        return {**inside, "latitude": point[1], "longitude": point[0]}
    return inside


def _listed(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part for part in value.replace(";", ",").split(",") if part.strip()]
    return value if isinstance(value, list) else []
