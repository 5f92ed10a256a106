"""Every state in which a power cut may leave the disk, as POSIX allows it, from a recording of what a run did.

What was fsynced is there. Of a write that was not, all may be there, nothing, a part, or NUL bytes with the size grown.
Of names (new files, renames, removals, new directories), those since the last fsync of their directory may each be
there or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from os.path import dirname

from crash_recorder import Op, Recording, Tree

NAMES = ("create", "rename", "unlink", "mkdir")
MOST = 24
"""A cut that allows more states than this is tried with every state that differs in one place from all or nothing, and
with every choice of names, instead of with every one."""


@dataclass(frozen=True)
class State:
    """What may lie on the disk after a power cut behind operation `cut`, and whether an answer was given before it."""

    tree: Tree
    cut: int
    answered: bool


def states(made: Recording) -> Iterator[State]:
    """Every state, each tree once for before and once for after the answer."""
    seen: set[tuple[object, ...]] = set()
    for cut in range(len(made.ops) + 1):
        done = made.ops[:cut]
        answered = any(op.what == "answered" for op in done)
        for tree in _after(made, done):
            print_of = (answered, *((name, None if _unread(name) else data) for name, data in sorted(tree.items())))
            if print_of not in seen:
                seen.add(print_of)
                yield State(tree, cut, answered)


def _unread(name: str) -> bool:
    """Whether nobody looks into a file: one that was never put in its place."""
    return name.endswith(".tmp")


def final(made: Recording) -> Tree:
    """The tree that the recording adds up to, were every operation on the disk."""
    return _tree(made, made.ops, {}, [op for op in made.ops if op.what in NAMES])


def _after(made: Recording, done: Sequence[Op]) -> Iterator[Tree]:
    files = {node: variants for node in _written(done) if len(variants := _contents(made, done, node)) > 1}
    certain, open_names = _names(done)
    choices: list[list[object]] = [list(range(len(variants))) for variants in files.values()]
    choices += [[True, False] for _ in open_names]
    for choice in _chosen(choices):
        contents = {node: variants[at] for (node, variants), at in zip(files.items(), choice, strict=False)}
        taken = {op for op, there in zip(open_names, choice[len(files) :], strict=True) if there}
        names = [op for op in done if op.what in NAMES and (op in certain or op in taken)]
        yield _tree(made, done, contents, names)


def _chosen(choices: list[list[object]]) -> Iterator[tuple[object, ...]]:
    number = 1
    for each in choices:
        number *= len(each)
    if number <= MOST:
        yield from product(*choices)
        return
    names = [at for at, each in enumerate(choices) if each == [True, False]][:4]
    for start in (0, -1):  # everything there, or nothing
        usual = [each[start] for each in choices]
        changes = [{at: value} for at, each in enumerate(choices) for value in each]
        changes += [dict(zip(names, there, strict=True)) for there in product([True, False], repeat=len(names))]
        for changed in changes:
            yield tuple(changed.get(at, value) for at, value in enumerate(usual))


def _written(done: Sequence[Op]) -> list[int]:
    return sorted({op.node for op in done if op.what in ("write", "truncate")})


def _names(done: Sequence[Op]) -> tuple[set[Op], list[Op]]:
    """The changes of names that are certain, and those after which their directory was not synced."""
    certain: set[Op] = set()
    waiting: list[Op] = []
    for op in done:
        if op.what in NAMES:
            waiting.append(op)
        elif op.what == "sync names":
            here = "" if op.path == "." else op.path
            certain |= {each for each in waiting if dirname(each.target or each.path) == here}
            waiting = [each for each in waiting if each not in certain]
    return certain, waiting


def _contents(made: Recording, done: Sequence[Op], node: int) -> list[bytes]:
    """What may be in a file: first everything, last only what is certain."""
    own = [op for op in done if op.node == node and op.what in ("write", "truncate", "sync")]
    synced = max((at for at, op in enumerate(own) if op.what == "sync"), default=-1)
    content = _started(made, node)
    for op in own[: synced + 1]:
        content = _applied(content, op)
    found = [content]
    for op in own[synced + 1 :]:
        whole = _applied(content, op)
        if op.what == "write":
            found += [_applied(content, part) for part in _parts(op)]
        found.append(whole)
        content = whole
    return list(dict.fromkeys(reversed(found)))


def _parts(op: Op) -> Iterator[Op]:
    """A write that came through in part: cut off, or with NUL bytes where its pages never were written."""
    size = len(op.data)
    ends = {size // 2, size - 1, *(at + 1 for at, byte in enumerate(op.data[:-1]) if byte == 10)}
    pieces = [op.data[:end] for end in sorted(ends) if 0 < end < size]
    pieces += [bytes(size), op.data[: size // 2] + bytes(size - size // 2)]
    for piece in pieces:
        yield Op("write", op.node, offset=op.offset, data=piece)


def _applied(content: bytes, op: Op) -> bytes:
    if op.what == "truncate":
        return content[: op.offset].ljust(op.offset, b"\0")
    if op.what == "write":
        start = content[: op.offset].ljust(op.offset, b"\0")
        return start + op.data + content[op.offset + len(op.data) :]
    return content


def _started(made: Recording, node: int) -> bytes:
    first = list(made.before)
    return (made.before[first[node]] or b"") if node < len(first) else b""


def _tree(made: Recording, done: Sequence[Op], contents: dict[int, bytes], names: Sequence[Op]) -> Tree:
    standing: dict[str, int | None] = {
        name: None if data is None else number for number, (name, data) in enumerate(made.before.items())
    }
    for op in names:
        if op.what == "rename":
            standing.pop(op.path, None)
            standing[op.target] = op.node
        elif op.what == "unlink":
            standing.pop(op.path, None)
        else:
            standing[op.path] = None if op.what == "mkdir" else op.node
    tree: Tree = {}
    for name, node in sorted(standing.items()):
        above = dirname(name)
        if above and above not in tree:
            continue  # its directory never reached the disk
        if node is None:
            tree[name] = None
        else:
            whole = _contents(made, done, node)[0]
            tree[name] = contents.get(node, whole)
    return tree
