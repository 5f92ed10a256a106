"""What doctor may find: for each code what it means, what to do about it, and the command that mends it."""

from sobertrack.model.values import Value


class Known(Value):
    """One kind of finding. `mend` is a whole command line, "" where only a person can mend it.

    In it, and in `advice`, {place} stands for the file, {name} for its name, {day} for the day that it is about.
    """

    meaning: str
    advice: str
    mend: str = ""


REPAIR = "sobertrack doctor --repair"
ACCEPT = "sobertrack doctor --accept"
RESTORE = "sobertrack backup restore latest --dry-run"
"""It changes nothing, and shows what a backup holds that is not here."""

ELSEWHERE = (
    f"may stand in a backup: {RESTORE}; or in the bin, or in the history of your sync folder: put it back in that "
    f"place. If the loss was meant: {ACCEPT}"
)
BACK = f"What this computer wrote last can be put back: {REPAIR}. The rest {ELSEWHERE}"
IN_A_BACKUP = f"What it said may stand in a backup: {RESTORE}."
ASIDE = f"To keep a copy of such lines apart and hear of them no more: {REPAIR}"
NEWER = "Update sobertrack on this computer. Until then it only reads this notebook."

NOT_ALL = "Part of what you wrote is missing here or cannot be read. What helps: sobertrack doctor"
"""What stands first on a page that may not be all of it, for whoever does not see the warnings beside it."""

