import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.asar import FORMAT
from inspector.containers.failures import DamagedError
from inspector.containers.source import Memory
from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import EntryKind, Origin
from tests.containers.asar_builder import asar_of, asar_of_header, integrity
from tests.containers.context_builder import body, listed, new_context, opened, tar_of, walk, what_comes

MEMBERS = [("package.json", b"{}"), ("src/main.js", b"console.log(1)"), ("src/deep/empty.txt", b"")]


def test_files_folders_and_their_places() -> None:
    data = asar_of(MEMBERS)
    assert opened(data).format == "asar"
    records = listed(data)
    assert [(r.name_raw, r.kind) for r in records] == [
        (b"package.json", EntryKind.FILE),
        (b"src", EntryKind.DIRECTORY),
        (b"src/main.js", EntryKind.FILE),
        (b"src/deep", EntryKind.DIRECTORY),
        (b"src/deep/empty.txt", EntryKind.FILE),
    ]
    main = records[2]
    assert (body(main), main.size_bytes, main.mode) == (b"console.log(1)", 14, 0o644)
    assert main.offset == data.index(b"console.log(1)")


def test_a_wrong_digest_is_said_after_the_last_byte() -> None:
    data = asar_of(MEMBERS).replace(b"console.log(1)", b"console.log(2)")
    record = listed(data)[2]
    assert record.content is not None
    content, error = what_comes(record.content)
    assert content == b"console.log(2)"
    assert isinstance(error, DamagedError)
    assert "digest" in str(error)


def test_digests_that_cannot_be_used_do_no_harm() -> None:
    for stated in (7, {"algorithm": "MD5", "hash": "x"}, {"algorithm": "SHA256", "hash": 3}, {"algorithm": "SHA256"}):
        header = {"files": {"a": {"size": 1, "offset": "0", "integrity": stated}}}
        assert body(listed(asar_of_header(header, b"x"))[0]) == b"x"


def test_unpacked_files_are_listed_and_said_to_be_elsewhere() -> None:
    header = {"files": {"native.node": {"size": 5000, "unpacked": True, "integrity": integrity(b"")}}}
    context = new_context()
    (record,) = listed(asar_of_header(header), context=context)
    assert (record.size_bytes, record.content, record.failure) == (5000, None, None)
    assert context.notes == [
        ("Stored beside the archive and only named in it: 1 files.", "They are not part of the archive.")
    ]
    assert not context.unread


def test_links_and_loops() -> None:
    header = {"files": {
        "a": {"link": "b"}, "b": {"link": "c"}, "c": {"size": 0, "offset": "0"},
        "x": {"link": "y"}, "y": {"link": "./x"}, "self": {"link": "self"}, "odd": {"link": 3},
        "out": {"link": "../../etc/passwd"},
    }}  # fmt: skip
    records = {r.name_raw: r for r in listed(asar_of_header(header))}
    assert (records[b"a"].link_target, records[b"a"].failure) == (b"b", None)
    for name in (b"x", b"y", b"self"):
        assert "back to itself" in (records[name].failure or "")
    assert records[b"odd"].failure
    assert (records[b"out"].kind, records[b"out"].link_target) == (EntryKind.SYMLINK, b"../../etc/passwd")


@pytest.mark.parametrize(
    "facts",
    [
        {"size": -1, "offset": "0"}, {"size": 1}, {"size": 1, "offset": "-4"}, {"size": True, "offset": "0"}, 7,
        {"size": 1, "offset": 0}, {"size": 1 << 70, "offset": "0"}, {"size": 1, "offset": "9" * 30}, None, [], {},
        {"files": 3},
    ],
)  # fmt: skip
def test_facts_that_make_no_sense_are_listed_with_a_sentence(facts: Any) -> None:
    record, *rest = listed(asar_of_header({"files": {"../../x": facts}}, b"data"))
    assert record.name_raw == b"../../x"
    assert record.content is None
    assert record.failure is not None
    assert record.failure.endswith("make sense.")
    assert [body(r) for r in rest] == [b"data"]


def test_places_beyond_the_end() -> None:
    header = {"files": {"half": {"size": 9, "offset": "2"}, "none": {"size": 1, "offset": "99"}}}
    half, none, gap = listed(asar_of_header(header, b"abcdef"))
    assert half.content is not None
    assert what_comes(half.content)[0] == b"cdef"
    assert "5 bytes of this entry beyond the end" in (half.failure or "")
    assert (none.content, bool(none.failure)) == (None, True)
    assert body(gap) == b"ab"


def test_bytes_of_no_file_are_entries() -> None:
    header = {"files": {"a": {"size": 2, "offset": "3"}, "same": {"size": 2, "offset": "3"}}}
    context = new_context()
    (*_, gap, tail), error = walk(opened(asar_of_header(header, b"gapAAtail"), "app.asar", context))
    assert error is None
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.STREAM_TRAILING_BYTES]
    assert [(r.canonical_name, body(r), r.origin) for r in (gap, tail)] == [
        ("%gap", b"gap", Origin.EMBEDDED),
        ("%trailing", b"tail", Origin.EMBEDDED),
    ]


def test_names_are_kept_as_they_are() -> None:
    header = json.dumps({"files": {"..\\x": {"size": 0, "offset": "0"}, "a/b": {"size": 0, "offset": "0"}}})
    names = [r.name_raw for r in listed(asar_of_header(header.encode()))]
    assert names == [b"..\\x", b"a/b"]


@pytest.mark.parametrize(
    "text", [b"{}", b'{"files":[]}', b"{bad", b'{"files":{"\xff":{}}}', b'{"a":' * 5000 + b"1" + b"}" * 5000]
)
def test_headers_that_are_no_tree(text: bytes) -> None:
    records, error = walk(opened(asar_of_header(text)))
    assert records == []
    assert isinstance(error, DamagedError)


def test_folders_nested_too_deep_end_the_walk_with_a_sentence() -> None:
    text = b'{"files":{"d":' * 300 + b'{"size":0,"offset":"0"}' + b"}}" * 300
    records, error = walk(opened(asar_of_header(text)))
    assert len(records) == 200
    assert "nested deeper" in str(error)


def test_a_header_that_is_cut() -> None:
    records, error = walk(opened(asar_of(MEMBERS)[:60]))
    assert records == []
    assert isinstance(error, DamagedError)


def test_inside_other_containers() -> None:
    (record,) = listed(tar_of([("resources/app.asar", asar_of(MEMBERS))]))
    assert record.content is not None
    assert listed(body(record))[0].name_raw == b"package.json"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=30))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(asar_of(MEMBERS))
    data[place : place + len(noise)] = noise
    records, _ = walk(FORMAT.open(Memory(bytes(data)), "x.asar", new_context()))
    for record in records:
        if record.content is not None:
            what_comes(record.content)
