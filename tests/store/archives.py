"""Notebooks and backups for tests, and .tar.gz files that no backup would be."""

import io
import json
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from sobertrack.store.backups import making, reading
from sobertrack.store.backups.container import end, packed
from sobertrack.store.backups.contents import ROOT
from sobertrack.store.backups.reading import Opened
from sobertrack.store.journal import Journal
from sobertrack.store.paths import Home, find_home

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def line(number: int, **fields: object) -> bytes:
    """A line of a journal, of another device."""
    year = 2020 + number % 7
    head = {"v": 1, "id": f"01M8{number:06}{'A' * 16}", "at": f"{year}-03-01T12:00:00+00:00", "day": f"{year}-03-01"}
    raw = {**head, "dev": "aaaaaaaa", "type": "checkin", "mood": 3, **fields}
    return json.dumps(raw, separators=(",", ":")).encode()


FILES = {
    "counters.toml": b'# mine\nformat = 1\n\n[counter.alcohol]\nsince = "2026-10-12"\n',
    "supporters.toml": b'[supporter.sam]\nname = "Sam"\n',
    "journal/2020-aaaaaaaa.jsonl": b"".join(line(7 * n) + b"\n" for n in range(40)),
    "journal/2021-aaaaaaaa.jsonl": b"".join(line(7 * n + 1) + b"\n" for n in range(40)),
    "journal/2026-aaaaaaaa.jsonl": b"".join(line(7 * n + 6) + b"\n" for n in range(40)),
    "journal/2026-aaaaaaaa.sync-conflict-20261101-120000-ABC.jsonl": line(6) + b"\n",
    "feeds/town.json": b'{"meetings":[]}',
}


def notebook(place: Path, files: dict[str, bytes] = FILES) -> Home:
    """A notebook with these files."""
    home = find_home(str(place), {})
    for name, data in files.items():
        path = home.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return home


def held(home: Home) -> dict[str, bytes]:
    """Every file of a notebook."""
    return {str(path.relative_to(home.data)): path.read_bytes() for path in home.data.rglob("*") if path.is_file()}


def journal(home: Home) -> Journal:
    """Its journal."""
    return Journal(home, NOW)


def backup(home: Home) -> bytes:
    """A backup of it, as one that is given away."""
    return making.make(home, NOW, "test", apart=True).data


def opened(data: bytes) -> Opened:
    """A backup, opened."""
    return reading.opened(data, "it")


def crafted(*names: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    """A .tar.gz with entries of these names, as another program would write it."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as file:
        for name in names:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            info.size = 3 if kind == tarfile.REGTYPE else 0
            file.addfile(info, io.BytesIO(b"abc"))
    return stream.getvalue()


def own(*names: str) -> bytes:
    """A container of ours with files of these names."""
    return b"".join([*(packed(ROOT + name, b"abc", 0, 6) for name in names), end()])
