"""What real faults need of a machine, and why a test is skipped where it is not there."""

import os
import shutil
import subprocess
import sys
from functools import cache

import pytest


def _missing(*programs: str) -> str:
    gone = [name for name in programs if _found(name) is None]
    return f"no {' and no '.join(gone)} here" if gone else ""


def _found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def _works(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@cache
def without_strace() -> str:
    """Why no system call can be struck; "" where it can."""
    if sys.platform != "linux":
        return "system calls are struck with strace, which is for Linux"
    if missing := _missing("strace"):
        return missing
    struck = _works("strace", "-f", "-o", "/dev/null", "-e", "inject=?dup3:error=EIO", "true")
    return "" if struck else "strace may not trace here"


@cache
def without_namespaces() -> str:
    """Why no tmpfs can be mounted by an ordinary user; "" where it can."""
    if missing := _missing("unshare", "mount"):
        return missing
    made = _works("unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt")
    return "" if made else "no user and mount namespaces here"


@cache
def without_network_namespace() -> str:
    """Why a run cannot be shut off from every network; "" where it can."""
    return _missing("unshare") or ("" if _works("unshare", "-Urn", "true") else "no network namespaces here")


@cache
def without_power_cuts(system: str) -> str:
    """Why no disk of this file system can be cut off; "" where it can."""
    if os.name != "posix" or os.geteuid() != 0:
        return "only root can mount a disk and cut it off"
    if missing := _missing("unshare", "mount", "losetup", f"mkfs.{system}"):
        return missing
    if not _works("unshare", "-m", "true"):
        return "no mount namespaces here"
    return "" if _works("losetup", "-f") else "no loop devices here"


def needs(why: str) -> pytest.MarkDecorator:
    """Skip, with the reason, where there is one."""
    return pytest.mark.skipif(bool(why), reason=why)
