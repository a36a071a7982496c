import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.ar_archive import AR
from inspector.containers.failures import DamagedError
from inspector.containers.source import Memory
from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import EntryKind
from inspector.core.innerpath import TRAILING_NAME
from tests.containers.context_builder import body, listed, new_context, opened, walk, what_comes


def member(name: bytes, content: bytes, size: int | None = None) -> bytes:
    size = len(content) if size is None else size
    header = name.ljust(16) + b"1700000000".ljust(12) + b"1000  1001  100644  " + b"%d" % size
    return header.ljust(58) + b"`\n" + content + b"\n" * (len(content) % 2)


def test_debian_packages() -> None:
    data = b"!<arch>\n" + member(b"debian-binary", b"2.0\n") + member(b"data.tar.xz/", b"odd")
    first, second = listed(data)
    assert (first.name_raw, body(first), first.mode, first.mtime_s) == (
        b"debian-binary",
        b"2.0\n",
        0o644,
        1_700_000_000,
    )
    assert (first.uid, first.gid, first.offset) == (1000, 1001, 8)
    assert (second.name_raw, body(second)) == (b"data.tar.xz", b"odd")


def test_gnu_and_bsd_long_names_and_tables() -> None:
    names = b"a-very-long-name-of-an-object.o/\nanother-one.o/\n"
    data = b"!<arch>\n" + b"".join([
        member(b"/", b"symbols!"),
        member(b"//", names),
        member(b"/0", b"one"),
        member(b"/33", b"two"),
        member(b"#1/20", b"bsd name of twenty\0\0content"),
        member(b"/999", b"three"),
    ])  # fmt: skip
    records = listed(data)
    assert [(r.name_raw, r.kind) for r in records] == [
        (b"/", EntryKind.OTHER),
        (b"//", EntryKind.OTHER),
        (b"a-very-long-name-of-an-object.o", EntryKind.FILE),
        (b"another-one.o", EntryKind.FILE),
        (b"bsd name of twenty", EntryKind.FILE),
        (b"/999", EntryKind.FILE),
    ]
    assert body(records[4]) == b"content"


def test_thin_archives_only_name_files() -> None:
    table = member(b"//", b"elsewhere.o/\n")
    records = listed(b"!<thin>\n" + table + member(b"/0", b"", 5000) + member(b"/0", b"", 6000))
    assert [(r.name_raw, r.size_bytes, r.content) for r in records[1:]] == [
        (b"elsewhere.o", 5000, None),
        (b"elsewhere.o", 6000, None),
    ]
    assert records[1].failure


def test_truncated() -> None:
    data = b"!<arch>\n" + member(b"one", b"1234") + member(b"two", b"12", 5000)
    records, error = walk(opened(data))
    assert [r.name_raw for r in records] == [b"one", b"two"]
    assert isinstance(error, DamagedError)
    assert records[1].content is not None
    assert isinstance(what_comes(records[1].content)[1], DamagedError)


@pytest.mark.parametrize("tail", [b"garbage", b"x" * 60])
def test_bytes_that_are_no_member_are_damage_and_a_record(tail: bytes) -> None:
    context = new_context()
    records, error = walk(opened(b"!<arch>\n" + member(b"one", b"1234") + tail, context=context))
    assert [body(record) for record in records] == [b"1234", tail]
    assert records[1].canonical_name == TRAILING_NAME
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.STREAM_TRAILING_BYTES]
    assert isinstance(error, DamagedError)


def test_a_size_that_is_no_number_is_damage() -> None:
    tail = member(b"n", b"")[:48] + b"-5".ljust(10) + b"`\n"
    records, error = walk(opened(b"!<arch>\n" + member(b"one", b"1234") + tail))
    assert len(records) == 1
    assert isinstance(error, DamagedError)


@settings(max_examples=50, deadline=None)
@given(st.integers(8, 150), st.binary(min_size=1, max_size=30))
def test_any_damage_is_a_container_error(place: int, noise: bytes) -> None:
    data = bytearray(b"!<arch>\n" + member(b"//", b"name/\n") + member(b"/0", b"1234") + member(b"#1/4", b"nameX"))
    data[place : place + len(noise)] = noise
    records, _ = walk(AR.open(Memory(bytes(data)), "x.a", new_context()))
    for record in records:
        if record.content is not None:
            what_comes(record.content)
