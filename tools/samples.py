"""One line at least for each command, on a made-up notebook: for docs/json.md, and for what holds for every command.

A command that is new in the table gets a line here. `{c}` stands for the id of a check-in, `{s}` of a slip, `{u}` of
an urge, `{v}` of a visit, `{home}` for the directory in which the notebook lies.
"""

import atexit
import json
import re
import shlex
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import running
from running import Answer
from sobertrack.cli.commands import COMMANDS, ROWS, Row

SAVED_ID = re.compile(r"\b([a-z])-[0-9a-z]{5,}\b")

NOTEBOOK = (
    ("2026-08-01T09:00", "start alcohol --since 2026-08-01 --reason 'mornings with the children'"),
    ("2026-08-01T09:10", "supporter add Sam --phone '+1 555 0100' --role sponsor --nights --note 'after seven'"),
    ("2026-08-01T09:12", "supporter add Robin --every 30d"),
    (
        "2026-08-01T09:20",
        "meeting add 'Tuesday group' --day tuesday --time 19:00 --place 'the library' --how in-person",
    ),
    ("2026-08-01T09:20", "meeting export -o {home}/town.json"),
    ("2026-08-01T09:20", "meeting import {home}/town.json --name town --program aa --timezone Europe/London"),
    ("2026-08-01T09:21", "meeting add Online"),
    (
        "2026-08-01T09:22",
        "group add 'Harbour Centre' --kind centre --phone '+1 555 0107' --cost fee --answer '9 ninety a week'",
    ),
    ("2026-08-02T09:00", "strategy add 'Feed the cat' --how 'she is always hungry' --step 'Open the tin' --for lonely"),
    ("2026-08-02T09:01", "strategy export feed-the-cat -o {home}/pack.toml"),
    ("2026-08-02T09:02", "strategy export feed-the-cat -o '{home}/notebook/data/strategies-LAPTOP.toml'"),
    ("2026-08-02T09:10", "letter write --title 'for a bad night' -n 'You slept well this week. It was worth it.'"),
    ("2026-08-03T09:00", "promise add walk 3/week"),
    ("2026-08-03T09:01", "promise add call sam daily"),
    ("2026-08-03T09:02", "promise add medicine daily"),
    ("2026-08-03T09:03", "promise add read 2/week"),
    (
        "2026-08-03T09:05",
        "appointment add 'Dr Lee' --on '2026-12-01 14:00' --where 'the clinic' --note 'bring the letter'",
    ),
    ("2026-08-02T09:20", "plan add --if 'the kitchen at night' --then 'I ring Sam' --trigger lonely"),
    ("2026-08-02T09:25", "plan aftercare --programme 'day clinic' --routine 'breakfast at eight'"),
    ("2026-09-01T09:00", "start nicotine --since 2026-09-01"),
    ("2026-09-01T09:04", "export -o {home}/copy.json"),
    ("2026-09-01T09:05", "counter edit nicotine --own '45 days'"),
    ("2026-09-22T21:00", "attend 'Tuesday group' --comfort 4 --connection 3 --shared --note 'I spoke'"),
    (
        "2026-10-01T20:00",
        "checkin 3 6 --trigger lonely --tried call-one-person --hard 'a long evening' --note 'rain again'",
    ),
    ("2026-10-06T19:00", "attend 'a meeting in Leeds' --how online"),
    ("2026-10-09T22:10", "slip alcohol --trigger party --note 'at the wedding'"),
    ("2026-11-03T02:10", "urge 8 --trigger lonely --tried walk --now 2 --minutes 20 --where 'the kitchen'"),
    ("2026-11-19T09:00", "supporter edit robin --counter alcohol --sees days,checkins,promises,requests"),
    ("2026-11-19T09:01", "share robin --request 'Coffee?' --yes --format json -o {home}/given.json"),
    ("2026-11-19T09:02", "circle add {home}/given.json --name Robin"),
    ("2026-11-20T09:03", "promise pause read --note travelling"),
    ("2026-11-20T20:00", "checkin 4 2 --win 'walked home' --gratitude soup --bring 'the wedding' --talked Sam --sober"),
    ("2026-11-21T20:00", "checkin 2 5 --halt tired"),
    ("2026-11-21T20:10", "activity walk --minutes 30 --note 'along the river'"),
    ("2026-11-21T21:00", "--home {home}/other start alcohol --since 2026-10-12 --reason sleep"),
    ("2026-11-21T21:01", "--home {home}/other checkin 3"),
    ("2026-11-21T21:02", "--home {home}/other backup create -o {home}/elsewhere.tar.gz"),
    ("2026-11-22T09:00", "urge 5"),
)
"""What somebody did: the moment, and the command. Nobody in it exists."""

