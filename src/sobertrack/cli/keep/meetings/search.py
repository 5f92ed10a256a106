"""The person's own meetings and the imported lists, asked the same question."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sobertrack.cli import desk
from sobertrack.cli.keep.meetings.programs import types_of
from sobertrack.cli.session import Session
from sobertrack.errors import NotFound
from sobertrack.model.folding import fold
from sobertrack.model.peers.feeds import INACTIVE, ListedMeeting, Sieve, Source, TypeNames
from sobertrack.model.peers.meeting_types import MeetingTypes
from sobertrack.model.peers.meetings import Meeting
from sobertrack.model.values import Value
from sobertrack.rules.names import plain
from sobertrack.rules.peers.finding import Question, Wanted, distance, question, suits
from sobertrack.store.kept.feeds import Feeds
from sobertrack.store.kept.meetings import meetings
from sobertrack.views.peers import finding as view
from sobertrack.views.peers import meetings as own_view
from sobertrack.views.peers.finding import Row
from sobertrack.views.peers.meetings import MOST_NAMED

Narrowed = Callable[[Source], frozenset[int] | None]
"""The weekdays that need to be read of a list; None for all."""


class Found(Value):
    """Meetings that suit: of a list, or the person's own (`source` None). `own` are regular ones by their key there.

    `more` counts those that suit and come later, where only the first ones are asked for.
    """

    source: Source | None
    meetings: list[ListedMeeting]
    own: dict[str, Meeting]
    more: int = 0


class Search:
    """One question to all lists. What is followed comes once: as the person's own where that suits, else as listed."""

    def __init__(self, session: Session, wanted: Wanted, sources: Sequence[str] = ()) -> None:
        self.session = session
        self.wanted = wanted
        self.feeds = Feeds(session.home)
        known = self.feeds.names()
        self.only = [_named(each, known) for each in sources]
        self.names = list(dict.fromkeys(self.only or known))
        self.own = meetings(session.notebook)
        self.unplaced = 0
        self._types: dict[str, MeetingTypes] = {}
        self._understood: set[str] = set()

    def mine(self) -> Found:
        """The person's own meetings that suit; none where only some lists are asked."""
        codes = tuple(frozenset((word,)) for word in self.wanted.types)
        asked = Question(self.wanted, codes)
        ahead = [] if self.only else [as_listed(each) for each in self.own if not each.over(self.session.today)]
        suiting = [each for each in ahead if suits(each, asked)]
        return Found(None, suiting, {each.id: each for each in self.own})

    def listed(
        self, mine: Found, narrowed: Narrowed | None = None, first: int = 0, *, keys_alone: bool = False
    ) -> Iterator[Found]:
        """What suits in each list, without what is among `mine` already; `first` asks for so many alone.

        Where `keys_alone` are wanted, meetings may come without the fields that stand behind their keys.
        """
        taken = {each.slug for each in mine.meetings}
        for name in self.names:
            source = self.feeds.source(name)
            if source is None:
                continue
            followed = self.followed(name)
            asked = question(self.wanted, source.types, self._meant(source))
            self._note(source, asked)
            twice = frozenset(key for key, each in followed.items() if each.id in taken)
            sieve = asked.sieve(narrowed(source) if narrowed else None, first)._replace(without=twice)
            heads = self.feeds.heads(name, sieve) if keys_alone and asked.by_its_head else None
            read = self.feeds.read(name, sieve) if heads is None else None
            found = [
                each for each in heads or (read[1] if read else ()) if suits(each, asked) and each.slug not in twice
            ]
            yield Found(source, found, followed, read[2] if read else 0)

    def followed(self, name: str) -> dict[str, Meeting]:
        """The meetings of a list that are among the person's own, by their keys there."""
        return {each.slug: each for each in self.own if each.source == name}

    def tell_resting(self) -> None:
        """Name those of one's own that are left out of what comes, because their list says that they do not meet."""
        resting = [] if self.only else [each.name for each in self.own if not each.meets]
        if resting:
            self.session.note(f"sobertrack: {own_view.left_out(resting)}")

    def tell(self) -> None:
        """Say what could not be read, and what the question could not reach."""
        desk.tell_problems(self.session, [*self.session.notebook.problems, *self.feeds.problems])
        unknown = [word for word in self.wanted.types if word not in self._understood]
        if unknown and self.names:
            words = " and ".join(f'"{word}"' for word in unknown)
            self.session.note(f"sobertrack: no meeting on these lists is of the type {words}")
        if self.unplaced:
            self.session.note(f"sobertrack: {self.unplaced:,} meetings have no place on the map and are left out")

    def _meant(self, source: Source) -> dict[str, str]:
        """The codes that the programme of a list has for the words asked for, in other languages, too."""
        if not self.wanted.types:
            return {}
        types = self._types.setdefault(source.program, types_of(source.program))
        return {word: types.code(word) for word in self.wanted.types}

    def _note(self, source: Source, asked: Question) -> None:
        known = source.types.names.keys() | source.types.common.keys()
        pairs = zip(self.wanted.types, asked.codes, strict=True)
        self._understood |= {word for word, codes in pairs if codes & known}
        if self.wanted.near is not None:
            self.unplaced += source.count - source.placed


