"""The members of gzip files, and the tar in them as a layer of its own."""

import gzip
import zlib

from tests.containers.context_builder import tar_of
from tests.previews.structure.opened_structure import details_of, marks, values


def with_fields(flag: int = 0x1E, header_sum: int | None = None) -> bytes:
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(b"text") + body.flush()
    head = b"\x1f\x8b\x08" + bytes([flag]) + (86_400).to_bytes(4, "little") + b"\2\3\4\0ab\0\0name\0said\0"
    header_sum = zlib.crc32(head) & 0xFFFF if header_sum is None else header_sum
    trailer = zlib.crc32(b"text").to_bytes(4, "little") + (4).to_bytes(4, "little")
    return head + header_sum.to_bytes(2, "little") + packed + trailer


def test_every_optional_field() -> None:
    (member,) = details_of(with_fields(), "x.gz")
    found = values(member)
    assert (member.record.kind, member.record.name) == ("member", "name")
    assert found["time"] == "1970-01-02 00:00:00 UTC"
    assert (found["comment"], found["system"], found["extra field"]) == ("said", "Unix", "61 62 00 00")
    assert found["size"] == "4 (modulo 4 GiB)"
    assert marks([member]) == []


def test_a_wrong_checksum_of_the_header() -> None:
    (member,) = details_of(with_fields(header_sum=1), "x.gz")
    assert any(mark.startswith("It is 0x") for mark in marks([member]))


def test_a_wrong_trailer() -> None:
    details = details_of(gzip.compress(b"text")[:-1] + b"\7", "x.gz")
    assert any("Checksum or size" in mark for mark in marks(details))


def test_members_and_what_follows() -> None:
    data = gzip.compress(b"a") + gzip.compress(b"b") + b"more"
    details = details_of(data, "x.gz")
    assert [d.record.kind for d in details] == ["member", "member", "bytes of no record"]
    assert sum(d.record.size_bytes for d in details) == len(data)
    assert details[2].record.marks == ("They follow the last compressed stream.",)


def test_a_tar_and_the_gzip_file_around_it() -> None:
    data = gzip.compress(tar_of([("a", b"x")]))
    details = details_of(data, "x.tgz")
    assert [(d.record.layer, d.record.kind) for d in details] == [
        ("tar", "file"), ("tar", "zero blocks"), ("gzip", "member"),
    ]  # fmt: skip
    assert details[2].record.size_bytes == len(data)
