"""The file that a backup is: any program reads it, a spoilt one gives what it can, and a hostile one nothing."""

import gzip
import hashlib
import io
import json
import tarfile
import time
import zlib
from functools import cache
from pathlib import Path

import pytest
from archives import FILES, backup, crafted, notebook, opened, own
from hypothesis import given
from hypothesis import strategies as st

from sobertrack.errors import Misuse, SobertrackError
from sobertrack.store.backups.container import END, Cut, end, packed, unpacked

names = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="/"), min_size=1, max_size=120)


@given(st.dictionaries(names, st.binary(max_size=2000), max_size=5), st.sampled_from([0, 1, 6]))
def test_every_program_reads_what_we_write_and_we_read_it(files: dict[str, bytes], level: int) -> None:
    parts = b"".join(packed(f"a/{name}", content, 1, level) for name, content in files.items())
    data = parts + end(zlib.crc32(parts))
    with tarfile.open(fileobj=io.BytesIO(data)) as file:
        assert {each.name: file.extractfile(each).read() for each in file} == {f"a/{n}": c for n, c in files.items()}
        assert all(each.mode == 0o600 for each in file)
    for form in (data, gzip.decompress(data), gzip.compress(gzip.decompress(data))):
        assert [(each.name[2:], each.data, each.whole) for each in unpacked(form)] == [
            (name, content, True) for name, content in files.items()
        ]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_what_another_program_packed_again_is_read(tmp_path: Path, form: int) -> None:
    long = "journal/2026-" + "b" * 120 + ".jsonl"
    files = {**FILES, **({long: b""} if form != tarfile.USTAR_FORMAT else {})}
    with tarfile.open(fileobj=io.BytesIO(backup(notebook(tmp_path, files)))) as file:
        file.extractall(tmp_path / "out", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (tmp_path / "out" / "sobertrack-backup" / "data" / "._counters.toml").write_bytes(b"left by a desktop")
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz", format=form) as file:
        file.add(tmp_path / "out" / "sobertrack-backup", "./sobertrack-backup")
    found = opened(stream.getvalue())
    assert (found.files, found.problems) == (files, ())


def test_the_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    data = backup(notebook(tmp_path))
    inside = {each.name.removeprefix("sobertrack-backup/"): each.data for each in unpacked(data)}
    for each in inside["SHA256SUMS"].decode().splitlines():
        said, name = each.split("  ")
        assert hashlib.sha256(inside[name]).hexdigest() == said
    assert {row["name"]: row["size"] for row in json.loads(inside["MANIFEST.json"])["files"]} == {
        name: len(content) for name, content in FILES.items()
    }


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return backup(notebook(tmp_path_factory.mktemp("good")))


def harmless(good: bytes, data: bytes) -> None:
    """Nothing that is not told is other than it was, and nothing is lost but what is spoilt."""
    try:
        found = opened(data)
    except SobertrackError:
        return
    if not found.problems:
        assert found.files == FILES
        assert [(each.name, each.data) for each in unpacked(data)] == [
            (each.name, each.data) for each in unpacked(good)
        ]
    for name, content in found.files.items():
        assert content == FILES.get(name) or name in found.spoilt or found.manifest is None


@given(st.data())
def test_one_byte_that_is_another_spoils_one_file_at_most(good: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(good) - 1))
    spoilt = bytearray(good)
    spoilt[place] ^= data.draw(st.integers(1, 255))
    harmless(good, bytes(spoilt))
    try:
        found = opened(bytes(spoilt))
        assert found.problems, "no byte goes unseen"
    except Misuse:
        assert place < 20, "only a first byte makes it no backup at all"
        return
    lost = [name for name in FILES if found.files.get(name) != FILES[name]]
    assert len(lost) <= 1


@given(st.data())
def test_a_file_that_was_cut_gives_what_came_before(good: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(good) - 1))
    harmless(good, good[:place])
    harmless(good, good[:place] + bytes(len(good) - place))
    harmless(good, good[:place] + good[min(len(good), place + 700) :])
    if place > len(good) // 2:
        found = opened(good[:place])
        assert found.problems
        assert found.files["counters.toml"] == FILES["counters.toml"]


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 9000, b"hello", b"\x1f\x8b\x08", gzip.compress(b"hello", mtime=0), b"\xff" * 600]
)
def test_what_is_no_backup_is_refused(data: bytes) -> None:
    with pytest.raises(SobertrackError):
        opened(data)


def test_a_sealed_one_says_how_to_open_it() -> None:
    with pytest.raises(Misuse) as error:
        opened(b"age-encryption.org/v1\n...")
    assert "age -d" in (error.value.hint or "")


OUT = "sobertrack-backup/data/"


@pytest.mark.parametrize(
    "name",
    [
        "../counters.toml",
        "/etc/passwd",
        f"{OUT}../../counters.toml",
        f"{OUT}journal/../../x.toml",
        f"{OUT}C:counters.toml",
        f"{OUT}..\\x.toml",
        f"{OUT}a\nb.toml",
        f"{OUT}//x.toml",
    ],
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(Misuse, match="leads out"):
        opened(crafted(f"{OUT}counters.toml", name))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, b"S", b"V", b"?"]
)
def test_what_is_no_plain_file_is_refused(kind: bytes) -> None:
    with pytest.raises(Misuse, match="no plain file"):
        opened(crafted(f"{OUT}counters.toml", kind=kind, link="/etc/passwd"))


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(Misuse, match="twice"):
        opened(own("data/counters.toml", "data/counters.toml"))


def test_files_that_are_none_of_ours_are_left_out() -> None:
    found = opened(own("data/counters.toml", "data/run.sh", "data/.hidden.toml", "data/sub/x.toml", "data/journal/x"))
    assert set(found.files) == {"counters.toml"}


def header(size: bytes) -> bytes:
    """The head of a file that claims a size."""
    block = bytearray(zlib.decompress(packed(f"{OUT}counters.toml", b"", 0, 1), 31)[:512])
    block[124:136] = size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@cache
def bombs() -> dict[str, bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"\0" * (1 << 20)
    many = b"".join(packer.compress(zeros) for _ in range(300)) + packer.flush()
    empty = packed(f"{OUT}x", b"", 0, 9)
    return {
        "a file of 8 GB": gzip.compress(header(b"77777777777\0")) + many,
        "a size in another writing": gzip.compress(header(b"\x80" + b"\xff" * 11)) + many,
        "nothing but zeros behind the end": end() + many,
        "files without number": empty * 20_000,
        "a long name": gzip.compress(header(b"00001750000\0").replace(b"0" + b"\0" * 100, b"x" + b"\0" * 100)) + many,
    }


@pytest.mark.parametrize("name", bombs())
def test_a_bomb_is_refused_at_once(name: str) -> None:
    data = bombs()[name]
    start = time.process_time()
    with pytest.raises(SobertrackError):
        opened(data)
    assert time.process_time() - start < 3


def test_the_end_is_two_empty_blocks() -> None:
    assert zlib.decompress(end(), 31) == bytes(END)
    with pytest.raises(Cut):
        list(unpacked(packed("x", b"abc", 0, 1)))
