"""A directory of the notebook that its owner may not open, as when root once wrote there."""

import os
from pathlib import Path

import pytest
from test_modes import NOBODY, as_nobody, as_root, open_place, preloaded

import running

__all__ = ["open_place"]

CLOSED = {
    "doctor": (3,),
    "doctor --json": (3,),
    "path": (0,),
    "log": (0, 3),
    "streak": (0, 3),
    "sos": (0,),
    "undo": (0, 1, 3, 4),
}
"""What a notebook is asked of which something is closed, and what may come of it."""


@as_root
@pytest.mark.parametrize("place", ["data", "data/journal", "state", "cache"])
def test_what_is_closed_to_its_owner_is_told_and_never_called_absent(open_place: Path, place: str) -> None:
    """As when root once wrote there: doctor, above all, goes on."""
    preloaded()
    (open_place / "mine").mkdir()
    os.chown(open_place / "mine", NOBODY, NOBODY)
    environ = running.surroundings(open_place / "mine")

    def used() -> int:
        for words in (["start", "alcohol", "--since", "2026-10-12"], ["checkin", "4"]):
            running.run(words, environ)
        (open_place / "mine" / "notebook" / place).chmod(0)
        wrong = []
        for words, codes in CLOSED.items():
            answer = running.run(words.split(), environ)
            if answer.code not in codes or "nothing to take back" in answer.err or "Nothing is written" in answer.out:
                wrong.append(f"{words}: {answer.code}: {answer.screen}")
            if words == "doctor" and "cannot be read" not in answer.out:
                wrong.append(answer.out)
        (open_place / "mine" / "notebook" / place).chmod(0o700)
        os.write(2, "\n".join(wrong).encode())
        return len(wrong)

    assert as_nobody(used) == 0
