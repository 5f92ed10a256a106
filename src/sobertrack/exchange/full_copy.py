"""The JSON export of a whole notebook: what import reads back, and nothing but that is trusted. docs/formats.md"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sobertrack.errors import Misuse
from sobertrack.exchange.fields.listed import listed, listed_fields
from sobertrack.model import limits
from sobertrack.model.full_copy import DamagedLine, FullCopy, MeetingList
from sobertrack.model.peers.feeds import Source, TypeNames
from sobertrack.model.sharing import Member, is_first_name
from sobertrack.model.strict_json import STRICT

VERSION = 1
SCHEMA = f"sobertrack-export/{VERSION}"
LARGEST = limits.FULL_COPY
MOST_PARTS = 3_000_000
"""Lists and tables: ten times those of 20 years. What is small on the disk and large in memory is refused unread."""

_SCHEMA = re.compile(r"sobertrack-export/(\d{1,9})\Z")
_NAMED = b"sobertrack-export/"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
_NO_EXPORT = "made with: sobertrack export -o notebook.json; a meeting list is read by: sobertrack meeting import FILE"
_MOST_TYPES = 10_000
MOST_FILES = 100

Fields = dict[str, Any]


def fields(copy: FullCopy) -> Fields:
    """A copy as the fields of the JSON document that a notebook is made from again."""
    return {
        "records": list(copy.records),
        "files": {name: data.decode("utf-8", "surrogateescape") for name, data in copy.files.items()},
        "meeting_lists": [_head(each.source) for each in copy.lists],
        "listed_meetings": [
            {"list": each.source.name, **listed_fields(one)} for each in copy.lists for one in each.meetings
        ],
        "circle": [each._asdict() for each in copy.circle],
        "damaged_lines": [each._asdict() for each in copy.damaged],
    }


def _head(source: Source) -> Fields:
    types = {"types": dict(source.types.names), "common": dict(source.types.common)}
    about = {"name": source.name, "program": source.program, "zone": source.zone, "imported": source.imported}
    return {**about, "count": source.count, **types}


def read_full_copy(data: bytes, called: str) -> FullCopy:
    """The notebook in an export; Misuse, naming the place, for anything else. `called` is the file in words."""
    if len(data) > LARGEST:
        raise Misuse(f"{called}: it is larger than {LARGEST // 1024 // 1024} MB", "is it an export of a notebook?")
    if data.count(b"{") + data.count(b"[") > MOST_PARTS:
        raise Misuse(f"{called}: it holds more parts than any notebook has", "is it an export of a notebook?")
    if data.startswith(b"\x1f\x8b"):
        raise Misuse(f"{called}: it is packed, as a backup is", "to take a backup in: sobertrack backup restore FILE")
    if _NAMED not in data:
        raise Misuse(f"{called}: it is no export of a notebook", _NO_EXPORT)
    try:
        document = STRICT.decode(data.decode().removeprefix("\ufeff"))
        _check_schema(document, called)
        return _copy(document["data"])
    except UnicodeDecodeError as error:
        raise Misuse(f"{called}: byte {error.start + 1} is not UTF-8", _NO_EXPORT) from None
    except json.JSONDecodeError as error:
        raise Misuse(
            f"{called}:{error.lineno}:{error.colno}: it is not JSON, or not all of it is there", _NO_EXPORT
        ) from None
    except RecursionError:
        raise Misuse(f"{called}: lists lie too deep in each other", _NO_EXPORT) from None
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise Misuse(f"{called}: {_why(error)}; nothing was changed", _NO_EXPORT) from None


def _check_schema(document: Any, called: str) -> None:
    found = _SCHEMA.match(str(document.get("schema"))) if isinstance(document, dict) else None
    if found is None:
        raise Misuse(f"{called}: it is no export of a notebook", _NO_EXPORT)
    if int(found[1]) != VERSION:
        raise Misuse(
            f"{called}: a newer sobertrack made this export; this one reads {SCHEMA}",
            "update sobertrack on this computer; nothing was changed",
        )


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _copy(data: Any) -> FullCopy:
    records = _list(data, "records")
    for number, raw in enumerate(records, 1):
        if type(raw) is not dict:
            raise ValueError(f"record {number} is not a record")
    if len(_table(data, "files")) > MOST_FILES:
        raise ValueError("it holds too many files")
    files = {name: _text(text, f"the file {name[:40]}") for name, text in _table(data, "files").items()}
    return FullCopy(
        records,
        {name: text.encode("utf-8", "surrogateescape") for name, text in files.items()},
        _lists(_list(data, "meeting_lists"), _list(data, "listed_meetings")),
        [_damaged(each) for each in _list(data, "damaged_lines")],
        [_member(each) for each in _list(data, "circle")],
    )


def _lists(heads: list[Any], rows: list[Any]) -> list[MeetingList]:
    meetings: dict[str, list[Any]] = {}
    for row in rows:
        meetings.setdefault(row.pop("list"), []).append(listed(row))
    found = {source.name: MeetingList(source, meetings.get(source.name, [])) for source in map(_source, heads)}
    if len(found) < len(heads) or not meetings.keys() <= found.keys():
        raise ValueError("the meeting lists do not fit their meetings")
    return list(found.values())


def _source(head: Any) -> Source:
    name, program, zone, imported = (_text(head[key], key) for key in ("name", "program", "zone", "imported"))
    if not _NAME.match(name):
        raise ValueError("a meeting list has a name that no list can have")
    names, common = _names(head, "types"), _names(head, "common")
    return Source(name, program[:200], zone[:80], TypeNames(names, common), imported=imported[:10])


def _member(each: Any) -> Member:
    id_, name, share = _text(each["id"], "id"), _text(each["name"], "name"), _table(each, "share")
    if not _NAME.match(id_) or not is_first_name(name):
        raise ValueError("what others gave has a name that nobody can have")
    return Member(id_, name, date.fromisoformat(_text(each["added"], "added")), share)


def _names(head: Mapping[str, Any], key: str) -> dict[str, str]:
    table = _table(head, key)
    if len(table) > _MOST_TYPES:
        raise ValueError(f'"{key}" holds too much')
    return {name: _text(text, key) for name, text in table.items()}


def _damaged(each: Any) -> DamagedLine:
    return DamagedLine(_text(each["file"], "file"), int(each["line"]), _text(each["text"], "text"))


def _list(data: Any, key: str) -> list[Any]:
    value = data[key]
    if type(value) is not list:
        raise ValueError(f'"{key}" is not a list')
    return value


def _table(data: Any, key: str) -> dict[str, Any]:
    value = data[key]
    if type(value) is not dict:
        raise ValueError(f'"{key}" is not a table')
    return value


def _text(value: Any, name: str) -> str:
    if type(value) is not str:
        raise ValueError(f"{name} is not text")
    return value
