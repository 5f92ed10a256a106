"""One part of a screen that must come, whatever that part meets: damage, no rights, a disk that does not answer."""

import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that all parts together may take; what takes longer hangs, as a dead network drive does."""

LEAST = 0.3
"""Seconds that each part gets even so, and again where a machine is only busy."""

MOST = 10.0
"""Seconds after which a busy machine is not waited for any more."""

MOVES = 0.002
"""Seconds of the processor: what takes more of them in a while does not hang."""


class _Clock:
    """When the page was begun, and what it had taken of the processor when somebody last looked."""

    begun = time.monotonic()
    used = 0.0


def begin() -> None:
    """The seconds of a page count from here."""
    _Clock.begun = time.monotonic()


def whatever(part: Callable[[], T], fallback: T) -> T:
    """What the part gives; the fallback where it fails or takes too long. Ctrl-C still ends the program."""
    try:
        before = _watch()
        try:
            return part()
        finally:
            _unwatch(before)
    except Exception:
        return fallback


def _watch() -> Any:
    """Set the alarm, where the system has one; what was to happen at an alarm before."""
    try:
        before = signal.signal(signal.SIGALRM, _give_up)
    except (AttributeError, ValueError):  # Windows, or not the main thread
        return None
    _Clock.used = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, max(LEAST, PATIENCE - (time.monotonic() - _Clock.begun)), LEAST)
    return before


def _unwatch(before: Any) -> None:
    if before is not None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    before, _Clock.used = _Clock.used, time.process_time()
    if _Clock.used - before < MOVES or time.monotonic() - _Clock.begun > MOST:
        raise TimeoutError("it does not answer")
