"""Records what a run does to the disk: every write, fsync, rename, truncate, unlink and new name below one directory.

The system's own calls are wrapped, below everything of ours. What is opened in another way than through `os.open`
leaves no trace here, and then the recording does not add up to what lies on the disk: compare `crash_states.final`.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import running

Tree = dict[str, bytes | None]
"""Every path below the directory with its content; None for a directory."""

IGNORED = ("state/lock",)
"""The lock file holds a process number, and nothing hangs on it."""


@dataclass(frozen=True, eq=False)
class Op:
    """One operation. `node` is a file (or a directory, for what changes names), `path` and `target` are names."""

    what: str
    node: int = -1
    path: str = ""
    target: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """The tree before, the operations in order, and the tree after."""

    before: Tree
    nodes: dict[str, int]
    numbers: Iterator[int]
    after: Tree = field(default_factory=dict)
    ops: list[Op] = field(default_factory=list)

    def number(self, path: str) -> int:
        """The file that a name stands for now; a new one where there was none."""
        if path not in self.nodes:
            self.nodes[path] = next(self.numbers)
        return self.nodes[path]


def tree_of(root: Path) -> Tree:
    """What lies below a directory."""
    found: Tree = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if name not in IGNORED:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


@contextmanager
def recording(root: Path) -> Iterator[Recording]:
    """Record all that is done below `root`; an answer on standard output is an operation, too: "answered"."""
    before = tree_of(root)
    made = Recording(before, {name: number for number, name in enumerate(before)}, count(len(before)))
    wrapped = {name: getattr(os, name) for name in _CALLS}
    paper = running._Paper.write
    real_root = os.path.realpath(root)

    def name_of(said: Any) -> str | None:
        """The name below the root of a path or a descriptor; None for what lies elsewhere."""
        if isinstance(said, int):
            place = os.readlink(f"/proc/self/fd/{said}")
        else:
            parent, last = os.path.split(os.path.abspath(os.fspath(said)))
            place = os.path.join(os.path.realpath(parent), last)
        name = os.path.relpath(place, real_root)
        return None if name.startswith("..") or name in IGNORED else name

    def spoken(self: Any, data: Any) -> int:
        if bytes(data).strip():
            made.ops.append(Op("answered"))
        return paper(self, data)

    for call, wrap in _CALLS.items():
        setattr(os, call, wrap(wrapped[call], made, name_of))
    running._Paper.write = spoken  # type: ignore[method-assign]
    try:
        yield made
    finally:
        for call, real in wrapped.items():
            setattr(os, call, real)
        running._Paper.write = paper  # type: ignore[method-assign]
    made.after = tree_of(root)


Name = Callable[[Any], str | None]


def _open(real: Any, made: Recording, name_of: Name) -> Any:
    def call(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        name = name_of(path)
        is_new = name is not None and bool(flags & os.O_CREAT) and not os.path.lexists(path)
        handle: int = real(path, flags, mode, **more)
        if name is not None and is_new:
            made.nodes.pop(name, None)
            made.ops.append(Op("create", made.number(name), name))
        elif name is not None and flags & os.O_TRUNC:
            made.ops.append(Op("truncate", made.number(name), offset=0))
        return handle

    return call


def _write(real: Any, made: Recording, name_of: Name) -> Any:
    def call(handle: int, data: Any) -> int:
        name = name_of(handle)
        size = os.fstat(handle).st_size
        appends = fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_APPEND
        offset = size if appends or name is None else os.lseek(handle, 0, os.SEEK_CUR)
        written: int = real(handle, data)
        if name is not None:
            made.ops.append(Op("write", made.number(name), offset=offset, data=bytes(data)[:written]))
        return written

    return call


def _fsync(real: Any, made: Recording, name_of: Name) -> Any:
    def call(handle: int) -> None:
        name = name_of(handle)
        real(handle)
        if name is not None:
            is_directory = os.path.isdir(f"/proc/self/fd/{handle}")
            made.ops.append(Op("sync names", path=name) if is_directory else Op("sync", made.number(name)))

    return call


def _truncate(real: Any, made: Recording, name_of: Name) -> Any:
    def call(handle: Any, size: int) -> None:
        name = name_of(handle)
        real(handle, size)
        if name is not None:
            made.ops.append(Op("truncate", made.number(name), offset=size))

    return call


def _rename(real: Any, made: Recording, name_of: Name) -> Any:
    def call(source: Any, target: Any, **more: Any) -> None:
        old, new = name_of(source), name_of(target)
        real(source, target, **more)
        if old is not None or new is not None:
            assert old is not None, "a file comes in from elsewhere by a rename"
            assert new is not None, "a file leaves by a rename"
            node = made.number(old)
            made.ops.append(Op("rename", node, old, new))
            del made.nodes[old]
            made.nodes[new] = node

    return call


def _unlink(real: Any, made: Recording, name_of: Name) -> Any:
    def call(path: Any, **more: Any) -> None:
        name = name_of(path)
        real(path, **more)
        if name is not None:
            made.ops.append(Op("unlink", path=name))
            made.nodes.pop(name, None)

    return call


def _mkdir(real: Any, made: Recording, name_of: Name) -> Any:
    def call(path: Any, mode: int = 0o777, **more: Any) -> None:
        name = name_of(path)
        real(path, mode, **more)
        if name is not None and name != ".":
            made.ops.append(Op("mkdir", path=name))

    return call


_CALLS: dict[str, Any] = {
    "open": _open,
    "write": _write,
    "fsync": _fsync,
    "fdatasync": _fsync,
    "ftruncate": _truncate,
    "truncate": _truncate,
    "replace": _rename,
    "rename": _rename,
    "unlink": _unlink,
    "remove": _unlink,
    "mkdir": _mkdir,
    "rmdir": _unlink,
}
