"""On a disk of its own: saves, has the power cut off, and looks at what is there when the disk is mounted again.

Runs as root in a mount namespace of its own, so that nothing of it is left behind. It prints JSON.
"""

import contextlib
import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import running

SHUTDOWN = 0x8004587D
"""_IOR('X', 125, __u32): EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN."""

WITHOUT_FLUSHING = 2
"""The log is not written either: what a power cut leaves."""

LINES = (
    "checkin 4 -n {text}",
    "slip --counter alcohol -n {text}",
    "supporter add {name} --note {text}",
    "strategy add {name} --how {text}",
    "undo",
    "counter edit alcohol --reason {text}",
)


def write(home: Path, first: int, last: int, told: int) -> None:
    """Write things down, one after the other, and tell the number of each as soon as it is acknowledged."""
    for turn in range(first, last):
        text = f"w{turn}x" + "y" * (turn * 37 % 200)
        words = [word.format(name=f"name{turn}", text=text) for word in LINES[turn % len(LINES)].split()]
        answer = running.run(words, environ(home))
        if answer.code == 0:
            os.write(told, f"{turn}\n".encode())


def environ(home: Path) -> dict[str, str]:
    """The surroundings of a run on this notebook."""
    return running.surroundings(home.parent, SOBERTRACK_HOME=str(home))


def acknowledged(home: Path, first: int, wait: float) -> list[int]:
    """The numbers that another process told before the power went, in the middle of its writing.

    What it is told by a system that has lost its disk already, while the plug is being pulled, counts for nothing: a
    real power cut takes the process with it.
    """
    there, here = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            write(home, first, first + 5000, here)
        os._exit(0)
    os.close(here)
    time.sleep(wait)
    told = os.read(there, 65536)
    try:
        cut(home)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(there)
    return [int(line) for line in told.decode().split()]


class Missing(Exception):
    """This machine has not what is needed; nothing was found out."""


def by_root(*command: str) -> None:
    """Make or mount a disk, or take it away."""
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise Missing(f"{command[0]} does not work here: {done.stderr.strip()[:100]}")


def cut(home: Path) -> None:
    """Pull the plug of the disk."""
    handle = os.open(home.parent, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", WITHOUT_FLUSHING))
    except OSError as error:
        raise Missing(f"no disk can be cut off here: {error.strerror}") from error
    finally:
        os.close(handle)


def main(system: str, place: Path, seconds: float) -> None:
    """Save, wait, save while the power goes, mount again, look."""
    image, disk = place / "image", place / "disk"
    with image.open("wb") as file:
        file.truncate(320 << 20)
    disk.mkdir()
    by_root(f"mkfs.{system}", "-q", str(image))
    by_root("mount", "-o", "loop", str(image), str(disk))
    home = disk / "notebook"
    running.run(["start", "alcohol", "--since", "2026-10-12"], environ(home))
    there, here = os.pipe()
    write(home, 0, 12, here)
    os.close(here)
    with os.fdopen(there) as lines:
        saved = [int(line) for line in lines]
    time.sleep(seconds)
    saved += acknowledged(home, 12, 0.5) if not seconds else _cut_now(home)
    by_root("umount", str(disk))
    by_root("mount", "-o", "loop", str(image), str(disk))
    told = found(home, saved)
    by_root("umount", str(disk))
    sys.stdout.write(json.dumps(told))


def _cut_now(home: Path) -> list[int]:
    cut(home)
    return []


def found(home: Path, saved: list[int]) -> dict[str, object]:
    """How much was acknowledged, and everything that is not as it should be."""
    texts = []
    wrong = []
    for path in sorted((home / "data").rglob("*")):
        if path.is_dir() or path.suffix == ".tmp":
            continue
        data = path.read_bytes()
        texts.append(data.decode())
        wrong += ["NUL bytes"] if b"\0" in data else []
        if path.suffix == ".toml":
            tomllib.loads(data.decode())
        lines = data.split(b"\n")[:-1] if path.suffix == ".jsonl" else []
        ids = [json.loads(line)["id"] for line in lines]
        wrong += ["an id twice"] if len(set(ids)) < len(ids) else []
    whole = "\n".join(texts)
    wrong += [
        f"lost: {turn}" for turn in saved if turn % len(LINES) != LINES.index("undo") and f"w{turn}x" not in whole
    ]
    for words in (["streak", "--json"], ["log", "--json"], ["checkin", "5", "--json"]):
        answer = running.run(words, environ(home))
        if answer.code or json.loads(answer.out)["warnings"]:
            wrong.append(f"{words[0]}: {answer.code} {answer.screen[-400:]}")
    return {"saved": len(saved), "wrong": wrong}


if __name__ == "__main__":
    if "unsynced" in sys.argv:  # to see that this can find something
        os.fsync = lambda handle: None  # type: ignore[assignment]
    try:
        main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
    except Missing as why:
        sys.stdout.write(json.dumps({"missing": str(why)}))
