"""Meeting lists to read: small ones of our own, and real ones where they lie beside the project."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lists import context_of

from sobertrack.exchange.feed import read_feed
from sobertrack.exchange.meeting_guide import Context
from sobertrack.model.peers.feeds import ImportResult, ListedMeeting

ROOT = Path(__file__).parent.parent.parent
REAL = ROOT.parent / "shared" / "data"
FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def context() -> Callable[[str], Context]:
    return context_of


@pytest.fixture
def real_list() -> Callable[[str], bytes]:
    """A real list by its file name; the test is left out where there is none."""

    def read(name: str) -> bytes:
        path = REAL / "meetings" / name
        if not path.is_file():
            pytest.skip(f"real meeting lists are not part of the project: there is no {path.name} beside it")
        return path.read_bytes()

    return read


@pytest.fixture
def fixture() -> Callable[[str], bytes]:
    return lambda name: (FIXTURES / name).read_bytes()


@pytest.fixture
def read() -> Callable[..., ImportResult]:
    """Read records, or the bytes of a list: `read({"name": "A"}, {...})`, `read(b"...", program="na")`."""

    def reading(*given: object, program: str = "aa", formats: bytes | None = None) -> ImportResult:
        data = given[0] if len(given) == 1 and isinstance(given[0], bytes) else json.dumps(list(given)).encode()
        assert isinstance(data, bytes)
        result = read_feed(data, context_of(program), formats)
        assert len(result.meetings) + len(result.left_out) == result.read
        return result

    return reading


@pytest.fixture
def read_one(read: Callable[..., ImportResult]) -> Callable[..., ListedMeeting]:
    """The meeting that one record of these fields becomes."""

    def reading(program: str = "aa", **fields: object) -> ListedMeeting:
        [meeting] = read({"name": "Alpha", "slug": "alpha", **fields}, program=program).meetings
        return meeting

    return reading


@pytest.fixture
def problems(read: Callable[..., ImportResult]) -> Callable[..., list[tuple[str, str, str]]]:
    """What is said about one record of these fields: field, value, what was done."""

    def reading(program: str = "aa", **fields: object) -> list[tuple[str, str, str]]:
        result = read({"name": "Alpha", "slug": "alpha", **fields}, program=program)
        assert {each.slug for each in result.problems} <= {"alpha"}
        return [each[1:] for each in result.problems]

    return reading
