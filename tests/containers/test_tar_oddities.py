"""Each oddity of a tar header on a small archive that has it, and no oddity where there is none."""

import io
import tarfile

import pytest

from inspector.containers.oddities import Oddity
from inspector.core.anomaly import AnomalyKind as Kind
from tests.containers.context_builder import (
    END,
    body,
    new_context,
    octal,
    opened,
    padded,
    pax_header,
    tar_header,
    tar_of,
    walk,
)


def plain(name: bytes, content: bytes = b"x") -> bytes:
    return tar_header(name, octal(len(content))) + padded(content)


def gnu_name(name: bytes, flag: bytes = b"L") -> bytes:
    return tar_header(b"././@LongLink", octal(len(name) + 1), flag) + padded(name + b"\0")


INNER = plain(b"inner")
BAD = b"\x01" + tar_header(b"bad")[1:]


def oddities_of(data: bytes) -> list[Oddity]:
    context = new_context()
    records, _ = walk(opened(data, context=context))
    return [oddity for record in records for oddity in record.oddities] + context.oddities


CASES: list[tuple[Kind, bytes]] = [
    (Kind.TAR_SIZE_DIFFERS, pax_header([(b"size", b"1024")]) + tar_header(b"a") + INNER),
    (Kind.TAR_SIZE_DIFFERS, pax_header([(b"size", b"0")]) + tar_header(b"a", octal(1024)) + INNER),
    (Kind.TAR_NAME_DIFFERS, pax_header([(b"path", b"setup.py")]) + plain(b"README")),
    (Kind.TAR_NAME_DIFFERS, pax_header([(b"path", b"e" * 200)]) + plain(b"README")),
    (Kind.TAR_NAME_DIFFERS, gnu_name(b"setup.py") + plain(b"README")),
    (Kind.TAR_LINK_TARGET_DIFFERS, pax_header([(b"linkpath", b"b")]) + tar_header(b"l", flag=b"2", link=b"a")),
    (Kind.TAR_LINK_TARGET_DIFFERS, gnu_name(b"b", b"K") + tar_header(b"l", flag=b"1", link=b"a")),
    (Kind.TAR_GLOBAL_OVERRIDE, pax_header([(b"path", b"x")], b"g") + plain(b"a")),
    (Kind.TAR_GLOBAL_OVERRIDE, pax_header([(b"size", b"1")], b"g") + plain(b"a")),
    (Kind.TAR_REPEATED_EXTENSION, pax_header([(b"mtime", b"1")]) + pax_header([(b"mtime", b"2")]) + plain(b"a")),
    (Kind.TAR_REPEATED_EXTENSION, gnu_name(b"n" * 120) + gnu_name(b"n" * 121) + plain(b"n" * 100)),
    (Kind.TAR_TWO_LONG_NAMES, gnu_name(b"n" * 120) + pax_header([(b"path", b"n" * 130)]) + plain(b"n" * 100)),
    (Kind.TAR_BAD_EXTENSION, tar_header(b"p", octal(9), b"x") + padded(b"99 a=b\nxx") + plain(b"a")),
    (Kind.TAR_BAD_EXTENSION, tar_header(b"p", octal(7), b"x") + padded(b"7 novl\n") + plain(b"a")),
    (Kind.TAR_BAD_EXTENSION, tar_header(b"p", octal(7), b"x") + padded(b"6 a=bX\n") + plain(b"a")),
    (Kind.TAR_BAD_EXTENSION, tar_header(b"p", octal(10), b"x") + padded(b"6 a=b\n\0key") + plain(b"a")),
    (Kind.TAR_BAD_EXTENSION, tar_header(b"p", b"0x1\0", b"x") + plain(b"a")),
    (Kind.TAR_BAD_EXTENSION, gnu_name(b"n" * 120 + b"\0hidden") + plain(b"n" * 100)),
    (Kind.TAR_HUGE_EXTENSION, tar_header(b"p", octal(2 << 20), b"x") + bytes(2 << 20) + plain(b"a")),
    (Kind.TAR_LOST_EXTENSION, plain(b"a") + pax_header([(b"path", b"x")])),
    (Kind.TAR_CONTROL_IN_VALUE, pax_header([(b"path", b"real\0hidden")]) + plain(b"real")),
    (Kind.TAR_CONTROL_IN_VALUE, pax_header([(b"path", b"real\nhidden")]) + plain(b"real")),
    (Kind.TAR_CONTROL_IN_VALUE, pax_header([(b"linkpath", b"a\rb")]) + tar_header(b"l", flag=b"2", link=b"a")),
    (Kind.TAR_OVERLONG_NAME, pax_header([(b"path", b"n" * 5000)]) + plain(b"n" * 100)),
    (Kind.TAR_OVERLONG_NAME, gnu_name(b"n" * 5000) + plain(b"n" * 100)),
    (Kind.TAR_LINK_WITH_SIZE, tar_header(b"l", octal(1024), b"1", b"a") + INNER),
    (Kind.TAR_LINK_WITH_SIZE, tar_header(b"l", octal(9), b"1", b"a") + padded(b"content..")),
    (Kind.TAR_LINK_WITH_SIZE, tar_header(b"l", octal(1024), b"2", b"a") + INNER),
    (Kind.TAR_SPECIAL_WITH_SIZE, tar_header(b"l", octal(1024), b"3") + INNER),
    (Kind.TAR_SPECIAL_WITH_SIZE, tar_header(b"l", octal(1024), b"6") + INNER),
    (Kind.TAR_SPECIAL_WITH_SIZE, tar_header(b"l/", octal(9), b"5") + padded(b"content..")),
    (Kind.TAR_UNKNOWN_TYPE, tar_header(b"u", octal(1), b"Z") + padded(b"z")),
    (Kind.TAR_BOOKKEEPING, tar_header(b"label", flag=b"V")),
    (Kind.TAR_BOOKKEEPING, tar_header(b"d/", octal(4), b"D") + padded(b"Yx\0\0")),
    (Kind.TAR_BOOKKEEPING, tar_header(b"m", octal(2), b"M") + padded(b"mm")),
    (
        Kind.TAR_SPARSE,
        pax_header([(b"GNU.sparse.size", b"9000"), (b"GNU.sparse.map", b"0,1")]) + plain(b"GNUSparseFile.7/s"),
    ),
    (Kind.TAR_BAD_NUMBER, tar_header(b"n", b"0x1\0")),
    (Kind.TAR_BAD_NUMBER, tar_header(b"n", b"\xff" * 12)),
    (Kind.TAR_BAD_NUMBER, tar_header(b"n", mode=b"rw-r--r-")),
    (Kind.TAR_BAD_NUMBER, pax_header([(b"size", b"many")]) + tar_header(b"n")),
    (Kind.TAR_BINARY_NUMBER, tar_header(b"n", b"\x80" + (3).to_bytes(11, "big")) + padded(b"abc")),
    (Kind.TAR_FUTURE_TIME, pax_header([(b"mtime", b"4000000000.5")]) + plain(b"a")),
    (Kind.TAR_SPARSE, pax_header([(b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0")]) + plain(b"s")),
    (Kind.TAR_BAD_CHECKSUM, plain(b"a") + BAD + plain(b"b")),
    (Kind.TAR_BAD_CHECKSUM, plain(b"a") + b"rubbish!" * 64),
    (Kind.TAR_IGNORED_PREFIX, tar_header(b"n", prefix=b"14524513400", magic=b"ustar  \0")),
    (Kind.TAR_IGNORED_PREFIX, tar_header(b"n", prefix=b"p", magic=b"")),
    (Kind.TAR_UNKNOWN_MAGIC, tar_header(b"n", magic=b"xstar\x0000")),
    (Kind.TAR_OLD_MAGIC, tar_header(b"n", magic=b"")),
    (Kind.TAR_LONE_ZERO_BLOCK, plain(b"a") + bytes(512) + plain(b"b")),
    (Kind.TAR_RECORDS_AFTER_END, plain(b"a") + END + plain(b"b")),
    (Kind.TAR_TRAILING_BYTES, plain(b"a") + END + b"rest"),
    (Kind.TAR_ATTRIBUTES, pax_header([(b"SCHILY.xattr.user.builder", b"ann")]) + plain(b"a")),
]


@pytest.mark.parametrize(("kind", "data"), CASES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(CASES)])
def test_each_oddity_is_stated(kind: Kind, data: bytes) -> None:
    found = [oddity for oddity in oddities_of(data + END) if oddity.kind is kind]
    assert len(found) == 1
    assert found[0].message.endswith((".", '"'))
    assert found[0].offset is not None
    assert 0 <= found[0].offset < len(data) + len(END)


def test_every_kind_has_a_case() -> None:
    stated = {kind for kind, _ in CASES}
    elsewhere = {Kind.TAR_SIGNED_CHECKSUM, Kind.TAR_NO_END_MARKER}
    assert stated | elsewhere == {kind for kind in Kind if kind.name.startswith("TAR_")}


def test_a_future_time_in_the_header_is_stated() -> None:
    info = tarfile.TarInfo("a")
    info.mtime = 0x80000000
    (odd,) = oddities_of(info.tobuf(tarfile.USTAR_FORMAT) + END)
    assert (odd.kind, odd.message) == (
        Kind.TAR_FUTURE_TIME,
        "The time of a lies in the future: 2,147,483,648 seconds after 1970.",
    )
    info.mtime -= 1
    assert oddities_of(info.tobuf(tarfile.USTAR_FORMAT) + END) == []


def test_a_signed_checksum_is_stated() -> None:
    header = bytearray(tar_header("ä".encode("latin-1") * 20))
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(byte - 256 if byte > 127 else byte for byte in header)
    assert [oddity.kind for oddity in oddities_of(bytes(header) + END)] == [Kind.TAR_SIGNED_CHECKSUM]


def test_a_missing_end_marker_is_stated() -> None:
    assert [oddity.kind for oddity in oddities_of(plain(b"a"))] == [Kind.TAR_NO_END_MARKER]


READ_BY_UV = {
    Kind.TAR_SIZE_DIFFERS,
    Kind.TAR_NAME_DIFFERS,
    Kind.TAR_LINK_TARGET_DIFFERS,
    Kind.TAR_OVERLONG_NAME,
    Kind.TAR_BINARY_NUMBER,
    Kind.TAR_FUTURE_TIME,
    Kind.TAR_IGNORED_PREFIX,
    Kind.TAR_RECORDS_AFTER_END,
    Kind.TAR_TRAILING_BYTES,
    Kind.TAR_ATTRIBUTES,
}
"""What the strictest client takes, in GNU's format or in that of pax; see tests/registry/test_uv_verdicts.py."""


@pytest.mark.parametrize(("kind", "data"), CASES, ids=[f"{kind}-{number}" for number, (kind, _) in enumerate(CASES)])
def test_who_refuses_it_is_told(kind: Kind, data: bytes) -> None:
    (odd, *_) = [oddity for oddity in oddities_of(data + END) if oddity.kind is kind]
    by_index = ("pypi",) if kind is Kind.TAR_SPARSE else ()
    assert odd.refused_by == (by_index if kind in READ_BY_UV else (*by_index, "uv"))


LONG = "package/" + "directory/" * 30 + "file.js"
HARMLESS: list[bytes] = [
    pax_header([(b"path", LONG.encode())]) + plain(LONG.encode()[:100]),
    pax_header([(b"path", "café/日本.txt".encode())]) + plain(b"caf?/??.txt"),
    pax_header([(b"path", "café/日本.txt".encode())]) + plain(b"caf\xe9/.txt"),
    pax_header([(b"path", b"d/" * 70 + b"x")]) + plain(b"a" * 40 + b".data"),
    pax_header([(b"path", b"d/" * 70 + b"x")]) + plain(b"@PathCut/_pc_crc32/32B70649/d/x"),
    pax_header([(b"linkpath", b"t" * 150)]) + tar_header(b"l", flag=b"2", link=b"././@LongSymLink"),
    pax_header([(b"linkpath", b"t" * 150)]) + tar_header(b"l", flag=b"2", link=b"see " + b"a" * 40 + b".paxheader"),
    pax_header([(b"path", b"same"), (b"size", b"1"), (b"mtime", b"1.5")]) + plain(b"same"),
    pax_header([(b"comment", b"a" * 40)], b"g") + pax_header([(b"mtime", b"1.5")]) + plain(b"a"),
    gnu_name(LONG.encode()) + plain(LONG.encode()[:100]),
    gnu_name(LONG.encode()) + gnu_name(b"t" * 120, b"K") + tar_header(LONG.encode()[:100], flag=b"2", link=b"t" * 100),
    tar_header(b"d/", flag=b"5") + tar_header(b"l", flag=b"1", link=b"d") + plain(b"a"),
]  # fmt: skip


@pytest.mark.parametrize("data", HARMLESS)
def test_what_packers_usually_write_is_not_odd(data: bytes) -> None:
    assert oddities_of(data + END * 9) == []


@pytest.mark.parametrize("tar_format", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_what_python_packs_is_not_odd(tar_format: int) -> None:
    names = ["a", "d/b", "x" * 90 + "/" + "y" * 90, *(["ü" * 70, LONG] if tar_format != tarfile.USTAR_FORMAT else [])]
    assert oddities_of(tar_of([(name, b"1") for name in names], tar_format)) == []
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tar_format) as archive:
        for name in names:
            link = tarfile.TarInfo(f"link-{len(name)}")
            link.type, link.linkname, link.mtime = tarfile.SYMTYPE, name[:90], 1.5
            archive.addfile(link)
    assert oddities_of(stream.getvalue()) == []


def test_texts_of_headers_are_one_entry() -> None:
    data = (
        pax_header([(b"comment", b"built by ann"), (b"comment", b"b" * 40)], b"g")
        + pax_header([(b"VENDOR.note", b"token"), (b"atime", b"1.5")])
        + plain(b"a")
        + pax_header([(b"VENDOR.note", b"token")])
        + plain(b"b")
    )
    records, _ = walk(opened(data + END))
    assert [record.canonical_name for record in records] == [None, None, "%header-values"]
    assert body(records[2]) == b"comment=built by ann\nVENDOR.note=token\n"


def test_too_many_texts_are_noted() -> None:
    context = new_context()
    data = b"".join(pax_header([(b"V.%d" % n, b"v" * 300_000)]) + plain(b"a") for n in range(5))
    records, _ = walk(opened(data + END, context=context))
    assert len(body(records[-1])) < 1 << 20
    assert context.unread
