"""The records of tars: every byte belongs to one of them, and headers are shown field by field."""

import tarfile

import pytest

from tests.containers.context_builder import END, octal, padded, pax_header, tar_header, tar_of
from tests.containers.test_tar_oddities import CASES
from tests.previews.structure.opened_structure import OPEN, details_of, marks, records_of, structure_of, values

_SMALL = [at for at, (_kind, data) in enumerate(CASES) if len(data) < 1 << 20]


@pytest.mark.parametrize("case", _SMALL, ids=lambda at: f"{at}-{CASES[at][0]}")
def test_records_of_any_tar_lie_one_behind_the_other(case: int) -> None:
    data = CASES[case][1]
    at = 0
    for detail in details_of(data, "x.tar"):
        record = detail.record
        assert record.offset == at
        at += record.size_bytes
        inner = record.offset
        for row in detail.fields:
            assert row.offset >= inner
            inner = row.offset + row.size_bytes
    assert at >= len(data) - 1024


def test_kinds_and_names() -> None:
    data = tar_of([("n" * 200, b"x")], tarfile.GNU_FORMAT)
    found = [(record.kind, record.name) for record in records_of(structure_of(data))]
    assert found[0] == ("GNU long name", "././@LongLink")
    assert found[1] == ("file", "n" * 100)
    assert found[2] == ("zero blocks", "")


def test_pax_records_one_by_one() -> None:
    data = (
        pax_header([(b"path", b"real\0hidden"), (b"path", b"other")]) + tar_header(b"a", octal(1)) + padded(b"x") + END
    )
    header, record, _end = details_of(data)
    assert header.record.kind == "pax header"
    rows = [row for row in header.fields if row.name == "path"]
    assert [(row.value, row.mark) for row in rows] == [
        ("real␀hidden", ""), ("other", "The key stands before: the last one counts."),
    ]  # fmt: skip
    assert header.record.marks
    assert values(record)["content"] == "1 bytes as stored"
    assert values(record)["padding"] == "511 zeros"


def test_a_wrong_checksum_and_a_bad_number() -> None:
    broken = bytearray(tar_header(b"a"))
    broken[100] ^= 1
    loose = details_of(tar_of([("g", b"")])[:512] + bytes(broken) + tar_of([("h", b"")]), "x.tar")
    assert loose[1].record.kind == "bytes of no record"
    assert loose[1].record.marks
    odd = details_of(tar_header(b"a", b"0x12\0") + END, "x.tar")
    assert values(odd[0])["size"].endswith("(no number)")


def test_what_follows_the_end_is_marked() -> None:
    details = details_of(tar_of([("a", b"x")]) + b"y" * 600)
    assert details[-1].record.kind == "bytes of no record"
    assert marks(details[-1:])


def test_bytes_in_the_padding_are_marked() -> None:
    details = details_of(tar_header(b"a", octal(1)) + b"x" + b"hidden" + bytes(505) + END)
    assert "It is not empty." in marks(details)


def test_a_cut_tar_says_where_it_stops() -> None:
    structure = structure_of(tar_of([("a", b"x" * 600)])[:700], "x.tar")
    assert len(records_of(structure)) == 1
    assert "ends before" in structure.window(0, 1, OPEN).note
