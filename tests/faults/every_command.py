"""Runs every sample of every command, each on the made-up notebook, and tells how each ended.

The words "and a socket" open one in the end, to see that somebody who watches can see it.
"""

import json
import os
import shutil
import socket
import sys
from pathlib import Path

import samples


def main(root: Path, share: int, of: int) -> None:
    """Every sample as text, and the first of each command as JSON, where it has such a form; one share of them all."""
    ended = {}
    lines = samples.sampled()
    for number, line in enumerate(lines[share::of]):
        place = root / str(number)
        answer = samples.Notebook(place).run(line)
        ended[line] = answer.code
        shutil.rmtree(place)
    sys.stdout.write(json.dumps({"ended": ended, "of": len(lines)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    if "socket" in sys.argv:
        socket.socket(socket.AF_UNIX).close()
    sys.stdout.flush()
    os._exit(0)
