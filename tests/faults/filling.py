"""Fills a small disk with entries and tables until nothing fits any more; tells what was saved, refused, and wrong."""

import json
import os
import sys
import tomllib
from pathlib import Path

import running

LINES = (
    "checkin 4 -n {words}",
    "supporter add {name} --note {words}",
    "slip --counter alcohol -n {words}",
    "strategy add {name} --how {words}",
)
ENOUGH = 12
"""So many refusals, one after the other and of every kind, are a full disk."""


MOST = 200_000
"""Bytes that are filled; what is beyond them belongs to somebody else."""


def main(disk: Path) -> None:
    """Write until the disk is full, with a text of another length each time; each thing saved must stay."""
    home = disk / "notebook"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "of somebody else").write_bytes(b"-" * max(0, free - MOST))
    assert running.run(["start", "alcohol", "--since", "2026-10-12"], dict(os.environ)).code == 0
    saved: list[str] = []
    wrong: list[str] = []
    turn = refused = last = 0
    while last < ENOUGH and turn < 3000:
        turn += 1
        line = LINES[turn % 9 % len(LINES)]
        text = f"words{turn}x" + "y" * (turn * 977 % (480 if "{name}" in line else 6000))
        words = [word.format(name=f"name{turn}", words=text) for word in line.split()]
        answer = running.run(words, dict(os.environ))
        if answer.code == 0 and "Saved " in answer.out:
            saved.append(text)
            last = 0
            continue
        refused, last = refused + 1, last + 1
        if answer.code != 1 or "Saved" in answer.screen or text not in answer.err:
            wrong.append(f"{line} {answer.code} {answer.screen[:300]}")
        if text in everything(home):
            wrong.append(f"{line}: refused, and there all the same")
    whole = everything(home)
    wrong += [f"lost: {text[:20]}" for text in saved if text not in whole]
    for look in ("streak", "log"):
        answer = running.run([look, "--json"], dict(os.environ))
        if answer.code or json.loads(answer.out)["warnings"]:
            wrong.append(f"{look}: {answer.code} {answer.screen[:300]}")
    sys.stdout.write(json.dumps({"saved": len(saved), "refused": refused, "wrong": wrong}))


def everything(home: Path) -> str:
    """Every text of the person's own files, all of which must be whole."""
    texts = []
    for path in (home / "data").rglob("*.*"):
        text = path.read_text("utf-8")
        for line in text.splitlines() if path.suffix == ".jsonl" else ():
            json.loads(line)
        if path.suffix == ".toml":
            tomllib.loads(text)
        texts.append(text)
    return "\n".join(texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
