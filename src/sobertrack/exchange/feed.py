"""A meeting list of any known format: which one it is, within limits, with every record accounted for."""

import json
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from sobertrack.errors import Misuse
from sobertrack.exchange import bmlt, meeting_csv, meeting_guide
from sobertrack.exchange.fields.record import Record
from sobertrack.exchange.fields.slugs import numbered, safe_slug
from sobertrack.exchange.fields.text import one_line, shown
from sobertrack.exchange.kindred import each_meeting, in_guide_fields
from sobertrack.exchange.meeting_guide import Context
from sobertrack.model import limits
from sobertrack.model.peers.feeds import ImportResult, LeftOut, ListedMeeting, Problem, TypeNames

LARGEST = limits.MEETING_LIST
"""Bytes of a list: the largest that fellowships publish is about 13 MB."""

MOST_RECORDS = 200_000

_JSONP = re.compile(r"(?:/\*\*?/)?\s*[A-Za-z_$][\w.$]{0,60}\s*\(\s*(?=[\[{])")
_INTEGER = 20


PACKED = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08\x08")
"""What files begin with that hold no text: zip and spreadsheets, PDF, old spreadsheets, gzip."""

LISTS = ("meetings", "data", "results", "items", "records", "features")
"""Under these names an object may hold the list."""


class Reading:
    """The records of one list, one after the other: what became of each."""

    def __init__(self) -> None:
        self.read = 0
        self.meetings: dict[str, ListedMeeting] = {}
        self.left_out: list[LeftOut] = []
        self.problems: list[Problem] = []
        self._tried: dict[str, int] = {}

    def take(
        self,
        records: Iterable[Any],
        slug_of: Callable[[Record], str],
        read: Callable[[Record], ListedMeeting | None],
        skip: Callable[[Record], str] = lambda _: "",
    ) -> None:
        """Read every record; `skip` says why one is not wanted. A key that is taken gets a number."""
        all_records = [Record(raw, self.problems) if isinstance(raw, dict) else raw for raw in records]
        given = [safe_slug(slug_of(each)) if isinstance(each, Record) else "" for each in all_records]
        taken = set(given)
        for each, slug in zip(all_records, given, strict=True):
            self.read += 1
            if not isinstance(each, Record):
                self.left_out.append(LeftOut("", f"no meeting, but {_kind(each)}"))
                continue
            each.slug = slug or safe_slug(_made_of(each)) or "meeting"
            why = skip(each)
            meeting = None if why else read(each)
            if meeting is None:
                self.left_out.append(LeftOut(each.slug, why or "holds neither a name nor a time nor a place"))
                continue
            self._keep(each, meeting, slug_of(each), taken)

    def _keep(self, record: Record, meeting: ListedMeeting, given: str, taken: set[str]) -> None:
        slug, has_slug = meeting.slug, bool(safe_slug(given))
        before = self.meetings.get(slug)
        if before == meeting:
            self.left_out.append(LeftOut(slug, "listed twice, word for word"))
            return
        if before is not None or (not has_slug and slug in taken):
            slug = numbered(slug, taken, self._tried)
            record.wrong("slug", given, f"taken already: kept as {slug}")
        elif not has_slug:
            record.wrong("slug", "", f"made from the name: {slug}")
        elif slug != given:
            record.wrong("slug", given, f"kept as {slug}")
        taken.add(slug)
        self.meetings[slug] = meeting._replace(slug=slug)

    def result(self, types: TypeNames) -> ImportResult:
        """What reading gave."""
        return ImportResult(self.read, tuple(self.meetings.values()), tuple(self.left_out), tuple(self.problems), types)


def read_feed(data: bytes, context: Context, formats: bytes | None = None) -> ImportResult:
    """Read a meeting list. Misuse where it is none, naming line and column; then nothing of it is kept.

    `formats` is the answer of GetFormats, for a BMLT list that comes without it.
    """
    reading = Reading()
    text = _decoded(data, reading)
    records, answer = _records(text, reading)
    if len(records) > MOST_RECORDS:
        raise Misuse(f"it holds more than {MOST_RECORDS:,} records", "ask for a part of the list")
    for marks, kind, hint in bmlt.OTHER_LISTS:
        if _marks(records, marks) and not _marks(records, bmlt.MARKS):
            raise Misuse(f"this is a list of {kind}, and holds no meetings", hint)
    if _marks(records, bmlt.MARKS):
        return _bmlt(reading, records, answer if formats is None else _formats(formats), context)
    foreign = context.weekdays
    records = [in_guide_fields(each, foreign) if isinstance(each, dict) else each for each in records]
    reading.take(records, _guide_slug, lambda record: meeting_guide.read_record(record, context), _kept_back)
    used = {code for meeting in reading.meetings.values() for code in meeting.types}
    names = {code: name for code, name in context.types.names.items() if code in used}
    return reading.result(TypeNames(names))


def _bmlt(reading: Reading, records: list[Any], answer: list[Any], context: Context) -> ImportResult:
    known = bmlt.Formats(answer, context)
    if not known.given and records:
        done = "the usual English meanings of the keys are taken; give the answer of GetFormats with --formats"
        reading.problems.append(Problem("", "formats", "", done))
    reading.take(
        records,
        bmlt.slug_of,
        lambda record: bmlt.read_record(record, known),
        _kept_back,
    )
    used = sorted({key for meeting in reading.meetings.values() for key in meeting.types})
    names = {key: name for key in used if (name := known.name(key))}
    common = {key: code for key in used if (code := known.common(key)) and code != key}
    return reading.result(TypeNames(names, common))


