import math

from hypothesis import given
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.entry_table import EntrySpan, EntryTable

_TEXTS = st.text(st.characters(), max_size=20)
_FIGURES = st.none() | st.integers(-5, 1 << 64)
_SMALL = st.none() | st.integers(0, 1 << 16)
_OWNERS = st.none() | _TEXTS


def _file(number: int, path: str, parent: int | None = None, name: str | None = None) -> Entry:
    return Entry(number, parent, path, path if name is None else name, EntryKind.FILE, Origin.ARCHIVED)


@st.composite
def _entries(draw: st.DrawFn) -> list[Entry]:
    made: list[Entry] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        parent = draw(st.none() | st.sampled_from(made)) if made else None
        tail = draw(_TEXTS)
        path = draw(st.sampled_from([tail, f"{parent.path}!/{tail}" if parent else tail]))
        made.append(
            Entry(
                number * draw(st.integers(1, 3)), parent.number if parent else None, path, draw(st.just(tail) | _TEXTS),
                draw(st.sampled_from(EntryKind)), draw(st.sampled_from(Origin)),
                draw(st.none() | st.binary(max_size=5)),
                draw(_FIGURES), draw(_FIGURES), draw(_SMALL), draw(_SMALL), draw(_SMALL), draw(_OWNERS), draw(_OWNERS),
                draw(st.none() | st.floats(allow_nan=False)), draw(st.booleans()), draw(_OWNERS), draw(_FIGURES),
                draw(st.booleans()),
            )
        )  # fmt: skip
    return made


@given(_entries())
def test_every_entry_comes_back_as_it_went_in(entries: list[Entry]) -> None:
    table = EntryTable(entries)
    assert list(table) == entries
    assert list(EntrySpan(table)) == entries
    assert list(table.paths(range(len(table)))) == [entry.path for entry in entries]


@given(_entries())
def test_entries_are_found_by_number(entries: list[Entry]) -> None:
    table = EntryTable(entries)
    for entry in entries:
        found = table.get(entry.number)
        assert found is not None
        assert found.number == entry.number
    assert [number for number in range(40) if number in table] == sorted({entry.number for entry in entries})
    assert table.get(1 << 30) is None
    assert 1 << 30 not in table


def test_an_undefined_time_is_kept() -> None:
    (entry,) = EntryTable([Entry(1, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED, mtime_s=math.nan)])
    assert entry.mtime_s is not None
    assert math.isnan(entry.mtime_s)


def test_entries_are_found_by_path() -> None:
    table = EntryTable([_file(1, "b/a"), _file(2, "a"), _file(5, "a!/x", 2, "x"), _file(6, "odd", 2)])
    assert table.numbers_at_paths({"a", "a!/x", "odd", "x", ""}) == {"a": 2, "a!/x": 5, "odd": 6}


def test_a_span_stays_as_it_is_while_the_table_grows() -> None:
    table = EntryTable([_file(1, "a"), _file(2, "b")])
    span = EntrySpan(table)
    table.extend([_file(3, "c")])
    assert [entry.path for entry in span] == ["a", "b"]
    assert (span[-1].path, [entry.path for entry in span[:1]], len(table)) == ("b", ["a"], 3)


def test_columns_to_sort_by_say_where_nothing_is_known() -> None:
    known = Entry(1, None, "l", "l", EntryKind.SYMLINK, Origin.ARCHIVED, mode=0o755, mtime_s=7.0, packed_bytes=3,
                  link_target="to")  # fmt: skip
    table = EntryTable([known, _file(2, "b")])
    assert list(table.packed_bytes(2)) == [3, -1]
    assert list(table.times_s(2)) == [7.0, -math.inf]
    assert list(table.modes(2)) == [0o755, -1]
    assert list(table.link_targets(2)) == ["to", ""]


def test_entries_are_counted_by_origin() -> None:
    rebuilt = Entry(3, 1, "a!/s", "s", EntryKind.FILE, Origin.REBUILT)
    table = EntryTable([_file(1, "a"), _file(2, "b"), rebuilt])
    assert [table.count_from(origin) for origin in (Origin.ARCHIVED, Origin.REBUILT, Origin.FOLDER)] == [2, 1, 0]


def test_raw_names_are_at_hand() -> None:
    odd = Entry(2, None, "%FF", "\ufffd", EntryKind.FILE, Origin.ARCHIVED, name_raw=b"\xff")
    assert list(EntryTable([_file(1, "a"), odd]).raw_names()) == [b"\xff"]


def test_entries_of_one_container_share_what_their_paths_begin_with() -> None:
    table = EntryTable([_file(1, "in.zip"), *(_file(n, f"in.zip!/{n}", 1, str(n)) for n in range(2, 50))])
    assert table.get(49) == _file(49, "in.zip!/49", 1, "49")
    assert not table._whole
