"""The bytes of a .tar.gz, or of the .tar in it, unpacked step by step; behind a spoilt member it goes on."""

import zlib

MAGIC = b"\x1f\x8b\x08"
_SLICE = 4096
_HEAD, _FOOT = 10, 8
_EXTRA, _NAME, _COMMENT, _HEAD_SUM = 4, 8, 16, 2


class SpoiltMember(Exception):
    """A part that cannot be unpacked, or is not as it was packed. `read` is what was got out of it."""

    def __init__(self, read: bytes) -> None:
        super().__init__()
        self.read = read


class Stream:
    """Gives the unpacked bytes in order. `passed_over` says that something was left out.

    `members` counts the parts so far.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.plain = not data.startswith(MAGIC)
        self.place = 0
        self.start = 0
        self.ready = bytearray()
        self.passed_over = False
        self.members = 0
        self._unpacker: zlib._Decompress | None = None
        self._sum = 0
        self._size = 0

    def take(self, size: int) -> bytes:
        """The next bytes, fewer at the end."""
        while len(self.ready) < size and self._more(size - len(self.ready)):
            pass
        found = bytes(self.ready[:size])
        del self.ready[:size]
        return found

    def check(self) -> None:
        """Read a member that is used up to its end, so that its sum is compared before its content is believed."""
        while self._unpacker is not None and not self.ready:
            self._more(1)

    def go_on(self) -> bool:
        """Begin at the next member behind the one that is spoilt; False where there is none."""
        self.passed_over = True
        self.ready.clear()
        self._unpacker = None
        found = self.data.find(MAGIC + b"\0", self.start + 1)
        self.place = len(self.data) if found < 0 else found
        return found >= 0

    def _more(self, wanted: int) -> bool:
        """Unpack a little more, at most what is wanted; False at the end."""
        if self.plain:
            piece = self.data[self.place : self.place + wanted]
            self.place += len(piece)
            self.ready += piece
            return bool(piece)
        if self._unpacker is None and not self._begin():
            return False
        unpacker = self._unpacker
        assert unpacker is not None
        try:
            waiting = unpacker.unconsumed_tail or self.data[self.place : self.place + _SLICE]
            if not unpacker.unconsumed_tail:
                self.place += len(waiting)
            piece = unpacker.decompress(waiting, wanted)
        except zlib.error:
            raise self._spoilt() from None
        self._sum, self._size = zlib.crc32(piece, self._sum), self._size + len(piece)
        self.ready += piece
        if unpacker.eof:
            self._close(unpacker)
        elif not waiting:
            raise self._spoilt()
        return True

    def _begin(self) -> bool:
        """Stand at the content of the next member; False where only empty bytes are left, or none."""
        data, at = self.data, self.place
        if not data[at : at + 64].strip(b"\0"):
            return False
        self.start = at
        if not data.startswith(MAGIC, at):
            raise self._spoilt()
        flags = data[at + 3] if at + 3 < len(data) else 0
        at += _HEAD
        if flags & _EXTRA:
            at += 2 + int.from_bytes(data[at : at + 2], "little")
        for flag in (_NAME, _COMMENT):
            if flags & flag:
                stop = data.find(b"\0", at)
                at = len(data) if stop < 0 else stop + 1
        self.place = at + (2 if flags & _HEAD_SUM else 0)
        self._unpacker, self._sum, self._size = zlib.decompressobj(-15), 0, 0
        self.members += 1
        return True

    def _close(self, unpacker: "zlib._Decompress") -> None:
        """Compare the sum and the size at the end of a member with what was unpacked."""
        self.place -= len(unpacker.unused_data)
        foot = self.data[self.place : self.place + _FOOT]
        if foot != self._sum.to_bytes(4, "little") + (self._size & 0xFFFFFFFF).to_bytes(4, "little"):
            raise self._spoilt()
        self.place += _FOOT
        self._unpacker = None

    def _spoilt(self) -> SpoiltMember:
        return SpoiltMember(bytes(self.ready))
