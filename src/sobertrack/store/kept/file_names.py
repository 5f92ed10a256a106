"""What a file may be called that keeps one named thing: a meeting list, the report of somebody else."""

import re
from unicodedata import normalize

FILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
"""What such a file is called without its ending; a copy that a sync tool made is called otherwise."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
"""Names that Windows keeps for itself."""


def file_name(said: str, longest: int, kind: str) -> str:
    """The name of a file for what a person calls a thing: lower case letters, digits and hyphens.

    `kind` goes behind a name that Windows keeps for itself; "" where nothing is left of what was said.
    """
    plain = normalize("NFKD", said).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")
    return f"{name}-{kind}" if _RESERVED.match(name) else name