LINES: dict[str, tuple[str, ...]] = {
    "checkin": (
        "4 2 --note 'a quiet Sunday' --win walked --halt tired --tried call-one-person --sober --talked Sam",
        "",
        "1 9 --counter alcohol --not-sober --hard rain --gratitude soup --bring 'the wedding'",
    ),
    "slip": ("--counter alcohol --on yesterday --trigger party --note 'it was late'", "nicotine --ongoing"),
    "restart": ("--counter alcohol", "2026-11-15 --counter nicotine"),
    "urge": ("7 --trigger lonely --tried walk --where 'the kitchen' --note 'after work'", "3", "--now 2 --minutes 20"),
    "attend": (
        "'Tuesday group' --comfort 4 --connection 3 --shared --takeaway 'one day' --cost 2 --note 'I spoke'",
        "'a meeting in Leeds' --how online --on yesterday",
    ),
    "reach": ("sam --how call --note 'a long talk'", "Kim --from-them --on yesterday"),
    "activity": ("walk --minutes 30 --note 'along the river'", "sleep --minutes 7h"),
    "today": ("", "--as-of 2026-10-09", "--as-of 2026-11-21", "--all"),
    "streak": ("", "--as-of 2026-10-09", "--as-of 2026-01-01", "--counter nicotine"),
    "milestones": ("", "--all", "--as-of 2026-10-09 --counter alcohol"),
    "calendar": ("", "--in 2026-10 --counter alcohol", "--last 10d"),
    "log": ("", "--last 30d", "--search rain", "--kind slip", "--trigger lonely --limit 1"),
    "report": ("", "--last 90d --section urges", "--in 2026-10", "--counter nicotine --section runs"),
    "due": ("", "--as-of 2026-11-21", "--people"),
    "sos": ("",),
    "cope": ("--for lonely", "", "call-one-person", "--minutes 5 --explain"),
    "letter list": ("",),
    "letter write": ("--title calm -n 'You have done this before.'",),
    "letter show": ("", "{l}"),
    "letter rm": ("{l}",),
    "start": ("cannabis --since 2026-11-01 --reason sleep", "sugar"),
    "counter list": ("",),
    "counter show": ("alcohol", "nicotine"),
    "counter add": ("gambling --since 2026-11-01 --reason rent",),
    "counter edit": ("alcohol --since 2026-08-02 --milestones neutral,aa", "nicotine --name smoking --reason breath"),
    "counter end": ("nicotine",),
    "counter rm": ("nicotine",),
    "strategy list": ("--for lonely", "--mine", "--category body", "--triggers", "--search tea"),
    "strategy show": ("feed-the-cat", "call-one-person"),
    "strategy add": ("'Hot shower' --how 'ten minutes' --step 'Turn it on' --heard-from Sam --minutes 10",),
    "strategy edit": ("feed-the-cat --minutes 5 --caution 'mind the claws'",),
    "strategy hide": ("call-one-person",),
    "strategy export": ("feed-the-cat", "--from Sam"),
    "strategy import": ("{home}/pack.toml --from Sam --dry-run", "{home}/pack.toml"),
    "strategy rm": ("feed-the-cat",),
    "group list": ("--for alcohol --goal abstinence", "--search harbour", "--goal moderation"),
    "group show": ("lifering", "harbour-centre", "moderation-management"),
    "group choose": ("--for alcohol --how online --audience women", "--goal moderation"),
    "group compare": ("", "smart lifering", "--meetings"),
    "group questions": ("harbour-centre", ""),
    "group add": ("'Sunday group' --kind local --for alcohol --how in-person --cost free --place 'the hall'",),
    "group edit": ("harbour-centre --cost free --answer '12 a week'", "smart --note 'quiet people'"),
    "group home": ("", "smart"),
    "group hide": ("aa",),
    "group rm": ("harbour-centre",),
    "meeting list": ("", "--day tue --how in-person"),
    "meeting own": ("", "--past"),
    "meeting show": ("tuesday-group", "online"),
    "meeting add": (
        "'Sunday walk' --day sunday --time 10am --place 'the park gate' --how in-person",
        "'Open day' --on tomorrow --time 14:00 --place 'the library'",
    ),
    "meeting edit": ("online --link https://example.org/room --day friday --time 20:00",),
    "meeting rm": ("online",),
    "meeting next": ("--within 3d", "", "--type women --within 7d"),
    "meeting import": (
        "{home}/town.json --name harbour --program na --timezone Europe/London",
        "{home}/town.json --program aa --dry-run",
    ),
    "meeting lists": ("",),
    "meeting follow": ("town/tuesday-group",),
    "meeting drop": ("town",),
    "meeting export": ("--followed", "--source town"),
    "meeting calendar": ("tuesday-group", ""),
    "meeting sheet": ("--last 90d --blank 2", "--in 2026-10"),
    "supporter list": ("",),
    "supporter show": ("sam", "robin"),
    "supporter add": (
        "Kim --phone '+1 555 0101' --role friend --every 7d --channel 'signal: @kim' --agreed 'just listen'",
    ),
    "supporter edit": ("robin --phone '+1 555 0102' --hours evenings --counter alcohol --sees days,mood",),
    "supporter rm": ("robin",),
    "promise list": ("",),
    "promise show": ("walk", "medicine", "read"),
    "promise add": ("meetings 3/week --until 2026-12-31", "meetings 20 in 30 days", "write daily --note 'ten lines'"),
    "promise edit": ("walk 4/week --since 2026-08-03", "walk run 2/week"),
    "promise skip": ("walk --until 2026-11-25 --note 'a cold'", "medicine"),
    "promise pause": ("walk --until 2026-11-30 --note travelling", "--all"),
    "promise resume": ("read",),
    "promise rm": ("walk",),
    "appointment list": ("", "--all"),
    "appointment show": ("dr-lee",),
    "appointment add": ("'First talk' --on '2026-11-30 9am' --who Kim",),
    "appointment edit": ("dr-lee --at 15:00 --who 'the nurse'",),
    "appointment rm": ("dr-lee",),
    "plan list": ("",),
    "plan show": ("the-kitchen-at-night",),
    "plan add": ("--if 'I pass the shop' --then 'I call Sam' --trigger urge-cue --strategy call-one-person",),
    "plan edit": ("the-kitchen-at-night --then 'I go out of the room'",),
    "plan rm": ("the-kitchen-at-night",),
    "plan learn": ("--if 'a wedding' --then 'I leave before the dance'", "{s} --if 'a toast' --then 'I take water'"),
    "plan print": ("", "--for Sam"),
    "plan aftercare": (
        "--call Sam --ended 2026-08-01 --feeling 'flat -> I tell Sam' --medicines naltrexone",
        "--programme 'day clinic' --places 'the corner'",
        "",
    ),
    "share": ("sam --slip", "--log", "robin --milestone --dry-run", "sam --stop"),
    "circle list": ("",),
    "circle show": ("robin",),
    "circle add": ("{home}/given.json --name Alex", "{home}/given.json --name Robin"),
    "circle rm": ("robin",),
    "show": ("{c}", "{s}", "{u}", "{v}"),
    "edit": ("{c} --mood 4 --note 'rain, and then sun'", "{s} --until 2026-10-10"),
    "rm": ("{c}",),
    "undo": ("", "--list"),
    "backup list": ("",),
    "backup create": ("", "-o {home}/carry.tar.gz"),
    "backup verify": ("2026-11-21", "{home}/elsewhere.tar.gz"),
    "backup restore": (
        "{home}/elsewhere.tar.gz --dry-run",
        "{home}/elsewhere.tar.gz --take counters.toml --yes",
        "latest --yes",
        "{home}/elsewhere.tar.gz --home {home}/new",
    ),
    "export": ("--kind slip --kind counter", "--last 30d", ""),
    "import list": ("",),
    "import sobertrack": ("{home}/copy.json --dry-run", "{home}/copy.json --take counter.nicotine"),
    "doctor": ("", "--accept", "--repair --yes", "--take strategies-LAPTOP.toml --yes"),
    "path": ("",),
    "purge": (
        "{c} --yes",
        "--kind letter --dry-run",
        "--before 2026-09-01 --yes",
        "supporter.sam --yes --backups",
        "--all --yes --backups",
        "--pending",
    ),
    "config list": ("",),
    "config get": ("country",),
    "config set": ("day_ends_at 04:00", "discreet on"),
    "config unset": ("country",),
    "config edit": (),  # only at a terminal
    "config path": ("",),
    "demo": ("",),
    "completion": ("bash",),
    "guide": ("", "first-meeting"),
    "help": ("", "dates"),
}
"""For each command its arguments; the first line shows it in docs/json.md, all of them tell the types."""