def as_listed(each: Meeting) -> ListedMeeting:
    """A meeting of the person's, as lists have them; what comes once has the weekday of its day."""
    return ListedMeeting(
        days=each.days if each.date is None else (each.date.weekday(),),
        time=each.time,
        attendance=each.how if each.meets else INACTIVE,
        slug=each.id,
        name=each.name,
        minutes=each.minutes or None,
        zone=each.zone,
        group=each.group,
        place=each.place,
        link=each.link,
        phone=each.phone,
        notes=each.note,
        date=each.date,
    )


NOBODYS = Source("", "", "", TypeNames({}))
"""The source of what the person wrote down themselves."""


def rows_of(found: Found, wanted: Wanted) -> list[Row]:
    """What was found in one list, as a view needs it."""
    source, near = found.source or NOBODYS, wanted.near
    ids = {key: each.id for key, each in found.own.items()}
    return [
        view.row(each, source, ids.get(each.slug, ""), None if near is None else distance(each, near))
        for each in found.meetings
    ]


def _named(typed: str, known: Iterable[str]) -> str:
    if typed in known:
        return typed
    names = ", ".join(known)
    hint = f"lists: {names}" if names else "import one first: sobertrack help meetings"
    raise NotFound(f'--source: no list "{typed[:40]}"', hint)


def by_key(session: Session, typed: str, feeds: Feeds) -> list[tuple[Source, ListedMeeting]]:
    """The listed meetings that a key means: "list/key", or the key alone in every list."""
    name, slash, key = typed.partition("/")
    names = [name] if slash else feeds.names()
    found = []
    for each in names:
        read = feeds.read(each, Sieve(slug=key if slash else typed))
        if read:
            found += [(read[0], meeting) for meeting in read[1] if meeting.slug == (key if slash else typed)]
    desk.tell_problems(session, feeds.problems)
    return found


def by_name(session: Session, typed: str, feeds: Feeds) -> list[tuple[Source, ListedMeeting]]:
    """The listed meetings of this name; only the lines that hold its words are parsed."""
    wanted = fold(plain(typed))
    if not wanted:
        return []
    sieve = Sieve(words=tuple(wanted.split()))
    found: list[tuple[Source, ListedMeeting]] = []
    for name in feeds.names():
        read = feeds.read(name, sieve)
        found += [(read[0], each) for each in read[1] if fold(plain(each.name)) == wanted] if read else []
    desk.tell_problems(session, feeds.problems)
    return found


def meant(session: Session, typed: str, feeds: Feeds) -> tuple[Source, ListedMeeting] | None:
    """The listed meeting that a key or a name means; None where there is none, NotFound where there are several."""
    found = the_one(session, typed, feeds)
    if found is not None:
        return found
    named = by_name(session, typed, feeds)
    if len(named) > 1:
        ids = [f"{source.name}/{each.slug} ({view.when(each)})" for source, each in named]
        more = f"; {len(ids) - MOST_NAMED} more: sobertrack meeting list --search WORD" if len(ids) > MOST_NAMED else ""
        said = f'{len(ids):,} meetings in the lists are called "{typed[:60]}"'
        raise NotFound(said, f"say which, by its id: {', '.join(ids[:MOST_NAMED])}{more}")
    return named[0] if named else None


def the_one(session: Session, typed: str, feeds: Feeds) -> tuple[Source, ListedMeeting] | None:
    """The listed meeting that a key means; None where there is none, NotFound where it fits in several lists."""
    found = by_key(session, typed, feeds)
    if len(found) > 1:
        keys = ", ".join(f"{source.name}/{meeting.slug}" for source, meeting in found)
        raise NotFound(f'"{typed[:60]}" is in more than one list', f"say which: {keys}")
    return found[0] if found else None
