"""One of many at work on one notebook: writes or looks through the front door, again and again, with the real lock."""

import json
import os
import sys
import time
from pathlib import Path

import running

LOOKS = (["streak", "--json"], ["log", "--json"], ["today", "--json"])


def write(name: str, number: int) -> None:
    """Write so many check-ins; each is given again until it is acknowledged."""
    for turn in range(number):
        note = f"{name}-{turn} " + "x" * (turn * 37 % 300)
        waited = 0
        while True:
            answer = running.run(["checkin", "4", "-q", "-n", note], dict(os.environ))
            if answer.code != 6:  # somebody else had the lock for five seconds
                break
            waited += 1
        told = {"note": note.split()[0], "code": answer.code, "waited": waited, "said": answer.screen.strip()}
        sys.stdout.write(json.dumps(told) + "\n")


def look(until: Path) -> None:
    """Look until a file is there; tell what is not as it should be."""
    turn = 0
    while not until.exists():
        words = LOOKS[turn % len(LOOKS)]
        answer = running.run(words, dict(os.environ))
        if answer.code or answer.err or json.loads(answer.out)["warnings"]:
            sys.stdout.write(json.dumps({"words": words, "code": answer.code, "said": answer.screen[-600:]}) + "\n")
        turn += 1
        time.sleep(0.25)
    sys.stdout.write(json.dumps({"looks": turn}) + "\n")


def put_back(journal: Path, until: Path) -> None:
    """A sync tool that has lost its way: it puts an older copy of each journal file in its place, again and again."""
    copies: dict[Path, bytes] = {}
    turn = 0
    while not until.exists():
        began = time.monotonic()
        for path in journal.glob("*.jsonl"):
            if path in copies:
                aside = path.with_name(f".{path.name}.syncing")
                with aside.open("wb") as file:
                    file.write(copies[path])
                    os.fsync(file.fileno())
                os.replace(aside, path)
                turn += 1
            copies[path] = path.read_bytes()
        time.sleep(0.03 + 5 * (time.monotonic() - began))  # on a slow disk there are fewer turns
    sys.stdout.write(json.dumps({"put back": turn}) + "\n")


if __name__ == "__main__":
    role, *rest = sys.argv[1:]
    if role == "write":
        write(rest[0], int(rest[1]))
    elif role == "look":
        look(Path(rest[0]))
    else:
        put_back(Path(rest[0]), Path(rest[1]))
