import gzip
import io
import tarfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.containers.source import Memory
from inspector.containers.tarball import Tarball
from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import EntryKind, Origin
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
    tar_of,
    walk,
    what_comes,
)

NAMES = ["a.txt", "./a.txt", "dir/b", "x" * 90 + "/" + "y" * 90, "z" * 300 + "/long", "ünïcödé/日本.txt", "a.txt"]


@pytest.mark.parametrize("tar_format", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_lists_what_tarfile_lists(tar_format: int) -> None:
    names = [n for n in NAMES if tar_format != tarfile.USTAR_FORMAT or len(n) < 200]
    data = tar_of([(n, n.encode() * 40) for n in names], tar_format)
    records = listed(data)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = archive.getmembers()
    assert [r.name_raw for r in records] == [m.name.encode() for m in members] == [n.encode() for n in names]
    assert [r.size_bytes for r in records] == [m.size for m in members]
    assert [r.mtime_s for r in records] == [m.mtime for m in members]
    assert [r.mode for r in records] == [m.mode for m in members]
    assert [body(r) for r in records] == [n.encode() * 40 for n in names]


def test_every_kind_is_kept_as_it_stands() -> None:
    data = b"".join([
        tar_header(b"./", flag=b"5"),
        tar_header(b"../up", octal(3)) + padded(b"abc"),
        tar_header(b"hard", flag=b"1", link=b"../up"),
        tar_header(b"soft", flag=b"2", link=b"/etc/passwd"),
        tar_header(b"char", flag=b"3"),
        tar_header(b"block", flag=b"4"),
        tar_header(b"pipe", flag=b"6"),
        tar_header(b"odd", octal(4), flag=b"Z") + padded(b"data"),
        tar_header(b"old/", flag=b"\0", magic=b""),
        tar_header(b"suid", mode=b"0006755\0"),
        END,
    ])  # fmt: skip
    records = listed(data)
    assert [(r.name_raw, r.kind, r.link_target) for r in records] == [
        (b"./", EntryKind.DIRECTORY, None),
        (b"../up", EntryKind.FILE, None),
        (b"hard", EntryKind.HARDLINK, b"../up"),
        (b"soft", EntryKind.SYMLINK, b"/etc/passwd"),
        (b"char", EntryKind.DEVICE, None),
        (b"block", EntryKind.DEVICE, None),
        (b"pipe", EntryKind.FIFO, None),
        (b"odd", EntryKind.OTHER, None),
        (b"old/", EntryKind.DIRECTORY, None),
        (b"suid", EntryKind.FILE, None),
    ]
    assert body(records[7]) == b"data"
    assert records[9].mode == 0o6755
    assert (records[0].owner, records[0].group, records[0].uid) == ("user", "group", 1000)
    assert records[8].owner is None
    assert records[2].offset == 512 + 1024


def test_ustar_prefix_counts_only_where_it_is_one() -> None:
    assert listed(tar_header(b"n", prefix=b"p/q") + END)[0].name_raw == b"p/q/n"
    assert listed(tar_header(b"n", prefix=b"14524513400", magic=b"ustar  \0") + END)[0].name_raw == b"n"


def test_pax_values_override_the_header() -> None:
    local = pax_header([
        (b"path", b"real\0hidden\xff"), (b"size", b"5"), (b"uid", b"70000000"), (b"uname", "jürgen".encode()),
        (b"mtime", b"1700000000.25"), (b"unknown", b"value"),
    ])  # fmt: skip
    record, texts = listed(local + tar_header(b"short", octal(0)) + padded(b"hello") + END)
    assert (body(texts), texts.canonical_name, texts.origin) == (b"unknown=value\n", "%header-values", Origin.EMBEDDED)
    assert (record.name_raw, record.size_bytes, record.uid) == (b"real\0hidden\xff", 5, 70_000_000)
    assert (record.owner, record.mtime_s, body(record)) == ("jürgen", 1_700_000_000.25, b"hello")


def test_pax_global_values_hold_until_a_local_one() -> None:
    data = (
        pax_header([(b"gname", b"all")], b"g")
        + tar_header(b"one")
        + pax_header([(b"gname", b"mine")])
        + tar_header(b"two")
        + tar_header(b"three")
        + END
    )
    assert [r.group for r in listed(data)] == ["all", "mine", "all"]


@pytest.mark.parametrize(
    ("key", "value"),
    [(b"size", b"-5"), (b"size", b"9" * 30), (b"mtime", b"nan"), (b"mtime", b"1e999"), (b"uid", b"x"), (b"path", b"")],
)
def test_senseless_pax_values_do_no_harm(key: bytes, value: bytes) -> None:
    records = listed(pax_header([(key, value)]) + tar_header(b"name") + END)
    assert [r.name_raw for r in records] == [b"name"]
    assert records[0].mtime_s == 0o14524513400


def test_many_extended_headers_in_a_row_end() -> None:
    loop = pax_header([(b"path", b"x")]) * 500
    assert [r.name_raw for r in listed(loop + tar_header(b"name") + END)] == [b"x"]
    context = new_context()
    records, error = walk(opened(loop, context=context))
    assert (records, error) == ([], None)
    assert AnomalyKind.TAR_LOST_EXTENSION in {oddity.kind for oddity in context.oddities}


def test_damaged_and_oversized_extended_headers_stay_readable() -> None:
    wrong = tar_header(b"p", octal(9), b"x") + padded(b"99 a=b\nxx")
    huge = tar_header(b"p", octal(2 << 20), b"L") + b"h" * (2 << 20)
    gap, record, texts = listed(wrong + huge + tar_header(b"n") + END)
    assert (gap.canonical_name, gap.size_bytes, body(gap)[-2:]) == ("%gap", 2 << 20, b"hh")
    assert record.name_raw == b"n"
    assert b"99 a=b" in body(texts)


@pytest.mark.parametrize(
    "size", [b"\xff" * 12, b"\x80" + b"\xff" * 11, b"-0000000001\0", b"0x1\0", b"99999999999\0", b"1_0\0"]
)
def test_sizes_that_cannot_be_are_a_failure_of_that_record(size: bytes) -> None:
    records = listed(tar_header(b"bad", size) + tar_header(b"next", octal(1)) + padded(b"!") + END)
    assert [(r.name_raw, r.size_bytes) for r in records] == [(b"bad", None), (b"next", 1)]
    assert records[0].failure
    assert records[0].content is None


def test_base_256_numbers() -> None:
    size = b"\x80" + (3).to_bytes(11, "big")
    (record,) = listed(tar_header(b"n", size) + padded(b"abc") + END)
    assert (record.size_bytes, body(record)) == (3, b"abc")


def test_truncated_at_every_block_lists_what_is_there() -> None:
    whole = tar_of([("one", b"1" * 700), ("two" * 50, b"2" * 100), ("three", b"")])
    full = [r.name_raw for r in listed(whole)]
    for cut in range(512, len(whole), 512):
        context = new_context()
        container = Tarball(Memory(whole[:cut]), "tar", context)
        records, error = walk(container)
        names = [r.name_raw for r in records]
        assert names == full[: len(names)]
        assert error is None or isinstance(error, DamagedError)
        assert error is not None or context.oddities or len(names) == 3


def test_truncated_inside_a_member_yields_it_with_what_exists() -> None:
    data = tar_header(b"one", octal(10)) + padded(b"0123456789") + tar_header(b"two", octal(9000)) + b"x" * 700
    records, error = walk(opened(data))
    assert [r.name_raw for r in records] == [b"one", b"two"]
    assert isinstance(error, DamagedError)
    assert body(records[0]) == b"0123456789"
    assert records[1].content is not None
    got, problem = what_comes(records[1].content)
    assert got == b"x" * 700
    assert isinstance(problem, DamagedError)


@pytest.mark.parametrize("packed", [False, True])
def test_cut_inside_a_header(packed: bool) -> None:
    data = tar_header(b"one") + tar_header(b"two")[:300]
    records, error = walk(opened(gzip.compress(data) if packed else data))
    assert [r.name_raw for r in records] == [b"one"]
    assert "inside the header" in str(error)


def test_garbage_after_a_record_is_damage() -> None:
    (one, rest), error = walk(opened(tar_header(b"one") + b"\x01" * 2048))
    assert one.name_raw == b"one"
    assert (rest.canonical_name, body(rest)) == ("%trailing", b"\x01" * 2048)
    assert "checksum" in str(error)


def test_records_behind_garbage_are_listed() -> None:
    context = new_context()
    records = listed(tar_header(b"one") + b"\x01" * 1024 + tar_header(b"two") + END, context=context)
    assert [(r.canonical_name or r.name_raw) for r in records] == [b"one", "%gap", b"two"]
    assert body(records[1]) == b"\x01" * 1024
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.TAR_BAD_CHECKSUM]


