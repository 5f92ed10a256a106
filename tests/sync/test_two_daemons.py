"""Two computers with real Syncthing daemons between them: both see everything, and no version of a table is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from computers import Computer
from daemons import Daemon, Missing, missing, until

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
SECONDS = 40.0


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Computer, Computer, tuple[Daemon, Daemon]]]:
    """Two computers, and a daemon for the data directory of each. The second begins with nothing."""
    one, two = Computer(tmp_path, "one"), Computer(tmp_path, "two")
    one.first()
    one.do("supporter", "add", "Sam")
    daemons: tuple[Daemon, ...] = ()
    try:
        daemons = (Daemon(tmp_path / "st-one", one.data), Daemon(tmp_path / "st-two", two.data))
        for daemon, other in (daemons, daemons[::-1]):
            daemon.befriend(other)
        for daemon in daemons:
            daemon.start()
        if not until(lambda: all(daemon.ask("/rest/system/ping") for daemon in daemons), SECONDS, ()):
            pytest.skip("syncthing does not answer here")
        yield one, two, daemons
    except Missing as why:
        pytest.skip(str(why))
    finally:
        for daemon in daemons:
            daemon.stop()


def test_syncthing(pair: tuple[Computer, Computer, tuple[Daemon, Daemon]]) -> None:
    try:
        _in_step(*pair)
    except Missing as why:
        pytest.skip(str(why))


def _in_step(one: Computer, two: Computer, daemons: tuple[Daemon, Daemon]) -> None:
    assert until(lambda: len(two.files()) == 1 and (two.data / "supporters.toml").exists(), SECONDS, daemons)
    for which in (0, 2, 3):
        one.write(which)
        two.write(which)
    assert until(lambda: one.lines() == two.lines() and len(one.files()) == 2, SECONDS, daemons)
    assert one.saved | two.saved == one.lines()
    assert one.sees() == two.sees()

    _part_and_meet(one, two, daemons)
    assert one.saved | two.saved <= one.lines() & two.lines()
    assert one.sees() == two.sees()
    copies = [path.name for path in one.data.glob("supporters.sync-conflict-*.toml")]
    assert len(copies) == 1
    assert "second_version" in one.findings()
    assert "second_version" in two.findings()

    assert one.do("doctor", "--take", copies[0], "--yes").code == 0
    assert until(lambda: not list(two.data.glob("*.sync-conflict-*")), SECONDS, daemons)
    assert until(lambda: one.lines() == two.lines(), SECONDS, daemons)
    names = {computer.run("supporter", "list", "--json").out.partition('"data"')[2] for computer in (one, two)}
    assert len(names) == 1
    assert one.sees() == two.sees()


def _part_and_meet(one: Computer, two: Computer, daemons: tuple[Daemon, Daemon]) -> None:
    """Both write while they cannot reach each other, also into the same table, and into the file of the first."""
    daemons[1].stop()
    for which in (1, 4, 7):
        one.write(which)
        two.write(which)
    one.do("supporter", "edit", "sam", "--phone", "+1 555 0101")
    two.do("supporter", "edit", "sam", "--phone", "+1 555 0102")
    mine = next(path for path in one.files() if path.read_bytes() != (two.journal / path.name).read_bytes())
    clone = two.journal / mine.name  # as another computer would that was cloned with its state
    clone.write_bytes(clone.read_bytes() + mine.read_bytes().splitlines(True)[0])
    daemons[1].start()
    here = lambda: list(one.data.glob("supporters.sync-conflict-*.toml"))  # noqa: E731
    there = lambda: list(two.data.glob("supporters.sync-conflict-*.toml"))  # noqa: E731
    assert until(lambda: bool(here()) and bool(there()) and one.lines() == two.lines(), SECONDS, daemons)
