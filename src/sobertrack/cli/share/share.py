"""`share`: words and reports for somebody one trusts. Nothing is sent: it is printed, drawn, or written to a file."""

from typing import Annotated

from sobertrack.cli import options
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.share.given import show_log, stop_sharing
from sobertrack.cli.share.messages import Message, say
from sobertrack.cli.share.report import Asked, give
from sobertrack.cli.share.whom import whom
from sobertrack.errors import Misuse


def share(
    session: Session,
    supporter: Annotated[str | None, argument("[SUPPORTER]", "with whom")] = None,
    slip: Annotated[bool, option("--slip", help="words to send after a slip")] = False,
    hard: Annotated[bool, option("--hard", help="words to send in a hard hour")] = False,
    milestone: Annotated[bool, option("--milestone", help="words to send on a good day")] = False,
    words: Annotated[
        str | None, option("--words", help="your own words for it, kept; {when}, {days} are filled in", value="TEXT")
    ] = None,
    in_: options.In = None,
    last: options.Last = None,
    line: Annotated[str | None, option("--line", help="one line of your own for the report", value="TEXT")] = None,
    request: Annotated[
        list[str] | None, option("--request", help="what you ask of them; again for more", value="TEXT")
    ] = None,
    qr: Annotated[bool, option("--qr", help="draw it as a code that a phone reads")] = False,
    invert: Annotated[bool, option("--invert", help="for dark letters on a light ground")] = False,
    dry_run: options.DryRun = False,
    log: Annotated[bool, option("--log", help="what was given so far, and to whom")] = False,
    stop: Annotated[bool, option("--stop", help="give them no more reports")] = False,
) -> None:
    """A report for somebody you trust, made of what they may see and nothing else; or the hardest message, ready.

    You see all of it first, and what it gives away by itself. Nothing is sent: paste it, scan it, or take the file.

    What somebody may see: sobertrack supporter edit NAME --sees days,mood

    For the circle of somebody who uses sobertrack, too: --format json -o FILE
    """
    kinds = [kind for kind, said in (("slip", slip), ("hard", hard), ("milestone", milestone)) if said]
    if len(kinds) + log + stop > 1:
        raise Misuse("one thing at a time, please", "such as: sobertrack share sam --slip")
    if log:
        show_log(session, supporter)
        return
    person = whom(session, supporter)
    if stop:
        stop_sharing(session, person)
    elif kinds:
        if in_ or last or line is not None or request:
            raise Misuse("a message has no period, line or request", f"sobertrack share {person.id} --{kinds[0]}")
        say(session, person, Message(kinds[0], words, qr, invert, dry_run))
    else:
        if words is not None:
            raise Misuse("--words belongs to --slip, --hard or --milestone", "for a report: --line TEXT")
        give(session, person, Asked(in_, last, line, request, qr, invert, dry_run))
