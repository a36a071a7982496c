"""The records of zip files: every byte belongs to exactly one of them, and disagreements are marked."""

import io
import zipfile

import pytest

from inspector.previews.structure.record import RawRecord
from tests.containers.test_zip_oddities import CASES
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
from tests.previews.structure.opened_structure import details_of, marks, records_of, structure_of, values

LISTED = central(b"n", 0)


def kinds(records: list[RawRecord]) -> list[str]:
    return [record.kind for record in records]


@pytest.mark.parametrize("case", range(len(CASES)), ids=lambda at: f"{at}-{CASES[at][0]}")
def test_every_byte_of_any_zip_file_is_in_a_record(case: int) -> None:
    data = CASES[case][1]
    details = details_of(data, "x.zip")
    covered = bytearray(len(data))
    for detail in details:
        covered[detail.record.offset : detail.record.offset + detail.record.size_bytes] = (
            b"\1" * detail.record.size_bytes
        )
        for row in detail.fields:
            assert 0 <= row.offset <= row.offset + row.size_bytes <= len(data) + 1
    assert len(covered) == len(data)
    assert covered.find(0) == -1


def test_the_usual_records() -> None:
    records = records_of(structure_of(zip_file(local(b"n"), directory=LISTED), "x.zip"))
    assert kinds(records) == ["entry", "directory entry", "end record"]
    assert [record.name for record in records] == ["n", "n", ""]
    assert not any(record.marks for record in records)


def test_two_names_are_marked_on_both_sides() -> None:
    details = details_of(one(LISTED, local(b"m")), "x.zip")
    names = [(row.value, row.mark) for detail in details for row in detail.fields if row.name == "name"]
    assert names == [("m", "The directory: n"), ("n", "The entry itself: m")]
    assert "m" in details[0].record.marks[0]


def test_sizes_behind_the_content() -> None:
    stored = local(b"n", flags=8, crc=0, packed=0, size=0) + descriptor()
    (entry, *_rest) = details_of(zip_file(stored, directory=central(b"n", 0, flags=8)), "x.zip")
    assert values(entry)["size (behind)"] == "7"
    assert values(entry)["flags"] == "0x0008 (sizes behind the content)"
    assert not [row for row in entry.fields if row.mark]


def test_extra_fields_are_decoded() -> None:
    times = field(0x5455, b"\3" + (86_400).to_bytes(4, "little") + bytes(4))
    owner = field(0x7875, b"\1\4\xe8\3\0\0\4\x0a\0\0\0")
    extra = times + owner + unicode_name(b"n", b"o") + field(0x1234, b"\7") + field(0x5455, b"")
    (entry, *_rest) = details_of(one(central(b"n", 0), local(b"n", extra=extra)), "x.zip")
    found = values(entry)
    assert found["extra field 0x7875, Unix owner"] == "user 1000, group 10"
    assert found["extra field 0x7075, name in Unicode"].endswith(", o")
    assert found["extra field 0x1234, unknown"] == "07"
    first, second = (row for row in entry.fields if row.name.startswith("extra field 0x5455"))
    assert first.value == "modified 1970-01-02 00:00:00 UTC, accessed 1970-01-01 00:00:00 UTC"
    assert second.mark == "A field of this kind stands before."


def test_gaps_comments_and_what_follows() -> None:
    data = zip_file(local(b"n"), b"secret gap", directory=LISTED, comment=b"hello", after=b"more")
    details = details_of(data, "x.zip")
    assert [d.record.kind for d in details] == [
        "entry", "bytes of no record", "directory entry", "end record", "bytes of no record",
    ]  # fmt: skip
    assert details[1].head.data == b"secret gap"
    assert values(details[3])["comment"] == "hello"
    assert marks(details)


def test_an_entry_that_the_directory_does_not_list() -> None:
    data = zip_file(local(b"n"), local(b"hidden"), directory=LISTED)
    records = records_of(structure_of(data, "x.zip"))
    assert [(r.kind, r.name) for r in records][:2] == [("entry", "n"), ("entry (not listed)", "hidden")]
    assert "hidden" in records[1].marks[0]


def test_wide_end_records() -> None:
    stored = local(b"n") + LISTED
    data = stored + wide_end(1, len(LISTED), len(local(b"n"))) + locator(len(stored))
    data += end(1, 0xFFFFFFFF, 0xFFFFFFFF)
    found = [detail.record.kind for detail in details_of(data, "x.zip")]
    assert "64-bit end record" in found
    assert "locator of it" in found


def test_content_is_no_part_of_the_head() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"content of the file")
    (entry, *_rest) = details_of(stream.getvalue(), "x.zip")
    assert b"content of" not in entry.head.data
    assert values(entry)["content"] == "19 bytes as stored"
