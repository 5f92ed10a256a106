"""Real Syncthing daemons on the loopback interface: they know each other's address, and nobody else."""

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = "127.0.0.1"
OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "crashReportingEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "reconnectionIntervalS": "1",
    "progressUpdateIntervalS": "-1",
    "setLowPriority": "false",
}
FOLDER = """<folder id="notebook" path="{path}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="false">
  <device id="{me}"></device><device id="{other}"></device>
  <minDiskFree unit="%">0</minDiskFree><maxConflicts>10</maxConflicts>
  <versioning type="simple"><param key="keep" val="5"></param></versioning>
</folder>
<device id="{other}" name="other"><address>tcp://127.0.0.1:{port}</address></device>
</configuration>"""


class Missing(Exception):
    """What is there of Syncthing is not what is needed here."""


class Daemon:
    """One Syncthing with one folder."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.port, self.gui = _free_port(), _free_port()
        self.process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        command = ["syncthing", "generate", f"--home={home}", "--no-default-folder"]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=60)
        except (OSError, subprocess.SubprocessError) as error:
            raise Missing(f"syncthing makes no home here: {error}") from error
        self.config = (home / "config.xml").read_text()
        self.id = _found(r'<device id="([A-Z0-9-]+)"', self.config)
        self.key = _found(r"<apikey>(.+?)</apikey>", self.config)

    def befriend(self, other: "Daemon") -> None:
        """Write a configuration in which there is this folder, the other daemon, and no way out."""
        self.other = other.id
        text = self.config
        for name, value in {**OPTIONS, "listenAddress": f"tcp://127.0.0.1:{self.port}"}.items():
            text, changed = re.subn(f"<{name}>.*?</{name}>", f"<{name}>{value}</{name}>", text)
            if changed != 1:
                raise Missing(f"this syncthing has no {name}")
        text = text.replace("127.0.0.1:8384", f"127.0.0.1:{self.gui}")
        ours = FOLDER.format(path=self.folder, me=self.id, other=other.id, port=other.port)
        (self.home / "config.xml").write_text(text.replace("</configuration>", ours))

    def start(self) -> None:
        """Begin to sync."""
        command = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def stop(self) -> None:
        """End, and wait for it."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask the daemon over its own interface; None as long as it does not answer."""
        request = urllib.request.Request(f"http://{HERE}:{self.gui}{path}", method=method)
        request.add_header("X-API-Key", self.key)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                data = answer.read()
        except OSError:
            return None
        return json.loads(data) if data else {}

    def has_everything(self) -> bool:
        """Whether it says that nothing is missing on either side."""
        told = [self.ask(f"/rest/db/completion?folder=notebook{device}") for device in ("", f"&device={self.other}")]
        return all(each is not None and each["completion"] == 100 for each in told)

    def scan(self) -> None:
        """Look at the folder now."""
        self.ask("/rest/db/scan?folder=notebook", "POST")


def missing() -> str:
    """Why no daemons can be had; "" where they can."""
    if shutil.which("syncthing") is None:
        return "no syncthing here"
    try:
        done = subprocess.run(["syncthing", "generate", "--help"], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return "syncthing does not start here"
    return "" if done.returncode == 0 and b"no-default-folder" in done.stdout else "syncthing is too old or too new"


def until(true: Callable[[], bool], seconds: float, daemons: tuple[Daemon, ...]) -> bool:
    """Whether something comes true in time, while the daemons look at their folders again and again.

    Where they themselves say that they are not done, it is they who are slow.
    """
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            if not all(daemon.has_everything() for daemon in daemons):
                raise Missing(f"syncthing is not done after {seconds:g} seconds")
            return False
        for daemon in daemons:
            daemon.scan()
        time.sleep(0.1)
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    if found is None:
        raise Missing(f"this syncthing writes another configuration: {pattern}")
    return found[1]
