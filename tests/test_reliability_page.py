"""docs/reliability.md: every test that it names is there, and every proof that is there is named."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_proof_is_named() -> None:
    proofs = [
        path.relative_to(ROOT).as_posix()
        for name in ("faults", "sync")
        for path in (ROOT / "tests" / name).glob("test_*.py")
    ]
    assert [name for name in proofs if f"`{name}`" not in PAGE] == []


def test_every_row_names_a_test() -> None:
    rows = [
        line
        for line in PAGE.split("## How each is tried")[1].split("## Figures")[0].splitlines()
        if line.startswith("|")
    ]
    assert [row for row in rows[2:] if "`tests/" not in row] == []
