"""Ways in which a file is spoilt: by a bad disk, a half-done copy, a sync tool, a program that was not ours."""

import random
from collections.abc import Callable

Spoil = Callable[[bytes, random.Random], bytes]


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data)) if data else 0


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + chance.choice((1, 2, 8, 64, 512, 4096)))


def _flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 20))):
        if made:
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _noise(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _nul(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _nul_end(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)].ljust(len(data) + chance.randrange(600), b"\0")


def _left_out(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _twice(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:]


def _shuffled(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _lines_left_out(data: bytes, chance: random.Random) -> bytes:
    return b"".join(line for line in data.splitlines(keepends=True) if chance.random() > 0.3)


def _lines_twice(data: bytes, chance: random.Random) -> bytes:
    return data + b"".join(line for line in data.splitlines(keepends=True) if chance.random() > 0.5)


def _dos(data: bytes, chance: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def _other_encoding(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode("utf-16")


def _marked(data: bytes, chance: random.Random) -> bytes:
    """What git leaves in a file that it could not merge."""
    middle = data.find(b"\n", _place(data, chance)) + 1
    return data[:middle] + b"<<<<<<< HEAD\n" + data[middle:] + b"=======\n>>>>>>> other\n"


def _other_value(data: bytes, chance: random.Random) -> bytes:
    """A value of another kind where a text or a number stood."""
    odd = (b"null", b"[]", b"{}", b"-1", b"1e999", b"9" * 400, b"true", b'"x"', b"[" * 2000, b"NaN", b'"\\ud800"')
    places = [at for at, byte in enumerate(data) if byte in b":="]
    if not places:
        return chance.choice(odd)
    start = chance.choice(places) + 1
    ends = [at for at in (data.find(sign, start) for sign in (b",", b"}", b"\n")) if at >= 0]
    return data[:start] + chance.choice(odd) + data[min(ends, default=len(data)) :]


SPOILS: dict[str, Spoil] = {
    "bits flipped": _flipped,
    "noise": _noise,
    "cut": _cut,
    "empty": lambda data, chance: b"",
    "NULs": _nul,
    "NULs to the end": _nul_end,
    "bytes left out": _left_out,
    "bytes twice": _twice,
    "lines shuffled": _shuffled,
    "lines left out": _lines_left_out,
    "lines twice": _lines_twice,
    "line ends of Windows": _dos,
    "UTF-16": _other_encoding,
    "marks of a merge": _marked,
    "another value": _other_value,
    "only NULs": lambda data, chance: bytes(len(data)),
    "a bomb": lambda data, chance: b"[" * 100_000,
}
