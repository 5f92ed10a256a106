"""The table of commands: the word a person types, the module that answers, and its one-line summary."""

from __future__ import annotations

GROUPS = {
    "write": "what happened",
    "look": "where you stand",
    "cope": "when it is hard",
    "keep": "what you rely on",
    "share": "with someone you trust",
    "fix": "mend what is written",
    "data": "your files",
    "setup": "this program",
}
"""The help groups in the order in which they are shown; each is a folder of command modules, too."""

TEXT_ONLY = ("text",)
TEXT_AND_JSON = ("text", "json")
WITH_MARKDOWN = ("text", "json", "md")


class Row:
    """One word of the table.

    `module` lies below sobertrack.cli. A noun has `subs`, the words that may follow it with their summaries; its
    functions are named after them, a single command's after itself (`list` is `list_`). `apart` names the module of
    a sub that does not stand in `module`. `forms` are the values of --format that it knows; `looks` says that it takes
    --as-of, `files` that it writes what -o names itself: a folder, or several files.
    """

    __slots__ = ("apart", "files", "forms", "group", "looks", "module", "name", "subs", "summary")

    def __init__(
        self,
        name: str,
        module: str,
        summary: str,
        subs: dict[str, str] | None = None,
        forms: tuple[str, ...] = TEXT_AND_JSON,
        apart: dict[str, str] | None = None,
        files: bool = False,
    ) -> None:
        self.name = name
        self.module = module
        self.summary = summary
        self.subs = subs or {}
        self.forms = forms
        self.apart = apart or {}
        self.files = files
        self.group = module.partition(".")[0]
        self.looks = self.group == "look"


