"""A disk that is really full, 64 kB to 1 MB large, and mounted without any rights: nothing acknowledged is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from means import needs, without_namespaces

import running

SIZES = (64, 128, 256, 1024)
FILL = Path(__file__).with_name("filling.py")


@needs(without_namespaces())
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size} kB")
def test_it_is_saved_or_given_back(tmp_path: Path, size: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    environ = running.surroundings(tmp_path, SOBERTRACK_HOME=str(disk / "notebook"))
    path = os.pathsep.join(filter(None, [str(Path(running.__file__).parent), os.environ.get("PYTHONPATH")]))
    mounted = f'mount -t tmpfs -o size={size}k none "$1" && exec "$2" "$3" "$1"'
    command = ["unshare", "-Urm", "sh", "-c", mounted, "sh", str(disk), sys.executable, str(FILL)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**environ, "PYTHONPATH": path}, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["saved"] > 2
    assert found["refused"] > 2
    assert found["wrong"] == []
