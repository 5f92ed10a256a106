"""Files that a person brings: named, sent into standard input, or from another program's pipe."""

import os
import threading

import pytest

from sobertrack.model.limits import MB

BRINGING = ["import sobertrack", "circle add", "strategy import", "meeting import --program aa"]


@pytest.mark.parametrize("line", BRINGING)
def test_a_pipe_is_read_like_a_file(line: str, real, tmp_path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"nothing of that kind",))
    writer.start()
    answer = real(*line.split(), str(pipe))
    writer.join(20)
    assert answer.code == 2
    assert "no file" not in answer.err
    assert "such file" not in answer.err


@pytest.mark.parametrize("line", BRINGING)
def test_what_is_not_there_is_told(line: str, real, tmp_path) -> None:
    answer = real(*line.split(), str(tmp_path / "none"))
    assert answer.code == 2
    assert "file" in answer.err


@pytest.mark.parametrize("line", [*BRINGING, "meeting import"])
def test_nobody_waits_for_a_terminal_to_send_something(line: str, terminal, home) -> None:
    answer = terminal(*line.split(), "-", SOBERTRACK_HOME=str(home)).end()
    assert answer.code == 2
    assert "there is nothing on standard input" in answer.out


def test_a_note_from_a_pipe_is_given_back_as_far_as_anybody_writes(real) -> None:
    """A long page comes back whole; what never ends is not read for ever."""
    page = "x" * (MB // 2)
    answer = real("checkin", "-n", "-", stdin=page)
    assert (answer.code, page in answer.err) == (2, True)
    endless = real("checkin", "-n", "-", stdin=page * 6)
    assert (endless.code, len(endless.err) < 2 * MB) == (2, True)
