"""A second version of a journal file, under any name that a tool gives it, is read like any other."""

import shutil
from pathlib import Path

import pytest
from computers import STYLES, Computer, named


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Computer, Computer]:
    """Two computers that wrote something each, and have each other's files."""
    one, two = Computer(tmp_path, "one"), Computer(tmp_path, "two")
    one.first()
    two.copied_from(one)
    for computer in (one, two):
        for which in (0, 1, 2):
            computer.write(which)
    for source, target in ((one, two), (two, one)):
        for path in source.files():
            shutil.copy2(path, target.journal / path.name)
    assert one.sees() == two.sees()
    assert len(one.files()) == 2
    return one, two


@pytest.mark.parametrize("style", STYLES)
def test_a_copy_that_says_the_same(pair: tuple[Computer, Computer], style: str) -> None:
    one, two = pair
    for path in one.files():
        shutil.copy2(path, named(path, style))
    assert one.sees() == two.sees()
    assert one.findings() == ["spare_copy", "spare_copy"]
    one.write(0)
    assert one.findings() == ["spare_copy", "spare_copy"]


@pytest.mark.parametrize("style", STYLES)
def test_what_stands_in_a_copy_alone_counts(pair: tuple[Computer, Computer], style: str) -> None:
    """The tool kept an older version under the usual name, of this computer's own file and of the other's."""
    one, two = pair
    before = one.sees()
    for path in one.files():
        whole = path.read_bytes()
        named(path, style).write_bytes(whole)
        path.write_bytes(b"".join(whole.splitlines(True)[:-2]))
    assert one.sees() == before
    one.write(0)
    assert one.sees()[0][:-1] == before[0]
    assert set(one.findings()) <= {"journal_copy", "spare_copy", "loose_modes", "healed"}
    assert two.sees() == before


@pytest.mark.parametrize("style", STYLES)
def test_a_removal_and_an_edit_in_a_copy_hold(pair: tuple[Computer, Computer], style: str) -> None:
    one, two = pair
    two.write(7)
    two.write(6)
    two.write(5)
    for path in two.files():
        if path.read_bytes() != (one.journal / path.name).read_bytes():
            shutil.copy2(path, named(one.journal / path.name, style))
    assert one.sees() == two.sees()


def test_a_file_whose_year_is_over(pair: tuple[Computer, Computer]) -> None:
    """A copy beside a file that is kept in the cache."""
    one, _ = pair
    for style in STYLES:
        for path in one.files():
            last_year = path.with_name(path.name.replace("2026", "2025"))
            shutil.copy2(path, named(last_year, style))
    before = one.sees()
    for path in one.files():
        if path.name.startswith("2026"):
            path.unlink()
    assert one.sees() == before
