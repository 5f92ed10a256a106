"""What can go wrong, in words: each error is a message, a hint and an exit code."""

from errno import EACCES, EISDIR, ENOTDIR, EPERM


class SobertrackError(Exception):
    """Something a person can act on: what is wrong, and what to do about it.

    `message` is lower case without a full stop and reads on after "sobertrack: "; `hint` after
    "sobertrack: hint: ". `place` is file:line:column where a data file is at fault, `excerpt` the lines to show
    below the message (the faulty line and a caret). `unsaved` is what should have been saved and was not, to be
    given back.
    """

    exit_code = 1
    code = "failed"

    def __init__(self, message: str, hint: str | None = None, *, place: str = "", excerpt: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place
        self.excerpt = excerpt
        self.unsaved = ""


def reason(error: BaseException) -> str:
    """Why something failed, in the system's words but in our style."""
    words = (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def remedy(error: OSError) -> str | None:
    """What helps where a directory lies in the place of a file, or where a file is somebody else's; else None."""
    if error.errno in (EISDIR, ENOTDIR):
        return "move it out of the way, then give the command again"
    return "whose it is, and what is closed: sobertrack doctor" if error.errno in (EACCES, EPERM) else None


class Misuse(SobertrackError):
    """An unknown command or option, a bad date or value, or something that exists already."""

    exit_code = 2
    code = "usage"


class Damaged(SobertrackError):
    """The notebook is damaged, or newer than this program; nothing was changed."""

    exit_code = 3
    code = "damage"


class NotFound(SobertrackError):
    """No such id or name, or more than one fits."""

    exit_code = 4
    code = "not_found"


class Ambiguous(NotFound):
    """More than one thing fits; the message lists them."""


class NeedsAnswer(SobertrackError):
    """Declined, or an answer is needed and nobody is there to give it."""

    exit_code = 5
    code = "needs_answer"


class Locked(SobertrackError):
    """Another sobertrack has held the lock for longer than one may wait."""

    exit_code = 6
    code = "locked"
