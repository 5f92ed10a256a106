"""Answers command lines in children of one process that has the program loaded: `python children.py JOBS ANSWERS`.

A child has what a process has: its own streams, its encoding (from the environment of this process), its end. Only
the loading of what every command needs is done once. Nobody reads more than a line where "out" says so.
"""

import importlib
import json
import os
import pkgutil
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import sobertrack
from sobertrack.__main__ import main

ONE_LINE = "| head -1"
SECONDS = 100
"""After so long a child waits for something that never comes, and is ended by the alarm."""


def answered(job: dict[str, Any]) -> dict[str, object]:
    """Start a child, and wait for its end: how it ended, and the seconds of the processor that it took."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        become(job, writer)
        os._exit(ended())
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        if job["out"] == ONE_LINE:
            Path(job["said"]).write_bytes(pipe.read(65536).split(b"\n")[0] + b"\n")
    _, status, used = os.wait4(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "seconds": used.ru_utime + used.ru_stime}


def ended() -> int:
    """The exit code of the program; what Python does in the end with its streams, and says where that fails."""
    code: Any = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    return int(code or 0)


def become(job: dict[str, Any], writer: int) -> None:
    """Take the words, the environment, the place and the streams of a command line."""
    signal.alarm(SECONDS)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if job["out"] != ONE_LINE:
        os.close(writer)
        writer = os.open(job["out"], os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(writer, 1)
    os.dup2(os.open(job["err"], os.O_WRONLY | os.O_CREAT, 0o600), 2)
    os.closerange(3, 20)
    os.chdir(job["environ"]["HOME"])
    os.environ.clear()
    os.environ.update(job["environ"])
    time.tzset()
    sys.argv = ["sobertrack", *job["words"]]


if __name__ == "__main__":
    for found in pkgutil.walk_packages(sobertrack.__path__, "sobertrack."):
        importlib.import_module(found.name)
    answers = [answered(job) for job in json.loads(Path(sys.argv[1]).read_bytes())]
    Path(sys.argv[2]).write_text(json.dumps(answers))