ROWS: tuple[Row, ...] = (
    Row("checkin", "write.checkin", "how a day went: mood, urge, a line or two"),
    Row("slip", "write.slip", "a day of use; it ends a run and erases nothing"),
    Row("restart", "write.restart", "when the next run began"),
    Row("urge", "write.urge", "write down a craving, and ride it out"),
    Row("attend", "write.attend", "a meeting you went to"),
    Row("reach", "write.reach", "you were in touch with somebody"),
    Row("activity", "write.activity", "something you did: walk, sleep, service ..."),
    Row("today", "look.today", "the short view, the same as sobertrack alone"),
    Row("streak", "look.streak", "the current run, the longest, and all sober days"),
    Row("milestones", "look.milestones", "reached, and the next one"),
    Row("calendar", "look.calendar", "days as a picture of small signs"),
    Row("log", "look.log", "what you wrote, with filters and search"),
    Row("report", "look.report", "a month or a year on one page", forms=WITH_MARKDOWN),
    Row("due", "look.due", "is today still open? for scripts and prompts"),
    Row("sos", "cope.sos", "people and numbers to call"),
    Row("cope", "cope.cope", "what may help now, best for you first"),
    Row(
        "letter",
        "cope.letter",
        "words from you, written on a good day",
        {"list": "your letters", "write": "a new one", "show": "read one", "rm": "hide one"},
    ),
    Row("start", "keep.start", "begin to count"),
    Row(
        "counter",
        "keep.counter",
        "what you stay away from",
        {
            "list": "all of them",
            "show": "one of them",
            "add": "one more",
            "edit": "its name, date, reasons",
            "end": "stop counting, without a slip",
            "rm": "put away",
        },
    ),
    Row(
        "strategy",
        "keep.strategy",
        "ways of coping, shipped ones and your own",
        {
            "list": "all, or those that suit",
            "show": "the steps of one",
            "add": "one of your own",
            "edit": "change one",
            "hide": "show one no more",
            "rm": "remove one of your own",
            "export": "write some for somebody else",
            "import": "take what somebody gave you",
        },
        apart={"export": "share.strategy_pack", "import": "share.strategy_pack"},
    ),
    Row(
        "group",
        "keep.group",
        "peer groups and services: choose, compare",
        {
            "list": "all of them, as equals",
            "show": "one of them: where to find it, the first visit",
            "choose": "what suits you, with the reasons",
            "compare": "those you visited, side by side",
            "questions": "what to ask, and what you were told",
            "add": "one of your own: local, centre, service ...",
            "edit": "change one, keep notes and answers",
            "home": "the one you go to most",
            "hide": "show one no more",
            "rm": "remove one of your own",
        },
        apart={"choose": "keep.groups.choose", "compare": "keep.groups.comparing"},
    ),
    Row(
        "meeting",
        "keep.meeting",
        "regular meetings, and lists to find them in",
        {
            "list": "your own and the imported ones, with filters",
            "own": "your own and those you follow; the same as meeting",
            "show": "one of them",
            "next": "what starts next, on your clock",
            "add": "one more",
            "edit": "change one",
            "rm": "remove one",
            "import": "a list that a fellowship publishes",
            "lists": "the lists that you imported",
            "follow": "one of a list among your own",
            "drop": "remove an imported list",
            "export": "as Meeting Guide JSON, for other programs",
            "calendar": "your own as a calendar file",
            "sheet": "visits on paper, with lines to sign",
        },
        WITH_MARKDOWN,
        {
            "list": "keep.meetings.listing",
            "own": "keep.meetings.listing",
            "show": "keep.meetings.showing",
            "next": "keep.meetings.coming",
            "import": "keep.meetings.importing",
            "lists": "keep.meetings.following",
            "follow": "keep.meetings.following",
            "drop": "keep.meetings.following",
            "export": "keep.meetings.exporting",
            "calendar": "keep.meetings.calendar",
            "sheet": "keep.meetings.sheet",
        },
    ),
    Row(
        "supporter",
        "keep.supporter",
        "people you can turn to",
        {"list": "all of them", "show": "one of them", "add": "one more", "edit": "change one", "rm": "remove one"},
    ),
    Row(
        "plan",
        "keep.plan",
        "if this happens, then I do that",
        {
            "list": "all of them",
            "show": "one of them",
            "add": "one more",
            "edit": "change one",
            "rm": "remove one",
            "learn": "from a slip",
            "print": "a card for the wall, or the whole page",
            "aftercare": "what holds you after a programme",
        },
        WITH_MARKDOWN,
    ),
    Row(
        "promise",
        "keep.promise",
        "what you promised for a day or a week",
        {
            "list": "this week: kept, still open, days left",
            "show": "one of them, with its last weeks",
            "add": "one more: meetings 3/week",
            "edit": "change one",
            "skip": "leave one out, today or for some days",
            "pause": "let them rest: ill, travelling",
            "resume": "go on with what is paused",
            "rm": "take one off your list",
        },
    ),
    Row(
        "appointment",
        "keep.appointment",
        "a doctor, a counsellor, an office: when and where",
        {
            "list": "what lies ahead",
            "show": "one of them",
            "add": "one more",
            "edit": "change one",
            "rm": "take one off your list",
        },
    ),
    Row("share", "share.share", "a report or the hardest words, for somebody you trust", forms=WITH_MARKDOWN),
    Row(
        "circle",
        "share.circle",
        "what others gave you, side by side",
        {
            "list": "everybody, by the alphabet",
            "show": "all that one of them gave",
            "add": "a file somebody gave you",
            "rm": "forget one of them for good",
        },
    ),
    Row("show", "fix.show", "one entry in full"),
    Row("edit", "fix.edit", "change an entry"),
    Row("rm", "fix.rm", "hide an entry"),
    Row("undo", "fix.undo", "take the last command back"),
    Row("export", "data.export", "everything, to take with you", forms=("json", "csv", "md"), files=True),
    Row(
        "import",
        "data.importing",
        "a notebook that was exported, into this one",
        {"list": "what can be taken in", "sobertrack": "an export, by id: nothing lost, nothing doubled"},
    ),
    Row(
        "backup",
        "data.backup",
        "copies of everything, by day or in a file",
        {
            "list": "those on this computer, with their ages",
            "create": "one now, or into a file with -o FILE",
            "verify": "read one through",
            "restore": "bring back what is missing here",
        },
        apart={"restore": "data.restoring"},
        files=True,
    ),
    Row("doctor", "data.doctor", "look for damage"),
    Row("path", "data.path", "where your files are"),
    Row("purge", "data.purge", "erase for good"),
    Row(
        "config",
        "setup.config",
        "settings",
        {
            "list": "all of them",
            "get": "one of them",
            "set": "change one",
            "unset": "its usual value again",
            "edit": "in your editor",
            "path": "where they are kept",
        },
    ),
    Row("demo", "setup.demo", "a made-up notebook, to look around", forms=TEXT_ONLY),
    Row("guide", "setup.guide", "short pages: first meeting, cost, treatment ...", forms=TEXT_ONLY),
    Row("completion", "setup.completion", "names at the press of Tab", forms=TEXT_ONLY),
    Row("help", "setup.help", "these pages, and one for each command", forms=TEXT_ONLY),
)

COMMANDS: dict[str, Row] = {row.name: row for row in ROWS}
"""Every command by its word."""