def leaves() -> list[tuple[str, Row, str]]:
    """Every command that can be called: its words, its row, and its second word."""
    return [(f"{row.name} {sub}".strip(), row, sub) for row in ROWS for sub in (row.subs or ("",))]


def is_command(line: str) -> bool:
    """Whether a command line like "strategy show" begins with the words of a command."""
    word, _, sub = line.partition(" ")
    row = COMMANDS.get(word)
    return row is not None and (not sub or not row.subs or sub in row.subs)


def lines_of(name: str) -> list[str]:
    """The samples of a command as command lines."""
    return [f"{name} {line}".strip() for line in LINES.get(name, ())]


def sampled() -> list[str]:
    """Every sample as a command line."""
    return [line for name, _, _ in leaves() for line in lines_of(name)]


@cache
def _template() -> tuple[Path, dict[str, str]]:
    """The made-up notebook as it is written once, and the first id of each kind in it."""
    root = Path(mkdtemp()).resolve()
    atexit.register(shutil.rmtree, root)
    environ, ids = running.surroundings(root), dict[str, str]()
    for moment, line in NOTEBOOK:
        words = [word.replace("{home}", str(root)) for word in shlex.split(line)]
        answer = running.run(words, {**environ, "SOBERTRACK_NOW": f"{moment}:00+00:00"})
        if answer.code:
            raise RuntimeError(f"{line}: {answer.screen}")
        for found in SAVED_ID.finditer(answer.out):
            ids.setdefault(found[1], found[0])
    return root, ids


class Notebook:
    """The made-up notebook, in a directory of its own that is empty so far."""

    def __init__(self, root: Path) -> None:
        template, self.ids = _template()
        self.environ = running.surroundings(root)
        shutil.copytree(template, root, dirs_exist_ok=True)
        device = root / "notebook" / "state" / "device.json"  # bound to its place, so that a clone is another device
        device.write_text(device.read_text("utf-8").replace(str(template), str(root)), "utf-8")

    def words(self, line: str) -> list[str]:
        """A sample line as arguments, with the ids and the place of this notebook."""
        known = {**self.ids, "home": self.environ["HOME"]}
        return [re.sub(r"\{(\w+)\}", lambda found: known[found[1]], word) for word in shlex.split(line)]

    def run(self, line: str, **extra: str) -> Answer:
        """What the program answers to a sample line."""
        return running.run(self.words(line), {**self.environ, **extra})

    def document(self, line: str) -> Any:
        """The JSON that the program answers to a sample line, the place of this notebook left out of it."""
        answer = self.run(f"{line} --json")
        try:
            return json.loads(answer.out.replace(self.environ["HOME"], "~"))
        except ValueError:
            raise RuntimeError(f"{line}: {answer.screen}") from None
