"""The records of archives that list their content by place: every byte belongs to one of them."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import ContainerError
from inspector.previews.structure.record import RawDetail
from tests.containers.asar_builder import asar_of, asar_of_header
from tests.containers.bun_builder import Module, bun_graph
from tests.containers.program_builder import elf_note, elf_program
from tests.containers.pyinstaller_builder import archive, code, program, pyz
from tests.containers.sea_builder import sea_blob
from tests.containers.squashfs_builder import sample
from tests.containers.test_ar_archive import member
from tests.containers.test_ram_bundle import bundle_of
from tests.previews.structure.opened_structure import OPEN, details_of, marks, records_of, structure_of, values

PYZ = pyz([("pkg", 1, zlib.compress(code("package"))), ("pkg.m", 0, b"encrypted")])
BUN = [Module(b"/$bunfs/root/app", b"// @bun\nlet a", b"map"), Module(b"/$bunfs/root/b.js", b"b")]
AR_NAMES = member(b"//", b"a-very-long-name-of-an-object.o/\n")
SAMPLES = {
    "ar": b"!<arch>\n" + AR_NAMES + member(b"/0", b"one") + member(b"b/", b"2"),
    "asar": asar_of([("a/main.js", b"let a"), ("b.txt", b"text")]),
    "squashfs": sample(),
    "squashfs, packed": sample(packed=True),
    "pyinstaller": program([(b"s", b"app", code("x")), (b"z", b"PYZ.pyz", PYZ), (b"o", b"option", b"")], b"signature"),
    "pyz": PYZ,
    "node-sea": elf_program(notes=elf_note(b"NODE_SEA_BLOB", sea_blob(b"let a = 1", [(b"logo", b"picture")]))),
    "bun": elf_program() + bun_graph(BUN),
    "ram-bundle": bundle_of([b"__d(0)", None, b"__d(2)"]),
}  # fmt: skip


def kinds(details: list[RawDetail]) -> list[str]:
    return [detail.record.kind for detail in details]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_byte_is_in_a_record_and_fields_lie_in_theirs(name: str) -> None:
    data = SAMPLES[name]
    at = 0
    for detail in details_of(data):
        record = detail.record
        assert record.layer == name.partition(",")[0]
        assert record.offset == at
        at += record.size_bytes
        assert sum(row.size_bytes for row in detail.fields) == record.size_bytes
        assert detail.head.data == data[record.offset :][: len(detail.head.data)]
    assert at == len(data)


def test_ar_members_with_their_headers() -> None:
    data = b"!<arch>\n" + member(b"debian-binary", b"2.0") + member(b"#1/20", b"bsd name of twenty\0\0content")
    magic, first, second = details_of(data)
    assert values(magic) == {"magic": "!<arch>␊"}
    assert (first.record.kind, first.record.name, first.record.offset) == ("member", "debian-binary", 8)
    assert values(first)["time"] == "2023-11-14 22:13:20 UTC"
    assert (values(first)["size"], values(first)["content"]) == ("3", "3 bytes as stored")
    assert values(second)["long name"] == "bsd name of twenty"
    assert marks([first, second]) == []


def test_ar_padding_that_says_something_is_marked() -> None:
    details = details_of(b"!<arch>\n" + member(b"a", b"odd")[:-1] + b"!" + member(b"b", b"2"))
    assert marks(details) == ["It is no line feed."]


def test_a_damaged_ar_archive_keeps_its_first_members_and_says_where_it_ends() -> None:
    structure = structure_of(b"!<arch>\n" + member(b"a", b"12") + b"no header at all" * 5)
    assert [record.kind for record in records_of(structure)] == ["magic", "member", "bytes of no record"]
    assert "no header" in structure.window(0, 1, OPEN).note


def test_asar_files_by_their_place_with_what_the_header_states() -> None:
    header, first, second = details_of(SAMPLES["asar"])
    assert values(header)["text"].startswith('{"files"')
    assert [first.record.name, second.record.name] == ["a/main.js", "b.txt"]
    assert '"size": 5' in values(first)["stated in the header"]


def test_hidden_bytes_of_an_asar_are_a_record_of_no_file() -> None:
    tree = {"files": {"a": {"size": 2, "offset": "0"}, "b": {"size": 2, "offset": "6"}}}
    details = details_of(asar_of_header(tree, b"aahidebbmore"))
    assert kinds(details) == ["header", "file", "bytes of no record", "file", "bytes of no record"]
    assert details[2].head.data == b"hide"


def test_files_that_lie_on_each_other_are_both_there() -> None:
    places = {"a": (4, 0), "b": (4, 2), "far": (9, 99)}
    files = {name: {"size": size, "offset": str(offset)} for name, (size, offset) in places.items()}
    details = details_of(asar_of_header({"files": files}, b"123456"))
    assert [(d.record.name, d.record.size_bytes) for d in details[1:]] == [("a", 4), ("b", 4), ("far", 0)]


def test_tables_of_a_squashfs_image() -> None:
    details = details_of(SAMPLES["squashfs"])
    found = values(details[0])
    assert (found["compressor"], found["block size"], found["place of export table"]) == ("1 (zlib)", "4,096", "none")
    assert kinds(details) == [
        "superblock", "data of a file", "ends of files", "block of inodes", "block of folders", "block of a table",
        "places of a table's blocks", "block of a table", "places of a table's blocks", "zeros",
    ]  # fmt: skip
    assert details[1].record.name == "etc/big.txt"
    assert [d.record.name for d in details[5:9]] == ["ends of files", "ends of files", "owners", "owners"]


def test_a_program_of_pyinstaller() -> None:
    details = details_of(SAMPLES["pyinstaller"])
    rows = ["row of the table"] * 3
    assert kinds(details) == ["program", "file", "file", "file", *rows, "cookie", "bytes of no record"]
    listing = next(d for d in details if d.record.kind == "row of the table")
    assert values(listing)["kind"] == "s (script)"
    assert values(listing)["name"] == "app"
    cookie = next(d for d in details if d.record.kind == "cookie")
    assert values(cookie)["version of Python"] == "311"
    assert values(cookie)["name of Python's library"] == "libpython3.11.so.1.0"
    assert details[-1].head.data == b"signature"


def test_an_old_cookie_has_no_library() -> None:
    data = elf_program() + archive([(b"s", b"app", code("x"))], has_library_name=False)
    cookie = details_of(data)[-1]
    assert cookie.record.kind == "cookie"
    assert "name of Python's library" not in values(cookie)


def test_an_archive_of_modules() -> None:
    details = details_of(PYZ)
    assert kinds(details) == ["header", "zeros", "module", "module", "list of modules"]
    assert [d.record.name for d in details[2:4]] == ["pkg/__init__.pyc", "pkg/m.pyc"]
    assert "encrypted" in values(details[3])["content"]


def test_texts_of_a_program_of_node() -> None:
    details = details_of(SAMPLES["node-sea"])
    assert kinds(details)[:4] == ["program", "header of the blob", "script", "asset"]
    assert values(details[1])["flags"].endswith("assets)")
    assert details[3].record.name == "logo"
    assert values(details[3])["length"] == "7"


def test_modules_of_a_program_of_bun() -> None:
    details = details_of(SAMPLES["bun"])
    record = next(d for d in details if d.record.kind == "record of a module")
    assert record.record.name == "app"
    assert values(record)["source map"].startswith("3 bytes at ")
    assert [d.record.name for d in details if d.record.kind == "text of a module"] == ["app", "app.bun-map", "b.js"]
    assert kinds(details)[-2:] == ["where the records are", "trailer"]


def test_modules_of_a_ram_bundle() -> None:
    details = details_of(SAMPLES["ram-bundle"])
    assert kinds(details) == ["header", "table of modules", "module", "module", "module"]
    assert values(details[1])["module 1"] == "no module"
    assert details[3].record.name == "modules/0.js"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_spoiled_archives_end_in_records_or_sentences(name: str, data: st.DataObject) -> None:
    spoiled = bytearray(SAMPLES[name])
    for at in data.draw(st.lists(st.integers(0, len(spoiled) - 1), max_size=6)):
        spoiled[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(spoiled)))
    try:
        structure = structure_of(bytes(spoiled[:cut]))
    except ContainerError:
        return
    for record in records_of(structure):
        try:
            structure.detail(record.index, OPEN)
        except ContainerError:
            continue


def test_a_table_that_claims_more_than_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.previews.structure.run_index.MAX_RUNS", 2)
    records = records_of(structure_of(SAMPLES["ram-bundle"]))
    assert [record.kind for record in records] == ["header", "table of modules", "module", "bytes of no record"]


def test_counts_that_cannot_be() -> None:
    data = bytearray(SAMPLES["ram-bundle"])
    data[4:8] = struct.pack("<I", 0xFFFFFFFF)
    structure = structure_of(bytes(data))
    assert [record.kind for record in records_of(structure)] == ["header", "table of modules"]
    assert "more than the file can hold" in structure.window(0, 1, OPEN).note
