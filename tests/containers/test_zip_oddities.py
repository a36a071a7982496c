"""Each oddity of a zip file on a small one that has it, and no oddity where there is none."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.oddities import Oddity
from inspector.containers.record import Record
from inspector.core.anomaly import AnomalyKind as Kind
from tests.containers.context_builder import body, new_context, opened, walk, what_comes, zip_of
from tests.containers.zip_builder import (
    central,
    descriptor,
    end,
    field,
    local,
    locator,
    one,
    unicode_name,
    wide_end,
    zip_file,
)

PACKER = zlib.compressobj(9, zlib.DEFLATED, -15)
PACKED = PACKER.compress(b"content") + PACKER.flush()
ONES = 0xFFFFFFFF
LISTED, OTHER = central(b"n", 0), central(b"m", len(local(b"n")))
STREAMED = local(b"n", flags=8, crc=0, packed=0, size=0)
LISTED_STREAMED = central(b"n", 0, flags=8)
TIME, TWO_TIMES = field(0x5455, b"\3" + bytes(4)), field(0x5455, b"\3" + bytes(8))
WIDE = zip_file(local(b"n"), directory=LISTED)[: -len(end(0, 0, 0))]


def walked(data: bytes) -> tuple[list[Record], list[Oddity]]:
    context = new_context()
    records, _ = walk(opened(data, "x.zip", context))
    for record in records:
        if record.content is not None:
            what_comes(record.content)
    return records, [oddity for record in records for oddity in record.oddities] + context.oddities


def wide_zip(*, at: int | None = None, data: bytes = b"", size: int = len(LISTED), narrow_size: int = ONES) -> bytes:
    place = len(WIDE)
    records = wide_end(1, size, len(local(b"n")), data) + locator(place if at is None else at)
    return WIDE + records + end(1, narrow_size, ONES)


def both(extra: bytes, *, method: int = 0, packed: int = 7, size: int = 7) -> bytes:
    content = PACKED if method else b"content"
    return one(
        central(b"n", 0, extra=extra, method=method, packed=packed, size=size),
        local(b"n", content, extra=extra, method=method, packed=packed, size=size),
    )


CASES: list[tuple[Kind, bytes, tuple[str, ...]]] = [
    (Kind.ZIP_NAME_DIFFERS, one(LISTED, local(b"m")), ("pypi", "uv")),
    (Kind.ZIP_SIZE_DIFFERS, one(LISTED, local(b"n", size=8)), ("pypi", "uv")),
    (Kind.ZIP_SIZE_DIFFERS, one(LISTED, local(b"n", packed=6)), ("pypi", "uv")),
    (Kind.ZIP_SIZE_DIFFERS, both(field(1, struct.pack("<QQ", 9, 7))), ("uv",)),
    (Kind.ZIP_CHECKSUM_DIFFERS, one(LISTED, local(b"n", crc=1)), ("uv",)),
    (Kind.ZIP_METHOD_DIFFERS, one(LISTED, local(b"n", method=8)), ("uv",)),
    (Kind.ZIP_FLAGS_DIFFER, one(LISTED, local(b"n", flags=1)), ("uv",)),
    (Kind.ZIP_FLAGS_DIFFER, one(central(b"n", 0, flags=0x800), local(b"n")), ()),
    (Kind.ZIP_TIME_DIFFERS, one(LISTED[:12] + b"\0\0" + LISTED[14:]), ()),
    (Kind.ZIP_EXTRA_DIFFERS, one(LISTED, local(b"n", extra=field(0x9901, b"\1\0AE\3\0\0"))), ()),
    (Kind.ZIP_NO_LOCAL_HEADER, one(LISTED, b"x" * 40), ("pypi", "uv")),
    (Kind.ZIP_NO_LOCAL_HEADER, one(central(b"n", 1 << 31)), ("pypi", "uv")),
    (Kind.ZIP_SHARED_HEADER, zip_file(local(b"n"), directory=LISTED * 2, count=2), ("pypi", "uv")),
    (
        Kind.ZIP_OVERLAP,
        zip_file(
            local(b"n", local(b"m"), crc=zlib.crc32(local(b"m")), size=38),
            directory=central(b"n", 0, packed=38, size=38, crc=zlib.crc32(local(b"m"))) + central(b"m", 31),
            count=2,
        ),
        ("pypi", "uv"),
    ),
    (Kind.ZIP_UNLISTED_ENTRY, zip_file(local(b"n"), local(b"m"), directory=LISTED), ("pypi", "uv")),
    (Kind.ZIP_UNLISTED_ENTRY, zip_file(local(b"n"), local(b"m"), directory=OTHER), ("pypi", "uv")),
    (Kind.ZIP_UNLISTED_ENTRY, zip_of([("a", b"1")]) + zip_of([("b", b"2")]), ("pypi", "uv")),
    (Kind.ZIP_DATA_DESCRIPTOR, one(LISTED_STREAMED, STREAMED + descriptor()), ("pypi", "uv")),
    (Kind.ZIP_BARE_DESCRIPTOR, one(LISTED_STREAMED, STREAMED + descriptor(signature=b"")), ("pypi", "uv")),
    (Kind.ZIP_WRONG_DESCRIPTOR, one(LISTED_STREAMED, STREAMED + descriptor(crc=1)), ("pypi", "uv")),
    (Kind.ZIP_WRONG_DESCRIPTOR, one(LISTED_STREAMED, STREAMED + descriptor(packed=8)), ("pypi", "uv")),
    (Kind.ZIP_WRONG_DESCRIPTOR, one(LISTED_STREAMED, STREAMED + descriptor(size=8, signature=b"")), ("pypi", "uv")),
    (Kind.ZIP_WRONG_DESCRIPTOR, one(LISTED_STREAMED, STREAMED), ("pypi", "uv")),
    (Kind.ZIP_REPEATED_EXTRA, both(unicode_name(b"n", b"n") * 2), ("pypi", "uv")),
    (Kind.ZIP_REPEATED_EXTRA, both(field(1, b"") * 2), ("pypi", "uv")),
    (Kind.ZIP_BAD_EXTRA, both(b"   "), ("pypi",)),
    (Kind.ZIP_BAD_EXTRA, both(struct.pack("<HH", 0x5455, 9) + b"12345"), ("pypi", "uv")),
    (Kind.ZIP_WIDE_EXTRA, both(field(1, b"1234567")), ("pypi", "uv")),
    (Kind.ZIP_WIDE_EXTRA, both(field(1, struct.pack("<Q", 7)), packed=ONES, size=ONES), ("pypi", "uv")),
    (Kind.ZIP_WIDE_EXTRA, both(field(1, struct.pack("<Q", 9)), method=8, packed=ONES), ("pypi",)),
    (Kind.ZIP_WIDE_EXTRA, both(field(1, struct.pack("<QQ", 7, 0)), size=ONES), ("pypi", "uv")),
    (Kind.ZIP_UNICODE_NAME, both(unicode_name(b"n", b"setup.py")), ()),
    (Kind.ZIP_UNICODE_NAME, both(unicode_name(b"n", b"\xff")), ("pypi", "uv")),
    (Kind.ZIP_NAME_ENCODING, one(central(b"\x82", 0), local(b"\x82")), ("pypi", "uv")),
    (Kind.ZIP_NAME_ENCODING, one(central(b"\xff", 0, flags=0x800), local(b"\xff", flags=0x800)), ("pypi", "uv")),
    (Kind.ZIP_NAME_ENCODING, one(central("é".encode(), 0), local("é".encode())), ("pypi", "uv")),
    (Kind.ZIP_EMPTY_NAME, one(central(b"", 0), local(b"")), ("uv",)),
    (Kind.ZIP_FOLDER_WITH_CONTENT, one(central(b"n/", 0), local(b"n/")), ("uv",)),
    (Kind.ZIP_ENCRYPTED, one(central(b"n", 0, flags=1), local(b"n", flags=1)), ("uv",)),
    (Kind.ZIP_ENCRYPTED, one(central(b"n", 0, flags=1, method=99), local(b"n", flags=1, method=99)), ("uv",)),
    (Kind.ZIP_UNREADABLE_METHOD, one(central(b"n", 0, method=97), local(b"n", method=97)), ("pypi", "uv")),
    (Kind.ZIP_RARE_METHOD, zip_of([("n", b"content")], zipfile.ZIP_LZMA), ("pypi", "uv")),
    (Kind.ZIP_WRONG_CONTENT, one(central(b"n", 0, crc=1), local(b"n", crc=1)), ("uv",)),
    (Kind.ZIP_WRONG_CONTENT, one(central(b"n", 0, size=4), local(b"n", size=4)), ("uv",)),
    (Kind.ZIP_BYTES_BEFORE, b"junk" + one(LISTED), ("pypi", "uv")),
    (Kind.ZIP_BYTES_BEFORE, zip_file(b"junk", local(b"n"), directory=central(b"n", 4)), ("pypi", "uv")),
    (Kind.ZIP_PROGRAM_BEFORE, b"#!/usr/bin/env python3\n" + one(LISTED), ("pypi", "uv")),
    (Kind.ZIP_BYTES_BETWEEN, zip_file(local(b"n"), b"junk", directory=LISTED), ("pypi", "uv")),
    (Kind.ZIP_BYTES_BETWEEN, WIDE + b"junk" + end(1, len(LISTED), len(local(b"n"))), ("pypi", "uv")),
    (Kind.ZIP_PADDING, zip_file(local(b"n"), bytes(9), directory=LISTED), ("pypi", "uv")),
    (
        Kind.ZIP_SIGNING_BLOCK,
        zip_file(local(b"n"), b"signatures" + b"APK Sig Block 42", directory=LISTED),
        ("pypi", "uv"),
    ),
    (Kind.ZIP_BYTES_AFTER, one(LISTED) + b"tail", ("pypi", "uv")),
    (Kind.ZIP_SEVERAL_ENDS, zip_of([("a", b"1")]) + zip_of([("b", b"2")]), ("pypi", "uv")),
    (Kind.ZIP_SEVERAL_ENDS, zip_file(local(b"n"), directory=LISTED, comment=one(LISTED)), ("pypi", "uv")),
    (Kind.ZIP_SEVERAL_ENDS, zip_file(local(b"n"), directory=LISTED, comment=end(0, 0, 0) + b"."), ("pypi", "uv")),
    (Kind.ZIP_SEVERAL_ENDS, zip_file(local(b"n"), directory=LISTED + end(1, 47, 38)), ("pypi", "uv")),
    (Kind.ZIP_NO_DIRECTORY, local(b"n"), ("pypi", "uv")),
    (Kind.ZIP_WRONG_COUNT, zip_file(local(b"n"), directory=LISTED, count=2), ("pypi", "uv")),
    (Kind.ZIP_WRONG_DIRECTORY, local(b"n") + LISTED + end(1, len(LISTED) - 1, len(local(b"n"))), ("pypi", "uv")),
    (Kind.ZIP_SPLIT, WIDE + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 1, 47, 38, 0), ("pypi",)),
    (Kind.ZIP_WIDE_END, wide_zip(at=1), ("pypi", "uv")),
    (Kind.ZIP_WIDE_END, wide_zip(narrow_size=46), ("pypi", "uv")),
    (Kind.ZIP_WIDE_END, wide_zip(at=1 << 40)[: len(WIDE)] + locator(9) + end(1, 47, 38), ("pypi", "uv")),
    (Kind.ZIP_WIDE_END, WIDE + wide_end(1, 47, 38) + end(1, 47, 38), ("pypi", "uv")),
    (Kind.ZIP_EXTENSIBLE_DATA, wide_zip(data=b"extension"), ("pypi", "uv")),
    (Kind.ZIP_COMMENT, zip_file(local(b"n"), directory=LISTED, comment=b"hello"), ()),
    (Kind.ZIP_ENTRY_COMMENT, one(central(b"n", 0, comment=b"hello")), ("pypi",)),
]


@pytest.mark.parametrize(("kind", "data", "refused_by"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_each_oddity_is_told(kind: Kind, data: bytes, refused_by: tuple[str, ...]) -> None:
    _, oddities = walked(data)
    found = [oddity for oddity in oddities if oddity.kind is kind]
    assert found, oddities
    assert refused_by in {oddity.refused_by for oddity in found}


def test_every_kind_has_a_case() -> None:
    assert {kind for kind, *_ in CASES} == {kind for kind in Kind if kind.name.startswith("ZIP_")}


def piped() -> bytes:
    """Written to a pipe: all entries have data descriptors."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(name, name * 99)
    return pipe.getvalue()