def test_records_after_the_end_marker_are_listed_and_stated() -> None:
    context = new_context()
    records = listed(tar_header(b"one") + END * 8 + tar_header(b"two") + END, context=context)
    assert [r.name_raw for r in records] == [b"one", b"two"]
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.TAR_RECORDS_AFTER_END]


@pytest.mark.parametrize("packed", [False, True])
def test_bytes_after_the_end_marker_are_an_entry(packed: bool) -> None:
    context, data = new_context(), tar_header(b"one") + END * 9 + b"payload" * 200
    _, rest = listed(gzip.compress(data) if packed else data, context=context)
    assert (rest.canonical_name, body(rest), rest.size_bytes) == ("%trailing", b"payload" * 200, 1400)
    assert [oddity.kind for oddity in context.oddities] == [AnomalyKind.TAR_TRAILING_BYTES]
    assert not context.notes


def test_links_and_folders_with_a_size() -> None:
    stated = tar_header(b"hard", octal(600), b"1", b"x") + tar_header(b"next") + END
    assert [r.name_raw for r in listed(stated)] == [b"hard", b"next"]
    carried = tar_header(b"hard", octal(600), b"1", b"x") + padded(b"d" * 600) + tar_header(b"next") + END
    records = listed(carried)
    assert [r.name_raw for r in records] == [b"hard", b"next"]
    assert body(records[0]) == b"d" * 600


