"""What should have been saved and was not, in lines that can be read and typed again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sobertrack.errors import Misuse, SobertrackError, reason, remedy
from sobertrack.model.entries import Draft, Kept, kind_of
from sobertrack.store import codec
from sobertrack.store.codec import BadRecord, Raw


@contextmanager
def given_back(raws: Sequence[Raw]) -> Iterator[None]:
    """Whatever goes wrong in here carries the records along, and says that they were not saved."""
    try:
        yield
    except SobertrackError as error:
        error.unsaved = in_lines(raws)
        raise
    except BadRecord as error:
        raise _with(Misuse(str(error), "make it shorter, or write it down as two; nothing was saved"), raws) from error
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) else ""
        hint = remedy(error) or "when there is room and leave to write, give it again"
        failure = SobertrackError(f"it was not saved: {reason(error)}", hint, place=place)
        raise _with(failure, raws) from error


def _with(error: SobertrackError, raws: Sequence[Raw]) -> SobertrackError:
    error.unsaved = in_lines(raws)
    return error


def in_lines(raws: Sequence[Raw]) -> str:
    """The fields of records as lines "name: value"; texts stay as they were typed."""
    return "\n\n".join("\n".join(_lines(raw)) for raw in raws)


def _lines(table: Raw, above: str = "") -> Iterator[str]:
    for key, value in table.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            yield from _lines(value, f"{name}.")
        else:
            for item in value if isinstance(value, list) else [value]:
                yield f"{name}: {item}"


def in_short(drafts: Sequence[Draft], changes: Sequence[Raw]) -> list[Raw]:
    """What a person gave, of what is about to be written."""
    raws: list[Raw] = []
    for draft in drafts:
        if isinstance(draft.what, Kept):
            raws += [{"file": draft.what.file, "key": draft.what.key, **draft.what.after}] if draft.what.after else []
        else:
            when = {"day": draft.day.isoformat(), **({"time": draft.time} if draft.time else {})}
            raws.append({"type": kind_of(draft.what), **when, **codec.body(draft.what)})
    return [*raws, *(change["set"] for change in changes if isinstance(change.get("set"), dict))]