def forced_wide() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, archive.open("n", "w", force_zip64=True) as member:
        member.write(b"content")
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        one(LISTED),
        end(0, 0, 0),
        zip_of([]),
        zip_of([("a", b"1"), ("dir/", b""), ("ünï", b"2" * 5000)]),
        forced_wide(),
        wide_zip(),
        zip_file(local(b"n"), local(b"m"), directory=OTHER + LISTED, count=2),
        one(
            central(b"n", 0, extra=field(0x5455, b"\3" + bytes(4))), local(b"n", extra=field(0x5455, b"\3" + bytes(8)))
        ),
    ],
    ids=["one", "empty", "python empty", "python", "python zip64", "zip64 end", "other order", "Info-ZIP times"],
)
def test_nothing_is_odd_about_plain_archives(data: bytes) -> None:
    assert walked(data)[1] == []


def test_archives_from_a_pipe_have_descriptors_and_nothing_else() -> None:
    _, oddities = walked(piped())
    assert [oddity.kind for oddity in oddities] == [Kind.ZIP_DATA_DESCRIPTOR]
    assert oddities[0].message.startswith("3 entries")


def test_both_names_are_told() -> None:
    _, oddities = walked(one(LISTED, local(b"m")))
    assert [(reading.reader.split()[0], reading.sees) for reading in oddities[0].readings][:2] == [
        ("directory", "n"),
        ("local", "m"),
    ]


