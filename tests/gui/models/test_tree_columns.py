"""What the columns of the tree say of an entry, and the order they give."""

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.gui.models.tree_columns import (
    Column,
    link_words,
    mode_words,
    packed_words,
    time_words,
    type_words,
)
from inspector.gui.models.tree_growth import Look
from inspector.gui.models.tree_model import TreeModel
from inspector.gui.models.tree_snapshot import TreeFacts, TreeWish, build_snapshot


def entry(number: int = 1, name: str = "a.ts", kind: EntryKind = EntryKind.FILE, **more: object) -> Entry:
    return Entry(number, None, name, name, kind, Origin.ARCHIVED, **more)  # type: ignore[arg-type]


def test_a_type_names_the_suffix_of_a_plain_file_and_what_everything_else_is() -> None:
    assert type_words("agent.TS", Look.FILE) == "ts file"
    assert type_words("a.b", Look.MAP) == "Source map"
    assert type_words(".env", Look.FILE) == "File"
    assert type_words("Makefile", Look.FILE) == "File"
    assert type_words("x.\u202egpj", Look.FILE) == "File"


def test_times_say_whether_their_zone_is_known() -> None:
    assert time_words(entry(mtime_s=1774915200.0)) == "2026-03-31 00:00 UTC"
    assert time_words(entry(mtime_s=1774915200.0, mtime_zone_known=False)) == "2026-03-31 00:00"
    assert time_words(entry()) == ""


@pytest.mark.parametrize("seconds", [1e30, -1e30, float("inf"), float("nan")])
def test_a_hostile_time_is_no_time(seconds: float) -> None:
    assert time_words(entry(mtime_s=seconds)) == "out of range"


def test_modes_read_as_those_of_ls() -> None:
    assert mode_words(entry(mode=0o755)) == "-rwxr-xr-x"
    assert mode_words(entry(mode=0o4755)) == "-rwsr-xr-x"
    assert mode_words(entry(kind=EntryKind.SYMLINK, mode=0o777)) == "lrwxrwxrwx"
    assert mode_words(entry()) == ""


def test_link_targets_are_made_visible() -> None:
    assert link_words(entry(link_target="../x\n\u202e")) == "../x␊⟨U+202E⟩"
    assert packed_words(entry(packed_bytes=1500)) == "1.5 kB"
    assert packed_words(entry()) == ""


FACTS = TreeFacts(
    entries=(
        entry(1, "b.ts", packed_bytes=10, mtime_s=3.0, mode=0o600),
        entry(3, "a.js", packed_bytes=30, mtime_s=float("nan"), mode=0o755),
        entry(7, "c", EntryKind.SYMLINK, link_target="b.ts", mtime_s=1.0),
        entry(9, "d/e.ts", packed_bytes=20),
        entry(10, "d/e.ts", packed_bytes=21),
    ),
    artifact_name="t",
    unread=frozenset({3}),
)


def names(column: Column, *, descending: bool = False) -> list[str]:
    rows = build_snapshot(FACTS, TreeWish(sort=column, descending=descending)).rows
    return [rows.tree.names[node] for node in rows.rows]


def test_every_column_sorts() -> None:
    assert names(Column.PACKED, descending=True)[:2] == ["a.js", "b.ts"]
    assert names(Column.LINK)[-1] == "c"
    assert names(Column.MODE)[-1] == "a.js"
    assert names(Column.TYPE)[0] == "d", "folder, js file, link, ts file"
    assert set(names(Column.TIME)) == {"a.js", "b.ts", "c", "d"}
    assert set(names(Column.SIZE)) == {"a.js", "b.ts", "c", "d"}


def test_a_cell_tells_of_its_own_entry_whatever_the_numbers_are() -> None:
    model = TreeModel()
    model.show_picture(build_snapshot(FACTS, TreeWish()))
    texts = {
        str(model.index(row, Column.NAME).data()): [str(model.index(row, column).data()) for column in Column]
        for row in range(model.rowCount())
    }
    assert texts["b.ts"][Column.PACKED :] == ["10 B", "ts file", "1970-01-01 00:00 UTC", "-rw-------", ""]
    assert texts["c"][Column.LINK] == "b.ts"
    assert texts["d"][Column.PACKED :] == ["", "Folder", "", "", ""], "a folder that names imply has no record"


def test_badges_tell_duplicates_and_what_was_not_read() -> None:
    picture = build_snapshot(FACTS, TreeWish())
    badges = {(picture.tree.names[node], picture.badge_of(node)) for node in range(1, len(picture.tree))}
    assert badges == {("a.js", "not read"), ("b.ts", ""), ("c", "link"), ("d", ""), ("e.ts", "duplicate")}