def _formats(data: bytes) -> list[Any]:
    records, answer = _records(_decoded(data, Reading()), Reading())
    found = answer or records
    if not _marks(found, bmlt.FORMAT_MARKS):
        raise Misuse("--formats: this is no answer of GetFormats", "its address ends with switcher=GetFormats")
    return found


def _guide_slug(record: Record) -> str:
    return one_line(record.word("slug"))


def _kept_back(record: Record) -> str:
    """Why a record is not wanted: those who publish the list keep it to themselves."""
    said = {name: str(record.raw.get(name)).casefold() for name in ("published", "unpublished", "delete")}
    public = said["published"] not in ("0", "false") and said["unpublished"] not in ("1", "true")
    return "" if public and said["delete"] != "d" else "not published"


def _made_of(record: Record) -> str:
    names = (("name", "meeting_name"), ("day", "weekday_tinyint"), ("time", "start_time"))
    said = (record.word(*each) for each in names)
    return " ".join(one_line(part[:200]) for part in said if part)


def _kind(value: object) -> str:
    kinds = {str: "text", bool: "yes or no", int: "a number", float: "a number", list: "a list", type(None): "null"}
    return kinds.get(type(value), "something else")


def _marks(records: list[Any], marks: frozenset[str]) -> bool:
    """Whether the first record that is one has such a field."""
    first = next((each for each in records if isinstance(each, dict)), {})
    return bool(marks & first.keys())


def _decoded(data: bytes, reading: Reading) -> str:
    if len(data) > LARGEST:
        raise Misuse(f"it is larger than {LARGEST // 1024 // 1024} MB, more than any meeting list", "is it one?")
    if data[:4] in PACKED:
        raise Misuse(
            "line 1, column 1: this is a packed file or a spreadsheet, and no text",
            "unpack it, or save the spreadsheet as CSV",
        )
    form = json.detect_encoding(data)
    if not form.startswith("utf-8"):
        return data.decode(form, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        done = "read as Windows-1252, because it is not UTF-8"
        reading.problems.append(Problem("", "", f"byte {error.start + 1}", done))
        return data.decode("cp1252", "replace")


def _records(text: str, reading: Reading) -> tuple[list[Any], list[Any]]:
    """The records of a list, and the formats that came with it."""
    start = text.lstrip()[:1]
    if not start:
        raise Misuse("it is empty", "was the address right? look at what came back")
    if start == "<":
        raise Misuse(
            "line 1, column 1: this is a web page or XML, and no meeting list",
            "look for the address of the feed itself; some sites answer programs with a page like this one",
        )
    called = _JSONP.match(text, len(text) - len(text.lstrip()))
    if start not in "[{" and called is None:
        return list(islice(meeting_csv.rows(text, reading.problems), MOST_RECORDS + 1)), []
    if called:
        inside = text[called.end() :].rstrip().removesuffix(";").rstrip().removesuffix(")")
        text = " " * called.end() + inside
    found = _parsed(text)
    if isinstance(found, list):
        return _rows(found, reading), []
    formats = found.get("formats")
    return _rows(_listed(found), reading), formats if isinstance(formats, list) else []


def _rows(found: list[Any], reading: Reading) -> list[Any]:
    """The records that were found; of a list of lists, a table as Google gives it, by the names of its columns."""
    table = [[str(cell) if isinstance(cell, str | int | float) else "" for cell in each] for each in _lists(found)]
    if not table or not meeting_csv.names_columns(table[0]):
        return list(islice(each_meeting(found), MOST_RECORDS + 1))
    return list(meeting_csv.named(enumerate(table, 1), reading.problems))


def _lists(found: list[Any]) -> list[list[Any]]:
    return found if all(isinstance(each, list) for each in found) else []


def _listed(found: dict[str, Any], deeper: int = 2) -> list[Any]:
    """The records in an object: under a name that says so, its only list, its members where PHP made an object of a
    list, or the object itself where it is a meeting."""
    for name in LISTS:
        inside = found.get(name)
        if isinstance(inside, list):
            return inside
        if isinstance(inside, dict) and deeper:
            return _listed(inside, deeper - 1)
    lists = [value for value in found.values() if isinstance(value, list)]
    if len(meeting_csv.NEEDED & found.keys()) > 1:
        return [found]
    if len(lists) == 1:
        return lists[0]
    members = [value for value in found.values() if isinstance(value, dict)]
    if len(members) == len(found) and any((bmlt.MARKS | meeting_csv.NEEDED) & each.keys() for each in members):
        return members
    raise Misuse("this JSON holds no list of meetings", "a feed is a list: it begins with [")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_integer, parse_constant=str)
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1]
        first = max(0, error.colno - 41)
        excerpt = one_line(line[first : error.colno - 1])[-40:]
        caret = f"{excerpt}{shown(line[error.colno - 1 : error.colno + 30])}\n{' ' * len(excerpt)}^"
        raise Misuse(
            f"line {error.lineno}, column {error.colno}: this JSON is broken: {error.msg.lower()}",
            "nothing was stored; fetch it again, or tell those who publish it",
            excerpt=caret,
        ) from None
    except RecursionError:
        raise Misuse("this JSON is nested too deeply to be a meeting list", "nothing was stored") from None


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _INTEGER else digits