def test_hidden_bytes_and_comments_can_be_read() -> None:
    directory = central(b"n", 6, comment=b"of n") + central(b"m", 51)
    parts = (b"before", local(b"n"), b"between", local(b"m"))
    data = zip_file(*parts, directory=directory, count=2, comment=b"of all", after=b"after")
    records, oddities = walked(data)
    assert [(r.canonical_name, body(r)) for r in records[2:]] == [
        ("%gap", b"before"),
        ("%gap", b"between"),
        ("%trailing", b"after"),
        ("%header-values", b"n=of n\ncomment=of all\n"),
    ]
    assert [o.offset for o in oddities if o.kind is Kind.ZIP_BYTES_BETWEEN] == [44]


def test_an_entry_that_claims_the_rest_of_the_file_hides_nothing() -> None:
    rest = local(b"hidden")
    data = zip_file(local(b"n"), rest, directory=central(b"n", 0, packed=7 + len(rest), size=7 + len(rest)))
    records, oddities = walked(data)
    assert b"hidden" in [record.name_raw for record in records]
    assert {Kind.ZIP_SIZE_DIFFERS, Kind.ZIP_UNLISTED_ENTRY} <= {oddity.kind for oddity in oddities}


def test_many_gaps_are_bounded() -> None:
    parts, entries, at = [], [], 0
    for n in range(300):
        part = local(b"%d" % n) + b"!"
        entries.append(central(b"%d" % n, at))
        parts.append(part)
        at += len(part)
    records, oddities = walked(zip_file(*parts, directory=b"".join(entries), count=300))
    assert len(records) == 600
    assert sum(oddity.kind is Kind.ZIP_BYTES_BETWEEN for oddity in oddities) == 300


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([kind_case[1] for kind_case in CASES]), st.binary(max_size=9)), max_size=3),
    st.integers(0, 400),
    st.binary(max_size=6),
)
def test_walks_whatever_is_joined_and_damaged(pieces: list[tuple[bytes, bytes]], place: int, noise: bytes) -> None:
    data = bytearray(b"".join(piece + junk for piece, junk in pieces) + one(LISTED))
    data[place : place + len(noise)] = noise
    if data[:4] == b"PK\x03\x04":
        walked(bytes(data))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=30), st.binary(max_size=300)),
             max_size=5, unique_by=lambda member: member[0]),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)  # fmt: skip
def test_nothing_is_odd_about_what_zipfile_writes(members: list[tuple[str, bytes]], method: int) -> None:
    records, oddities = walked(zip_of(members, method))
    assert oddities == []
    assert [record.name_raw.decode() for record in records] == [name for name, _ in members]
