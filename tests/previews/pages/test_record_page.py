"""RECORD beside the files that it lists."""

import pytest

from inspector.previews.pages import record_page
from inspector.previews.pages.page import PageWindow
from tests.packages.wheel_builder import wheel_of
from tests.previews.pages.opened_page import Files, fields_of, page_of, part_of

INFO = "demo-1.0.dist-info"


def checked(change: dict[str, bytes | None]) -> PageWindow:
    wheel = wheel_of({"demo/a.py": b"a" * 3000, "demo/b.py": b"b", "demo/c.py": b"c"})
    record = wheel[f"{INFO}/RECORD"] or b""
    bodies = {name: body for name, body in {**wheel, **change}.items() if body is not None}
    return page_of(record, f"{INFO}/RECORD", Files(bodies))


def states(page: PageWindow) -> dict[str, str]:
    return {row.cells[0]: row.cells[1] for row in part_of(page, "Files")}


def test_a_record_that_fits() -> None:
    page = checked({})
    assert set(states(page).values()) == {"matches", "not compared"}
    assert not any(row.mark for row in page.rows if row.cells[0] != f"{INFO}/RECORD")
    assert fields_of(page)["Files"] == "matches: 5  ·  not compared: 1"


def test_changed_missing_and_unlisted_files_come_first() -> None:
    page = checked({"demo/a.py": b"x" * 3000, "demo/b.py": b"bb", "demo/c.py": None, "demo/new.py": b"n"})
    rows = part_of(page, "Files")
    assert [row.cells[1] for row in rows[:4]] == ["differs", "differs", "missing", "unlisted"]
    assert "hash is" in rows[0].mark
    assert rows[1].mark == "The file has 2 bytes, not 1."
    assert all(row.mark for row in rows[:4])


def test_files_of_other_packages_are_not_unlisted() -> None:
    other = {"other/x.py": b"x", "other-2.0.dist-info/RECORD": b"other/x.py,,\n"}
    assert "unlisted" not in states(checked(dict(other))).values()


def test_nothing_is_missing_before_the_container_is_listed() -> None:
    from inspector.previews.pages.opening import open_page  # noqa: PLC0415 - the only test that needs it
    from inspector.previews.pages.page_input import PageInput  # noqa: PLC0415 - the only test that needs it
    from tests.previews.pages.opened_page import OPEN  # noqa: PLC0415 - the only test that needs it

    files = Files({}, is_complete=False)
    page = open_page(PageInput(b"a.py,sha256=AA,1\n", f"{INFO}/RECORD", files))
    window = page.window(0, 100, OPEN)
    assert not window.is_complete
    assert states(window) == {"a.py": "not compared yet"}
    files.is_complete = True
    assert states(page.window(0, 100, OPEN)) == {"a.py": "missing"}


def test_a_large_package_is_compared_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_page, "_SECONDS", 0)
    assert set(states(checked({})).values()) == {"matches", "not compared"}


def test_damaged_lines_are_said() -> None:
    page = page_of(b"a.py,sha256=AA,1\nbroken\n", f"{INFO}/RECORD")
    assert fields_of(page)["Lines that cannot be read"] == "2"
