"""A .tar.gz in which each file is compressed on its own: written here, and read within limits, damaged ones too.

Such a file is an ordinary .tar.gz for every program. Because its members stand alone, one that is spoilt does not take
those behind it along, and one that did not change is copied from the last backup as it is.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sobertrack.errors import Damaged, Misuse
from sobertrack.model import limits
from sobertrack.store.backups.stream import MAGIC, SpoiltMember, Stream

BLOCK = 512
END = 2 * BLOCK
LARGEST_FILE = limits.BACKUP_FILE
LARGEST = limits.BACKUP
MOST_FILES = 10_000
LONGEST_NAME = 4096

_FILES = (b"0", b"\0", b"7")
_FOLDER, _EXTENDED, _FOR_ALL, _LONG_NAME = b"5", b"x", b"g", b"L"
_SUM = slice(148, 156)
_MOST_STORED = 0xFFFF


class Unpacked(NamedTuple):
    """One file of a container: its name, its bytes, and whether they are all there and as they were written."""

    name: str
    data: bytes
    whole: bool


def packed(name: str, data: bytes, changed: int, level: int) -> bytes:
    """A file as a part of a container. `changed` is in seconds since 1970; level 0 only stores."""
    pieces = (_header(name, len(data), changed, b"0"), data, b"\0" * (-len(data) % BLOCK))
    return _compressed(pieces, level)


def end(before: int = 0) -> bytes:
    """The last part of a container. `before` is the CRC-32 of all that comes before it, so that no byte goes unseen."""
    return b"".join(_stored((bytes(END),), f"crc32 of all before: {before:08x}".encode()))


def _compressed(pieces: Iterable[bytes], level: int) -> bytes:
    if level == 0:
        return b"".join(_stored(pieces))
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return b"".join([*map(packer.compress, pieces), packer.flush()])


def _stored(pieces: Iterable[bytes], comment: bytes = b"") -> Iterator[bytes | memoryview]:
    """A gzip member that is not compressed, in blocks of at most 64 kB: zlib takes twice as long for it."""
    crc = size = 0
    yield MAGIC + (b"\x10" if comment else b"\0") + bytes(5) + b"\xff" + (comment + b"\0" if comment else b"")
    for piece in pieces:
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        rest = memoryview(piece)
        while rest:
            block, rest = rest[:_MOST_STORED], rest[_MOST_STORED:]
            yield b"\0" + len(block).to_bytes(2, "little") + (len(block) ^ _MOST_STORED).to_bytes(2, "little")
            yield block
    yield b"\1\0\0\xff\xff" + crc.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")


def _header(name: str, size: int, changed: int, kind: bytes) -> bytes:
    text = name.encode("utf-8", "surrogateescape")
    if len(text) > 100:
        record = b" path=%s\n" % text
        length = len(record) + len(str(len(record) + 3))
        record = str(length).encode() + record
        extended = _header("PaxHeader", len(record), changed, _EXTENDED) + record + b"\0" * (-len(record) % BLOCK)
        return extended + _plain_header(text[:100], size, changed, kind)
    return _plain_header(text, size, changed, kind)


def _plain_header(name: bytes, size: int, changed: int, kind: bytes) -> bytes:
    numbers = b"0000600\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"%011o\0" % max(0, min(changed, 8**11 - 1))
    header = (name.ljust(100, b"\0") + numbers + b" " * 8 + kind + b"\0" * 100 + b"ustar\x0000").ljust(BLOCK, b"\0")
    return header[:148] + b"%06o\0 " % sum(header) + header[156:]


def unpacked(data: bytes) -> Iterator[Unpacked]:
    """The files of a container, one after the other; each size is checked before it is unpacked.

    What is spoilt is passed over, and comes as not `whole`, with its name where that is still known. Links, devices
    and sizes that no backup has are refused: then nothing of the container is to be used.
    """
    stream = Stream(data)
    number = total = 0
    name = ""
    while True:
        header = _next_header(stream)
        if header is None:
            if not _ended_well(stream):
                yield Unpacked("", b"", False)
            return
        kind, size = header[156:157], _size(header)
        number, total = number + 1, total + size
        if size > LARGEST_FILE or total > LARGEST or number > MOST_FILES:
            raise Misuse("it would unpack to more than any backup holds; nothing was changed", "do not use this file")
        if kind in (_EXTENDED, _LONG_NAME, _FOR_ALL):
            name = _told_name(kind, _content(stream, size)) or name
            continue
        said, name = name or _text(header[:100], header[345:500]), ""
        if kind == _FOLDER:
            _content(stream, size)
        elif kind in _FILES:
            yield _content(stream, size)._replace(name=said)
        else:
            raise Misuse(
                f'"{said[:80]}" in it is a link or no plain file, which no backup holds; nothing was changed',
                "do not use this file",
            )


def _ended_well(stream: Stream) -> bool:
    """Whether nothing was passed over, and every byte is as it was written. More behind the end is not looked at.

    What another program has packed again is one member, and has no sum of all its bytes.
    """
    try:
        stream.take(BLOCK)
        stream.check()
    except SpoiltMember:
        return False
    start = stream.data.rfind(MAGIC)
    whole = stream.members < 2 or stream.data[start:] == end(zlib.crc32(memoryview(stream.data)[:start]))
    return whole and not stream.passed_over


def _next_header(stream: Stream) -> bytes | None:
    """The next block that is the head of a file; what lies before it is passed over. None at the end."""
    while True:
        try:
            block = stream.take(BLOCK)
        except SpoiltMember:
            if not stream.go_on():
                raise Cut("its end is spoilt") from None
            continue
        if len(block) < BLOCK:
            raise Cut("it stops in the middle")
        if not block.strip(b"\0"):
            return None
        if _is_header(block):
            return block
        stream.passed_over = True


def _content(stream: Stream, size: int) -> Unpacked:
    """The next so many bytes; fewer, and not whole, where they are spoilt."""
    padding = -size % BLOCK
    data = b""
    try:
        data = stream.take(size + padding)
        stream.check()
    except SpoiltMember as error:
        stream.go_on()
        return Unpacked("", (data or error.read)[:size], False)
    return Unpacked("", data[:size], len(data) == size + padding)


def _is_header(block: bytes) -> bool:
    return block[257:262] == b"ustar" and _number(block[_SUM]) == sum(block) - sum(block[_SUM]) + 8 * 32


def _size(header: bytes) -> int:
    size = _number(header[124:136])
    return LARGEST_FILE + 1 if size < 0 else size  # larger numbers are written in a way that no backup needs


def _number(field: bytes) -> int:
    digits = field.strip(b" \0")
    return int(digits, 8) if digits.isdigit() and not digits.strip(b"01234567") else -1


def _text(name: bytes, prefix: bytes) -> str:
    folder = prefix.partition(b"\0")[0]
    full = (folder + b"/" if folder else b"") + name.partition(b"\0")[0]
    return full.decode("utf-8", "surrogateescape")


def _told_name(kind: bytes, found: Unpacked) -> str:
    """The name that stands before a file whose name is too long for its head."""
    if kind == _FOR_ALL or len(found.data) > LONGEST_NAME:
        return ""
    if kind == _LONG_NAME:
        return found.data.rstrip(b"\0").decode("utf-8", "surrogateescape")
    _, _, path = found.data.partition(b" path=")
    return path.partition(b"\n")[0].decode("utf-8", "surrogateescape")


class Cut(Damaged):
    """The container ends before its end: what came before stands."""
