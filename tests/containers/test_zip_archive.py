import io
import struct
import zipfile
import zlib

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.source import Memory
from inspector.containers.zip_archive import open_zip
from inspector.core.entry import EntryKind, Origin
from inspector.core.limits import Limits
from tests.containers.context_builder import body, listed, new_context, opened, walk, what_comes, zip_of
from tests.containers.zip_builder import central, end, local, one

MEMBERS = [("a.txt", b"alpha" * 500), ("dir/", b""), ("dir/b", b""), ("ünï.txt", b"beta"), ("a.txt", b"again")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_lists_and_reads_what_zipfile_does(method: int) -> None:
    data = zip_of(MEMBERS, method)
    records = listed(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        assert [r.name_raw for r in records] == [i.filename.encode() for i in infos]
        assert [(r.size_bytes, r.packed_bytes, r.offset) for r in records] == [
            (i.file_size, i.compress_size, i.header_offset) for i in infos
        ]
        assert [body(r) for r in records if r.kind is EntryKind.FILE] == [
            archive.read(i) for i in infos if not i.is_dir()
        ]
    assert [r.kind for r in records].count(EntryKind.DIRECTORY) == 1
    assert records[0].mtime_s == 1714979290
    assert not records[0].mtime_zone_known


@pytest.mark.parametrize("method", [20, 93])
def test_zstd_members(method: int) -> None:
    packed = zstandard.ZstdCompressor().compress(b"content")
    data = one(central(b"n", 0, method=method, packed=len(packed)), local(b"n", packed, method=method))
    assert body(listed(data)[0]) == b"content"


def test_random_access_inside_a_member() -> None:
    plain = b"".join(b"line %d\n" % n for n in range(60_000))
    (record,) = listed(zip_of([("n", plain)]))
    assert record.content is not None
    for offset in (500_000, 3, len(plain) - 2, 0, len(plain), 100):
        assert record.content.read_at(offset, 50) == plain[offset : offset + 50]
    assert record.content.size_bytes == len(plain)


def test_names_are_raw_and_decoded_by_their_flag() -> None:
    cp437, utf8 = b"caf\x82", "café".encode()
    first, second = local(cp437), local(utf8, flags=0x800)
    directory = central(cp437, 0) + central(utf8, len(first), flags=0x800)
    records = listed(first + second + directory + end(2, len(directory), len(first + second)))
    assert [(r.name_raw, r.name_text) for r in records] == [(cp437, "café"), (utf8, None)]


def test_odd_names_stay_as_they_are() -> None:
    name = b"..\\x/a\0b\n"
    (record,) = listed(one(central(name, 0), local(name)))
    assert record.name_raw == name


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(0o100755, EntryKind.FILE), (0o120777, EntryKind.SYMLINK), (0o010644, EntryKind.FIFO),
     (0o060644, EntryKind.DEVICE),
     (0o140644, EntryKind.SOCKET), (0o040755, EntryKind.DIRECTORY), (0o104755, EntryKind.FILE)],
)  # fmt: skip
def test_unix_modes(mode: int, kind: EntryKind) -> None:
    (record,) = listed(one(central(b"n", 0, made_by=3 << 8, attributes=mode << 16)))
    assert (record.kind, record.mode) == (kind, mode & 0o7777)
    assert record.link_target == (b"content" if kind is EntryKind.SYMLINK else None)


def test_folders_made_on_dos() -> None:
    assert listed(one(central(b"n", 0, attributes=0x10)))[0].kind is EntryKind.DIRECTORY


def test_a_link_without_its_content_is_listed() -> None:
    data = b"PK\x03\x04" + one(central(b"n", 4, made_by=3 << 8, attributes=0o120777 << 16), b"x" * 99)
    record = listed(data)[0]
    assert (record.kind, record.link_target) == (EntryKind.SYMLINK, None)
    assert record.failure


@pytest.mark.parametrize(
    ("extra", "seconds"),
    [
        (struct.pack("<HHBl", 0x5455, 5, 1, -5), -5.0),
        (struct.pack("<HHLHHQQQ", 0x000A, 32, 0, 1, 24, 116_444_736_000_000_000, 0, 0), 0.0),
        (struct.pack("<HHll", 0x5855, 8, 1, 77), 77.0),
    ],
)
def test_times_with_a_zone(extra: bytes, seconds: float) -> None:
    (record,) = listed(one(central(b"n", 0, extra=extra)))
    assert (record.mtime_s, record.mtime_zone_known) == (seconds, True)


