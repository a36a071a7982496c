import shutil
import subprocess
from pathlib import Path

import pytest

from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.core.limits import Limits
from tests.containers.context_builder import (
    END,
    body,
    listed,
    new_context,
    octal,
    opened,
    padded,
    pax_header,
    tar_header,
    walk,
    what_comes,
)

STORED = b"HEAD" + b"TAIL"
EXPECTED = b"HEAD" + bytes(96) + b"TAIL" + bytes(20)


def old_gnu(runs: list[tuple[int, int]], real_bytes: int, stored: bytes) -> bytes:
    header = bytearray(tar_header(b"holes", octal(len(stored)), b"S", magic=b"ustar  \0"))
    first, rest = runs[:4], runs[4:]
    for index, (place, length) in enumerate(first):
        header[386 + 24 * index : 410 + 24 * index] = octal(place) + octal(length)
    header[482] = bool(rest)
    header[483:495] = octal(real_bytes)
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    blocks = b""
    while rest:
        block = bytearray(512)
        for index, (place, length) in enumerate(rest[:21]):
            block[24 * index : 24 * index + 24] = octal(place) + octal(length)
        rest = rest[21:]
        block[504] = bool(rest)
        blocks += bytes(block)
    return bytes(header) + blocks + padded(stored)


def test_old_gnu() -> None:
    data = old_gnu([(0, 4), (100, 4), (124, 0)], 124, STORED) + tar_header(b"next") + END
    holes, following = listed(data)
    assert (holes.size_bytes, holes.packed_bytes, body(holes)) == (124, 8, EXPECTED)
    assert following.name_raw == b"next"


def test_old_gnu_with_many_runs() -> None:
    runs = [(10 * i, 1) for i in range(60)]
    holes, following = listed(old_gnu(runs, 600, b"x" * 60) + tar_header(b"next") + END)
    assert body(holes) == (b"x" + bytes(9)) * 60
    assert following.name_raw == b"next"


def test_pax_0_0() -> None:
    pax = pax_header([
        (b"GNU.sparse.size", b"124"), (b"GNU.sparse.numblocks", b"2"), (b"GNU.sparse.offset", b"0"),
        (b"GNU.sparse.numbytes", b"4"), (b"GNU.sparse.offset", b"100"), (b"GNU.sparse.numbytes", b"4"),
    ])  # fmt: skip
    (record,) = listed(pax + tar_header(b"n", octal(8)) + padded(STORED) + END)
    assert (record.size_bytes, body(record)) == (124, EXPECTED)


def test_pax_0_1() -> None:
    pax = pax_header([
        (b"GNU.sparse.size", b"124"), (b"GNU.sparse.name", b"real"), (b"GNU.sparse.map", b"0,4,100,4"),
    ])  # fmt: skip
    (record,) = listed(pax + tar_header(b"GNUSparseFile.0/n", octal(8)) + padded(STORED) + END)
    assert (record.name_raw, body(record)) == (b"real", EXPECTED)


def test_pax_1_0() -> None:
    pax = pax_header([
        (b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0"), (b"GNU.sparse.name", b"real"),
        (b"GNU.sparse.realsize", b"124"),
    ])  # fmt: skip
    stored = padded(b"2\n0\n4\n100\n4\n") + STORED
    (record,) = listed(pax + tar_header(b"n", octal(len(stored))) + padded(stored) + END)
    assert (record.name_raw, record.size_bytes, body(record)) == (b"real", 124, EXPECTED)


@pytest.mark.parametrize("holes", [b"4,4,0,4", b"0,4,2,4", b"0,400", b"0", b"a,b", b"0,4,999999999,4"])
def test_a_senseless_list_of_holes_shows_the_bytes_as_stored(holes: bytes) -> None:
    context = new_context()
    pax = pax_header([(b"GNU.sparse.size", b"124"), (b"GNU.sparse.map", holes)])
    (record,) = listed(pax + tar_header(b"n", octal(8)) + padded(STORED) + END, context=context)
    assert body(record) == STORED
    assert context.notes


def test_a_huge_hole_meets_the_limits() -> None:
    pax = pax_header([(b"GNU.sparse.size", b"1099511627776"), (b"GNU.sparse.map", b"0,4")])
    (record,) = listed(
        pax + tar_header(b"n", octal(4)) + padded(b"HEAD") + END,
        context=new_context(Limits(max_unpacked_bytes=1 << 20)),
    )
    assert record.content is not None
    got, error = what_comes(record.content)
    assert got.startswith(b"HEAD")
    assert isinstance(error, LimitReachedError)


@pytest.mark.parametrize(
    ("place", "field"), [(386, b"x" * 12), (398, b"\xff" * 12), (483, b"\xff" * 12), (386, octal(9999))]
)
def test_a_senseless_old_header_loses_no_record(place: int, field: bytes) -> None:
    header = bytearray(old_gnu([(0, 4), (100, 4)], 124, STORED))
    header[place : place + 12] = field
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header[:512])
    holes, following = listed(bytes(header) + tar_header(b"next") + END)
    assert body(holes) == STORED
    assert following.name_raw == b"next"


def test_a_cut_list_of_holes_is_damage() -> None:
    data = old_gnu([(10 * i, 1) for i in range(60)], 600, b"x" * 60)[:700]
    assert isinstance(walk(opened(data))[1], DamagedError)


@pytest.mark.skipif(shutil.which("tar") is None, reason="needs GNU tar")
@pytest.mark.parametrize("version", ["0.0", "0.1", "1.0", "gnu"])
def test_reads_what_gnu_tar_writes(tmp_path: Path, version: str) -> None:
    with (tmp_path / "holes").open("wb") as file:
        for place in range(40):
            file.seek(place * 100_000)
            file.write(b"data%d" % place)
    options = ["--format=gnu"] if version == "gnu" else ["--format=pax", f"--sparse-version={version}"]
    command = ["tar", "-S", *options, "-cf", "holes.tar", "holes"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this tar cannot write sparse files")
    (record,) = listed((tmp_path / "holes.tar").read_bytes())
    assert record.name_raw == b"holes"
    assert body(record) == (tmp_path / "holes").read_bytes()
