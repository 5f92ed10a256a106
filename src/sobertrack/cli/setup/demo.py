"""`demo`: the main things this program does, on a made-up notebook."""

import io
import shlex
import sys
from contextlib import redirect_stdout
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from sobertrack.cli import main
from sobertrack.cli.session import Session
from sobertrack.cli.setup.made_up import DAYS, Story, moment
from sobertrack.errors import Misuse, SobertrackError
from sobertrack.store.files import make_private
from sobertrack.store.journal import Journal
from sobertrack.store.paths import find_home
from sobertrack.views.program import demo as view

EVENING, BEDTIME = "20:30", "21:30"


def demo(session: Session) -> None:
    """Show the main things on a made-up notebook of about 120 days, with the real commands.

    It lies in a directory for temporary files, apart from a notebook of yours, and stays there for looking around.
    """
    place = _place(session)
    story = Story(session.now.date() - timedelta(days=DAYS))
    session.show(view.opening())
    stage = Stage(session, story, place)
    stage.scene(0, view.first_day(story.day(0)))
    stage.run("start", story.counter, "--since", str(story.day(0)), "--reason", "clear mornings")
    stage.run("supporter", "add", "Sam", "--phone", "+1 555 0100", "--role", "sponsor", "--nights")
    stage.run("meeting", "add", *_meeting(story))
    stage.live_until(story.slip)
    stage.scene(story.slip, view.slip_day(story.day(story.slip), story.slip))
    stage.run("slip", "--trigger", "event")
    stage.live_until(DAYS)
    stage.scene(DAYS, view.today(story.day(DAYS)))
    stage.run("checkin", "4", "2", "--sober", "--tried", "drink-something-else", "--win", "asked for help early")
    stage.run()
    stage.run("streak")
    stage.run("strategy", "list", "--for", "lonely", "--category", "people")
    session.show(view.ending(place))


class Stage:
    """Where the story is played: the notebook, the moment, and the commands in front of everybody."""

    def __init__(self, session: Session, story: Story, place: Path) -> None:
        self.session = session
        self.story = story
        self.place = place
        self.number = 0

    @property
    def environ(self) -> dict[str, str]:
        """What a person who lives the story would have in their environment."""
        own = {key: value for key, value in self.session.environ.items() if not key.startswith("SOBERTRACK_")}
        now = moment(self.story.day(self.number), EVENING, self.session.now)
        return {**own, "SOBERTRACK_HOME": str(self.place), "SOBERTRACK_NOW": now.isoformat()}

    def scene(self, number: int, opening: view.Words) -> None:
        """Go on to a day."""
        self.number = number
        self.session.show(opening)

    def live_until(self, number: int) -> None:
        """Write down what happened on the days before this one, each day on its own evening."""
        home = find_home(None, self.environ)
        for passed in range(self.number, number):
            drafts = self.story.drafts(passed) if passed != self.story.slip else []
            if drafts:
                Journal(home, moment(drafts[-1].day, BEDTIME, self.session.now)).write(drafts)

    def run(self, *words: str) -> None:
        """Give one real command, as a person would, and show what it answers."""
        self.session.show(view.command(shlex.join(["sobertrack", *words])))
        argv = [*words, "--no-input", *_forms(self.session)]
        code = main.run(argv, self.environ) if self.session.form == "terminal" else self._on_paper(argv)
        if code == main.INTERRUPTED:
            raise KeyboardInterrupt
        if code:
            raise SobertrackError(f"the demo broke off with {code}", f"what there is, is in {self.place}")

    def _on_paper(self, argv: list[str]) -> int:
        """Run a command with its answer caught: this session writes it, to a file too, and sees a reader go away."""
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        with io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") as paper, redirect_stdout(paper):
            code = main.run(argv, self.environ)
            paper.seek(0)
            text = paper.read()
        self.session.write(text)
        return code


def _forms(session: Session) -> list[str]:
    """How the person wants to read it."""
    chosen = session.choices
    color = ["--color", chosen.color] if chosen.color else []
    return [*(["--plain"] if chosen.plain else []), *(["--ascii"] if chosen.ascii else []), *color]


def _meeting(story: Story) -> list[str]:
    row = story.content["meeting"]
    return [row["name"], "--day", row["day"], "--time", row["time"], "--how", row["how"], "--place", row["place"]]


def _place(session: Session) -> Path:
    """A new directory for the made-up notebook, or the empty one of --home."""
    if session.choices.home is None:
        return Path(mkdtemp(prefix="sobertrack-demo-"))
    place = Path(session.choices.home).expanduser().absolute()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Misuse(f"--home: {place} is not empty", "the demo writes only where nothing is; leave --home out")
    make_private(place)
    return place