def test_dates_that_are_none() -> None:
    entry = bytearray(central(b"n", 0))
    entry[14:16] = b"\0\0"
    assert listed(one(bytes(entry)))[0].mtime_s is None


@pytest.mark.parametrize("flags", [1, 0x40, 0x2000])
def test_encrypted_entries_say_so(flags: int) -> None:
    (record,) = listed(one(central(b"n", 0, flags=flags)))
    assert record.encrypted
    assert record.content is None
    assert "encrypted" in (record.failure or "")


@pytest.mark.parametrize(("method", "word"), [(9, "Deflate64"), (97, "WavPack"), (1234, "unknown")])
def test_unknown_methods_say_so(method: int, word: str) -> None:
    (record,) = listed(one(central(b"n", 0, method=method)))
    assert record.content is None
    assert word in (record.failure or "")


def test_a_wrong_checksum_is_told_after_the_last_byte() -> None:
    (record,) = listed(one(central(b"n", 0, crc=1)))
    assert record.content is not None
    got, error = what_comes(record.content)
    assert got == b"content"
    assert "checksum" in str(error)
    assert record.content.size_bytes is None
    assert record.content.read_at(2, 3) == b"nte"


def test_a_wrong_size_is_told_after_the_last_byte() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b"much longer than stated") + packer.flush()
    data = one(central(b"n", 0, method=8, packed=len(packed), size=4), local(b"n", packed, method=8))
    content = listed(data)[0].content
    assert content is not None
    got, error = what_comes(content)
    assert got == b"much longer than stated"
    assert "states 4 bytes" in str(error)


def test_reads_out_of_order_do_not_judge_the_checksum() -> None:
    content = listed(one(central(b"n", 0, crc=1)))[0].content
    assert content is not None
    assert content.read_at(5, 10) == b"nt"
    assert content.read_at(7, 10) == b""


def test_two_entries_on_the_same_bytes() -> None:
    directory = central(b"one", 0) + central(b"two", 0)
    stored = local(b"one")
    records = listed(stored + directory + end(2, len(directory), len(stored)))
    assert [(r.name_raw, body(r)) for r in records] == [(b"one", b"content"), (b"two", b"content")]


def test_overlapping_bombs_meet_the_byte_limit() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(1 << 20)) + packer.flush()
    stored = local(b"n", packed, method=8, size=1 << 20)
    directory = b"".join(
        central(b"n%d" % n, 0, method=8, packed=len(packed), size=1 << 20, crc=zlib.crc32(bytes(1 << 20)))
        for n in range(30)
    )
    data = stored + directory + end(30, len(directory), len(stored))
    records = listed(data, context=new_context(Limits(max_unpacked_bytes=5 << 20)))
    errors = [what_comes(record.content)[1] for record in records if record.content is not None]
    assert errors[:3] == [None, None, None]
    assert all(isinstance(error, LimitReachedError) for error in errors[5:])


def test_zip64() -> None:
    extra = struct.pack("<HHQQQ", 1, 24, 7, 7, 0)
    entry = central(b"n", 0xFFFFFFFF, packed=0xFFFFFFFF, size=0xFFFFFFFF, extra=extra)
    stored = local(b"n")
    start = len(stored) + len(entry)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(entry), len(stored))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, start, 1)
    (record,) = listed(stored + entry + wide + locator + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF))
    assert (record.size_bytes, record.offset, body(record)) == (7, 0, b"content")


def test_more_entries_than_16_bits_count() -> None:
    stored, entry = local(b"n"), central(b"n", 0)
    context = new_context()
    records = listed(stored + entry * 66_000 + end(66_000 & 0xFFFF, 66_000 * len(entry), len(stored)), context=context)
    assert len(records) == 66_000
    assert context.notes == []


@pytest.mark.parametrize(("before", "after"), [(b"#!/bin/sh\n" * 50, b""), (b"", b"tail" * 10), (b"MZ" * 99, b"t" * 9)])
def test_bytes_around_a_zip_are_entries(before: bytes, after: bytes) -> None:
    context = new_context()
    records = listed(before + zip_of([("n", b"content")]) + after, "tool.exe", context)
    assert body(records[0]) == b"content"
    assert records[0].offset == len(before)
    assert [body(r) for r in records[1:]] == [piece for piece in (before, after) if piece]
    assert {r.origin for r in records[1:]} == {Origin.EMBEDDED}
    assert context.notes == []


