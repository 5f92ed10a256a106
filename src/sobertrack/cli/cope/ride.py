"""The timer: so many minutes to ride an urge out, with one quiet line that says how far it is."""

import select
import sys
import time

from sobertrack.cli import streams
from sobertrack.cli.prompts import is_command
from sobertrack.cli.session import Session

STEP = 1.0


class Ride:
    """A timer that runs once. `minutes` tells at any moment how many have gone by, also when it was broken off."""

    def __init__(self, session: Session, length: int) -> None:
        self._session = session
        self.length = length
        self.quiet = session.form != "terminal" or session.environ.get("TERM") == "dumb"
        self._begun = time.monotonic()

    @property
    def minutes(self) -> int:
        """Minutes since it began, the nearest whole number, at most its length."""
        return min(self.length, round((time.monotonic() - self._begun) / 60))

    def run(self) -> None:
        """Wait until the time is up, or until the person presses Enter."""
        streams.tell(f"Timer: {self.length} min. Enter ends it.")
        self._begun = time.monotonic()
        ending = self._begun + self.length * 60
        said = -1
        while (left := ending - time.monotonic()) > 0:
            gone = int((time.monotonic() - self._begun) // 60)
            if gone != said:
                self._tell(gone)
                said = gone
            typed = _line_within(min(STEP, left))
            if typed is not None:
                is_command(self._session, typed)
                break
        if not self.quiet:
            streams.tell("")

    def _tell(self, gone: int) -> None:
        line = f"{gone} of {self.length} min"
        if self.quiet:
            if gone:
                streams.tell(line)
            return
        try:
            sys.stderr.write(f"\r{line}  ")
            sys.stderr.flush()
        except (OSError, ValueError):
            self.quiet = True


def _line_within(seconds: float) -> str | None:
    """What is typed when Enter is pressed in that time; None while it is not."""
    try:
        ready = select.select([sys.stdin], [], [], seconds)[0]
    except (OSError, ValueError):  # a system that cannot wait for a key
        time.sleep(seconds)
        return None
    return sys.stdin.readline() if ready else None