KNOWN = {
    "bad_line": Known(
        "a line of the journal is no record", f"All other lines were read. {IN_A_BACKUP} {ASIDE}", REPAIR
    ),
    "cut_line": Known(
        "a line of the journal stops in the middle",
        f"A power cut leaves such a line: then it was not yet said to be saved. If it was, a backup may hold it: "
        f"{RESTORE}. {ASIDE}",
        REPAIR,
    ),
    "whole_inside": Known(
        "a line cannot be read, and whole records stand in it",
        f"To write these records down anew, and keep a copy of the line apart: {REPAIR}",
        REPAIR,
    ),
    "merge_mark": Known(
        "git left marks in the journal", f"How to keep it from leaving any: sobertrack help sync. {ASIDE}", REPAIR
    ),
    "erased_here": Known(
        "what another computer erased still lies here",
        "It is hidden everywhere. To take it out of the files of this computer, too: sobertrack purge --pending",
        "sobertrack purge --pending",
    ),
    "set_aside": Known(
        "lines that were set aside",
        f"Copies of them are in this place. What they said may stand in a backup: {RESTORE}",
    ),
    "known_nul": Known("NUL bytes that were accepted", "Nothing to do."),
    "torn": Known(
        "the last line of a file was not finished",
        f"Nothing to do: the next thing you write closes it. At once: {REPAIR}",
        REPAIR,
    ),
    "nul": Known(
        "NUL bytes in the journal",
        f"Some disks leave these after a power cut. All other lines were read. To know of them no more: {REPAIR}",
        REPAIR,
    ),
    "line_ends": Known(
        "lines end as on Windows", "They are read all the same. What prevents it with git: sobertrack help sync"
    ),
    "bad_record": Known(
        "a record cannot be what it says",
        "This entry is left out everywhere. Keep a copy of the file, open it in an editor, and correct that line.",
    ),
    "duplicate": Known(
        "one id, two contents",
        "The longer one counts. Compare the two lines, and take out the one that is wrong.",
    ),
    "repeated": Known("the same record twice in one file", "Nothing to do: each counts once."),
    "journal_copy": Known("a second version of a journal file", "Nothing to do: keep it, it holds what no other does."),
    "spare_copy": Known(
        "a second version of a journal file, with nothing new in it",
        "Nothing to do: each entry counts once. It may be deleted.",
        "rm -i {place}",
    ),
    "missing": Known("a journal file or a TOML file is gone", BACK, REPAIR),
    "empty": Known("a file is empty", BACK, REPAIR),
    "shorter": Known("a file is shorter than it was", BACK, REPAIR),
    "unreadable": Known("a journal file cannot be read", "Look whether the disk is there, and who owns the file."),
    "link": Known(
        "a journal file is a link", "sobertrack does not write through links here. Put the file itself in that place."
    ),
    "about_nothing": Known(
        "changes about something that is not here",
        "The file of another computer may not have arrived yet. Nothing is lost by that.",
    ),
    "unknown_kind": Known(
        "records of an unknown kind",
        "They are kept and passed on as they are. A newer sobertrack may know them.",
    ),
    "newer_record": Known("a record of a newer format", NEWER),
    "newer_file": Known("a TOML file of a newer format", NEWER),
    "two_answers": Known(
        "two computers say different things about a day",
        "See both, and take back the one that is wrong with sobertrack rm ID: sobertrack log --from {day} --to {day}",
        "sobertrack log --from {day} --to {day}",
    ),
    "clock_ahead": Known(
        "written in the future",
        "A clock was wrong. The days you gave are kept as they are; entries of later days wait for their day.",
    ),
    "clock_back": Known("a clock went back", "The days you gave are kept as they are, and the order of writing, too."),
    "bad_toml": Known(
        "a TOML file cannot be read",
        f"Correct that line in an editor. Until then nothing is written to this file. To see a backup of it: {RESTORE}",
    ),
    "merge_marks": Known(
        "git left two versions in a TOML file",
        "In an editor, keep one of the two parts, and take out the three lines of marks.",
    ),
    "bad_table": Known("a table cannot be what it says", "Correct it in an editor. Until then it is left out."),
    "bad_list": Known("an imported list cannot be read", "Import it again: sobertrack meeting import -h"),
    "bad_circle": Known("what somebody gave you cannot be read", "Add it again: sobertrack circle add -h"),
    "bad_setting": Known(
        "a setting has no such value", "The usual value stands in for it. To set it: sobertrack config set NAME VALUE"
    ),
    "unknown_setting": Known("no such setting", "It is kept as it is. All settings: sobertrack config list"),
    "second_version": Known(
        "a sync tool kept two versions of a TOML file",
        "Nothing is mixed by itself. To keep what you have, delete it. To see what differs, and take this one: "
        "sobertrack doctor --take {name}",
        "sobertrack doctor --take {name}",
    ),
    "same_copy": Known("a second version that says the same", "It may be deleted.", "rm -i {place}"),
    "unread_copy": Known("a second version that cannot be read", "Open it in an editor; mend it or delete it."),
    "leftover": Known("left by an editor or by git", "When nothing in it is missed, delete it.", "rm -i {place}"),
    "stray": Known("a file of no name of ours", "Compare it with the file of the usual name; then delete it."),
    "unread_file": Known(
        "a file in the journal that is not read",
        "If it is a copy of a journal file, give it a name that ends with .jsonl; it is read then.",
    ),
    "second_journal": Known(
        "a second journal directory",
        "Move its files into the directory journal, under names that are free there: all are read then.",
    ),
    "not_here": Known(
        "a file that is still in the cloud", "Let the sync program fetch it: keep the folder on this disk."
    ),
    "no_directory": Known("something else stands in a directory's place", "Put what stands there in another place."),
    "closed": Known("a directory cannot be read", "Look who owns it, and whether the disk is there."),
    "read_only": Known(
        "a directory cannot be written to", "Nothing new can be saved. Look who owns it, and at the disk."
    ),
    "open_to_others": Known("others may open it", f"To make it yours alone: {REPAIR}", REPAIR),
    "loose_modes": Known("only the folder protects it", f"A copy of it would be open. To close it: {REPAIR}", REPAIR),
    "other_owner": Known(
        "somebody else owns it", 'To make it yours: sudo chown -R "$USER" {place}', 'sudo chown -R "$USER" {place}'
    ),
    "linked": Known("a directory is a link", "Nothing to do, as long as the disk it leads to is there."),
    "synced_state": Known(
        "a sync tool carries the state directory",
        "It belongs to this computer alone. Put only the data into the synced folder: sobertrack help sync",
    ),
    "left_behind": Known(
        "left by a write that broke off", "If no other sobertrack is at work, delete it.", "rm -ri {place}"
    ),
    "little_room": Known("little room on the disk", "Make room. A check-in needs very little; a backup needs more."),
    "healed": Known(
        "something had gone missing, and was put back",
        "Nothing is missing now. Look what put an old file back: a sync tool, a restore, another program.",
    ),
    "no_mark": Known("no mark of a file's length", f"The next entry makes it anew. At once: {REPAIR}", REPAIR),
    "old_backup": Known(
        "the newest backup is old", "Make one now: sobertrack backup create", "sobertrack backup create"
    ),
    "no_backup": Known(
        "a backup could not be made",
        "To see whether one can be made now: sobertrack backup create",
        "sobertrack backup create",
    ),
    "no_zones": Known("no time zones", "Install them: python -m pip install tzdata", "python -m pip install tzdata"),
    "unknown_zone": Known(
        "an unknown time zone",
        "Days are counted in UTC until TZ, or the computer's setting, names a zone that is known.",
    ),
}
"""Every code that doctor may give. A code keeps its meaning for ever."""

TABLES_GONE = Known("a TOML file is gone or empty", f"What it held {ELSEWHERE}", RESTORE)
"""The same for a TOML file, of which the journal puts nothing back."""