def test_a_zip_behind_a_zip_hides_nothing() -> None:
    context = new_context()
    records = listed(zip_of([("first", b"1")]) + zip_of([("second", b"2")]), context=context)
    assert [(r.name_raw, body(r)) for r in records[:2]] == [(b"second", b"2"), (b"first", b"1")]
    assert body(records[2]).startswith(b"PK\x01\x02")
    assert len(records) == 3


def test_an_end_record_in_the_comment_is_passed_over() -> None:
    stored, entry = local(b"n"), central(b"n", 0)
    fake = end(5, 60, 0)
    records = listed(stored + entry + end(1, len(entry), len(stored), b"c" + fake + b"c"))
    assert [r.canonical_name for r in records] == [None, "%header-values"]
    assert fake in body(records[1])


def test_an_empty_zip() -> None:
    assert listed(end(0, 0, 0)) == []


@pytest.mark.parametrize("count", [0, 2, 500])
def test_wrong_counts_are_told(count: int) -> None:
    context = new_context()
    stored, entry = local(b"n"), central(b"n", 0)
    records = listed(stored + entry + end(count, len(entry), len(stored)), context=context)
    assert [r.name_raw for r in records] == [b"n"]
    assert "states" in context.oddities[0].message


def test_a_damaged_directory_falls_back_to_the_entries() -> None:
    context = new_context()
    data = bytearray(zip_of([(f"file{n}", b"content %d" % n) for n in range(10)]))
    third = [n for n in range(len(data)) if data.startswith(b"PK\x01\x02", n)][3]
    data[third : third + 4] = b"XXXX"
    records = [r for r in listed(bytes(data), context=context) if r.origin is Origin.ARCHIVED]
    assert sorted(r.name_raw for r in records) == sorted(f"file{n}".encode() for n in range(10))
    assert [body(r) for r in records] == [b"content %d" % n for n in range(10)]
    assert "states 10 entries" in context.oddities[0].message


def test_a_truncated_zip_lists_its_entries() -> None:
    context = new_context()
    data = zip_of([(f"file{n}", b"content %d" % n * 40) for n in range(10)])
    records = listed(data[: len(data) // 3], context=context)
    assert [r.name_raw for r in records] == [f"file{n}".encode() for n in range(len(records))]
    assert len(records) > 2
    assert body(records[0]) == b"content 0" * 40
    assert isinstance(what_comes(records[-1].content or Memory(b""))[1], DamagedError)
    assert context.notes


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_truncated_zip_with_data_descriptors(method: int) -> None:
    class Pipe(io.RawIOBase):
        """A stream that cannot seek makes zipfile write data descriptors."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            piece = bytes(data)  # type: ignore[call-overload]
            self.data += piece
            return len(piece)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", method) as archive:
        for n in range(3):
            archive.writestr(f"file{n}", b"PK\x07\x08 is no end %d" % n * 9)
    cut = pipe.data.index(b"PK\x01\x02")
    records = listed(pipe.data[:cut])
    assert [r.name_raw for r in records] == [b"file0", b"file1", b"file2"]
    assert [body(r) for r in records] == [b"PK\x07\x08 is no end %d" % n * 9 for n in range(3)]
    assert records[0].size_bytes is None


def test_a_missing_local_header_is_damage_of_that_entry() -> None:
    directory = central(b"one", 5) + central(b"two", 0)
    stored = local(b"two")
    one_, two = listed(stored + directory + end(2, len(directory), len(stored)))
    assert isinstance(what_comes(one_.content or Memory(b""))[1], DamagedError)
    assert body(two) == b"content"


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_raise_nothing_else(noise: bytes) -> None:
    for data in (b"PK\x03\x04" + noise, noise + end(1, 50, 2), noise + end(3, len(noise), 0)):
        try:
            container = open_zip(Memory(data), "x.zip", new_context())
        except ContainerError:
            continue
        records, _ = walk(container)
        for record in records:
            if record.content is not None:
                what_comes(record.content)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 700), st.binary(min_size=1, max_size=20))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(zip_of([("one", b"1" * 300), ("two", b"2" * 100), ("three", b"")]))
    data[place : place + len(noise)] = noise
    records, _ = walk(opened(bytes(data), "x.zip"))
    for record in records:
        if record.content is not None:
            what_comes(record.content)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=50),
                          st.binary(max_size=2000)), max_size=6))  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_same_as_zipfile(members: list[tuple[str, bytes]]) -> None:
    records = listed(zip_of(members), "x.zip")
    assert [r.name_raw for r in records] == [n.encode() for n, _ in members]
    assert [body(r) for r in records] == [c for _, c in members]