def test_signed_checksums_of_old_tars() -> None:
    header = bytearray(tar_header("ä".encode("latin-1") * 20))
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(byte - 256 if byte > 127 else byte for byte in header)
    assert listed(bytes(header) + END)[0].name_raw == b"\xe4" * 20


def test_non_ascii_headers_are_summed_exactly() -> None:
    (record,) = listed(tar_header(b"\xff" * 100, link=b"\xff" * 100, prefix=b"\xff" * 155) + END)
    assert record.name_raw == b"\xff" * 155 + b"/" + b"\xff" * 100


def test_one_wrong_bit_breaks_the_checksum() -> None:
    header = bytearray(tar_header(b"name"))
    for place in range(0, 512, 7):
        header[place] ^= 1
        if not 148 <= place < 156:
            assert isinstance(walk(Tarball(Memory(bytes(header) + END), "tar", new_context()))[1], DamagedError)
        header[place] ^= 1


def test_time_limit_ends_the_walk() -> None:
    container = opened(tar_header(b"a") * 3 + END, context=new_context(Limits(max_seconds=-1)))
    assert isinstance(walk(container)[1], LimitReachedError)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=120),
            st.binary(max_size=1500),
        ),
        max_size=6,
    ),
    st.sampled_from([tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]),
)
def test_same_as_tarfile_for_any_names(members: list[tuple[str, bytes]], tar_format: int) -> None:
    data = tar_of(members, tar_format)
    records, error = walk(Tarball(Memory(data), "tar", new_context()))
    assert error is None
    assert [(r.name_raw, body(r)) for r in records] == [(n.encode(), c) for n, c in members]


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 4000), st.integers(0, 255), st.binary(max_size=40))
def test_any_damage_is_a_container_error(place: int, value: int, noise: bytes) -> None:
    data = bytearray(tar_of([("one" * 60, b"1" * 700), ("two", b"2" * 100)]))
    data[place : place + len(noise) + 1] = bytes([value]) + noise
    records, _ = walk(Tarball(Memory(bytes(data)), "tar", new_context()))
    for record in records:
        if record.content is not None and (record.size_bytes or 0) < 1 << 20:
            what_comes(record.content)
    assert len(records) < 20
