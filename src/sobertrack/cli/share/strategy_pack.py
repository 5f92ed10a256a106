"""`strategy export` and `strategy import`: what helps, from one person to another, as a small file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from sobertrack.cli import desk, naming, options, streams
from sobertrack.cli.keep import change
from sobertrack.cli.options import argument, option
from sobertrack.cli.session import Session
from sobertrack.cli.words import texts
from sobertrack.errors import Misuse
from sobertrack.model.strategies import Strategy

SHARED_WHEN_ASKED = ("heard-from", "triggers")
SOURCE_LENGTH = 80


def export(
    session: Session,
    names: Annotated[list[str] | None, argument("NAME", "which ones; none: all of your own")] = None,
    with_: Annotated[
        list[str] | None, option("--with", help="heard-from, or triggers of your own: left out otherwise", value="WHAT")
    ] = None,
    from_: Annotated[str | None, option("--from", help="whose list it is, as others may read it", value="TEXT")] = None,
) -> None:
    """Write strategies to a small file for somebody else: -o FILE. It holds no log, no names and no notes.

    Read it before you pass it on: the steps are your own words.
    """
    from sobertrack.exchange.strategy_pack import write_pack
    from sobertrack.views.coping import packs as view

    asked = _asked(with_ or ())
    known = desk.strategies(session)
    desk.tell_problems(session, session.notebook.problems)
    if names:
        labels = {each.id: each.name for each in known}
        wanted = [naming.key_of(name, labels, "strategy") for name in names]
        chosen = [each for each in known if each.id in wanted]
    else:
        chosen = [each for each in known if each.mine]
    if not chosen:
        session.show(view.nothing_own(), {"strategies": [], "pack": None, "left_out": []})
        return
    shared = [_shared(each, asked) for each in chosen]
    left_out = [field for field in SHARED_WHEN_ASKED if field not in asked and _lost(field, chosen, shared)]
    text = write_pack(shared, texts.name(from_, "--from", SOURCE_LENGTH) if from_ else "")
    if session.form == "json":
        session.show((), {"strategies": [each.id for each in chosen], "pack": text, "left_out": left_out})
        return
    session.write(text)
    session.finish()  # nothing is called written before it is
    session.note(f"sobertrack: {view.written(len(chosen), left_out)}")


def import_(
    session: Session,
    file: Annotated[str, argument("FILE", "the pack; - reads standard input")],
    from_: Annotated[str | None, option("--from", help='whose list it is: "Sam"', value="TEXT")] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take strategies that somebody gave you. What you have is never written over without asking.

    --dry-run shows what is new and what differs. Text is cleaned, and where it came from is kept with each.
    """
    from sobertrack.cli.share.strategy_taking import as_kept, take
    from sobertrack.exchange.strategy_pack import LARGEST, read_pack
    from sobertrack.rules.coping.packs import news
    from sobertrack.views.coping import packs as view

    change.ready(session, "strategy")
    pack = read_pack(streams.bytes_of(file, LARGEST, "a pack"), file)
    source = texts.name(from_, "--from", SOURCE_LENGTH) if from_ else pack.source or Path(file).name
    known = desk.strategies(session)
    found = news(known, [as_kept(each, source) for each in pack.strategies])
    if pack.left_out:
        session.note(f"sobertrack: left out, because it means nothing here: {', '.join(pack.left_out[:9])}")
    if dry_run:
        data = view.data(found, (), source, pack.left_out, dry_run=True)
        session.show(view.would(found, source), data)
        return
    taken, left = take(session, found)
    data = view.data(found, taken, source, pack.left_out, dry_run=False)
    blocks = view.done(taken, left, found, source)
    if taken:
        session.saved(blocks, data, entry_id=" ".join(each.id for each in taken))
    else:
        session.show(blocks, data)


def _asked(typed: Sequence[str]) -> set[str]:
    asked = {word.casefold().replace("_", "-") for word in typed}
    strange = asked - set(SHARED_WHEN_ASKED)
    if strange:
        raise Misuse(f'--with: no "{min(strange)[:40]}"', f"one of: {', '.join(SHARED_WHEN_ASKED)}")
    return asked


def _shared(each: Strategy, asked: set[str]) -> Strategy:
    """A strategy without what may name somebody: who told of it, and triggers in the person's own words."""
    from sobertrack.store.kept.strategies import shipped_triggers

    shipped = {trigger.id for trigger in shipped_triggers()}
    triggers = each.triggers if "triggers" in asked else tuple(name for name in each.triggers if name in shipped)
    return each._replace(heard_from=each.heard_from if "heard-from" in asked else "", triggers=triggers)


def _lost(field: str, before: Sequence[Strategy], after: Sequence[Strategy]) -> bool:
    name = field.replace("-", "_")
    return any(getattr(one, name) != getattr(other, name) for one, other in zip(before, after, strict=True))
