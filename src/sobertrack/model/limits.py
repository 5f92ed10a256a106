"""How much of anything is read or kept: one set of limits, for what is typed and for what comes from elsewhere."""

KB, MB = 1024, 1024 * 1024

LINE = 64 * KB
"""Bytes of a line of the journal, and so of an entry and of a note; checked before it is parsed."""

JOURNAL = 128 * MB
"""Bytes of a journal file. Twenty years are 5 MB: a larger file is no journal, and reading it would hang."""

TABLES = 256 * KB
"""Bytes of a TOML file; checked before it is parsed."""

TABLE = 24 * KB
"""Bytes of one table: the journal keeps it before and after a change in one line."""

KEY_PARTS = 16
"""Parts of a dotted key: one of 40 kB holds the parser for seconds, and no key of ours has more than three."""

DOTS = 200
"""Dots in a line of a pack of strategies, for the same reason: a note may hold some, a key never so many."""

STATE = 8 * MB
"""Bytes of a small file of this computer's own: marks, the name of the device, what was shown once."""

CACHE = 64 * MB
"""Bytes of a cache file; a larger one is made anew."""

MEETING_LIST = 64 * MB
"""Bytes of a list that a fellowship publishes."""

MEETING_LIST_KEPT = 256 * MB
"""Bytes of the same as it is kept here."""

CSV_FIELD = 1_000_000
"""Letters of one field of a list that is a table."""

FULL_COPY = 128 * MB
"""Bytes of a full copy of a notebook, as `export` writes it."""

BACKUP_FILE, BACKUP = 256 * MB, 512 * MB
"""Bytes of one file in a backup, and of a whole backup, once they are unpacked."""

BACKUP_LIST = MB
"""Bytes of a meeting list that the daily backup still takes along: it can be imported again."""

LINK = 2_000
"""Letters of an address on the net."""

PACK = 128 * KB
"""Bytes of a pack of strategies."""

SHARED = 64 * KB
"""Bytes of a report that somebody gave."""

PAGE = 20 * KB
"""Bytes of a whole aftercare page."""

GIVEN_BACK = MB
"""Bytes that are read of a typed text, more than anybody writes: one that is too long to be kept is given back."""

NAME = 80
"""Letters of a name: a person, a meeting, a title."""

TEXT = 4_000
"""Letters of a text in a table."""

LONG_TEXT = 10_000
"""Letters of a letter to oneself, and of a field of a meeting list."""

LIST_WORD = 2_000
"""Letters of a field of a meeting list that holds a word: a key, a time, the name of a zone."""

SENTENCE = 200
"""Letters of either half of an if-then plan."""

TEXTS = 40
"""Texts in one list of a table."""

FIRST_YEAR, LAST_YEAR = 1900, 2300
"""The years of every date."""

DAY_MINUTES = 1440
"""Minutes of whatever lasted at most a day."""

STRATEGY_MINUTES = 600
"""Minutes of a strategy."""

MONEY = 1_000_000
"""The largest amount, in a person's own money."""
