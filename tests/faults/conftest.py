"""A notebook and the traced program for a case of the story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from story import Case, Notebook
from struck import Program


@pytest.fixture
def stage(tmp_path: Path, case: Case) -> Iterator[tuple[Notebook, Program]]:
    """The notebook of a case, and the program, which has loaded what the case needs."""
    notebook = Notebook(tmp_path / "case", case)
    program = Program(tmp_path, [(notebook.words, notebook.environ)])
    yield notebook, program
    program.end()
