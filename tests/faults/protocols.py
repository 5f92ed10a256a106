"""The write protocols of which every crash state is tried. A new one is one row of `PROTOCOLS`."""

from dataclasses import dataclass, field

from sobertrack.cli.commands import exists

START = ("start", "alcohol", "--since", "2026-10-12")


@dataclass(frozen=True)
class Protocol:
    """A command whose writing is recorded.

    `before` are the commands that make the notebook it finds; `halves` says that a command of several lines may leave
    its first lines where it was never acknowledged: each line is whole, and the command can be given again.
    """

    name: str
    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = (START, ("checkin", "3"))
    halves: bool = False
    needs: str = ""
    drops: tuple[str, ...] = field(default=())

    def there(self) -> bool:
        """Whether this program has the command."""
        return exists(self.needs or self.words[0])


WITH_SAM = (START, ("supporter", "add", "Sam", "--phone", "+1 555 0100"), ("checkin", "3", "-n", "old words"))

PROTOCOLS = (
    Protocol("the first record", ("checkin", "4", "-n", "first words"), ()),
    Protocol("append", ("checkin", "4", "-n", "new words")),
    Protocol("append two lines", ("checkin", "1", "--not-sober"), halves=True),
    Protocol("the first table", START, ()),
    Protocol("replace", ("supporter", "edit", "sam", "--phone", "+1 555 0199"), WITH_SAM),
    Protocol("replace, and undo", ("undo",), (*WITH_SAM, ("supporter", "edit", "sam", "--note", "after seven"))),
    Protocol("undo", ("undo",), WITH_SAM),
)
