"""The hex view over a session that answers from another thread."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.engine.session import ArtifactSession, RefusedError
from inspector.gui.hexview import HexView
from inspector.gui.hexview.byte_pages import PAGE_BYTES
from inspector.gui.hexview.hex_area import _MAX_SCROLL
from inspector.gui.theme.theme import load_theme
from inspector.previews.covering import SecretCover, covered_bytes
from inspector.previews.hexdump import ShownBytes
from inspector.previews.rows import TokenKind

NO_KEYS = Qt.KeyboardModifier.NoModifier
OPEN: "list[Bytes]" = []
"""Sessions to close after the view let go of them."""


class Bytes:
    """The part of a session that the hex view uses."""

    def __init__(self, data: bytes, size_bytes: int | None = None, refusal: str = "") -> None:
        self._data = data
        self.size_bytes = len(data) if size_bytes is None else size_bytes
        self._refusal = refusal
        self._thread = ThreadPoolExecutor(1)
        self.requests: list[int] = []
        self.cover = SecretCover()
        OPEN.append(self)

    def read_covered(self, entry: int, offset: int, length: int) -> "Future[ShownBytes]":
        self.requests.append(offset)
        return self._thread.submit(covered_bytes, self.cover, self._read, offset, length)

    def _read(self, offset: int, length: int) -> bytes:
        if self._refusal:
            raise RefusedError(self._refusal)
        end = min(offset + length, self.size_bytes)
        return self._data[offset:end].ljust(max(end - offset, 0), b"\0")

    def close(self) -> None:
        self._thread.shutdown(wait=True)


def entry(size_bytes: int | None) -> Entry:
    return Entry(1, None, "a.bin", "a.bin", EntryKind.FILE, Origin.ARCHIVED, size_bytes=size_bytes)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[HexView]:
    view = HexView(load_theme("dark"))
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    yield view
    view.clear()
    while OPEN:
        OPEN.pop().close()


def show(view: HexView, session: Bytes, size_bytes: int | None) -> None:
    view.open(cast("ArtifactSession", session), entry(size_bytes))


def has(view: HexView, offset: int) -> bool:
    return view._pages is not None and view._pages.bytes_at(offset, 1) is not None


def test_bytes_are_shown_and_moved_through(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(bytes(range(256)) * 64)
    show(view, session, 256 * 64)
    qtbot.waitUntil(lambda: has(view, 0))
    view.viewport().grab()
    for key, caret in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 17),
        (Qt.Key.Key_End, 31),
        (Qt.Key.Key_Home, 16),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
    ):
        QTest.keyClick(view, key)
        assert view.caret == caret
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret == 256 * 64 - 1
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.caret < 256 * 64 - 1


def test_copying_gives_digits_or_text(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(b"AB\0C" * 10)
    show(view, session, 40)
    qtbot.waitUntil(lambda: has(view, 0))
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.state_changed):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "41 42 00 43"
    with qtbot.waitSignal(view.state_changed):
        view.copy(as_text=True)
    assert QGuiApplication.clipboard().text() == "AB.C"


def test_the_mouse_finds_bytes_in_both_columns(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(bytes(256))
    show(view, session, 256)
    qtbot.waitUntil(lambda: has(view, 0))
    column, height = view._metrics.column_width, view._metrics.row_height
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(round(view._hex_px + 3.4 * column), height // 2)
    )
    assert view.caret == 1
    text_x = round(view._text_px + 9.5 * column)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(text_x, height + height // 2))
    assert view.caret == 16 + 9


def test_terabytes_scroll(view: HexView, qtbot: QtBot) -> None:
    size = 5 << 40
    session = Bytes(b"", size_bytes=size)
    show(view, session, size)
    qtbot.waitUntil(lambda: has(view, 0))
    offsets: list[int] = []
    view.caret_moved.connect(offsets.append)
    view.go_to(size - 3)
    qtbot.waitUntil(lambda: has(view, size - 3))
    assert offsets[-1] == size - 3
    assert view.verticalScrollBar().value() == _MAX_SCROLL
    view.verticalScrollBar().setValue(_MAX_SCROLL // 2)
    assert abs(view.top_row * 16 - size // 2) < size // 1000
    top, at = view.top_row, QPointF(5, 5)
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(wheel)
    assert view.top_row == top + 3
    assert len(session.requests) < 12


def test_an_unknown_size_is_learnt_by_reading(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(b"x" * 9000)
    show(view, session, None)
    view.resize(800, 20_000)
    qtbot.waitUntil(lambda: view._size_bytes == 9000)


def test_a_size_that_lies_is_corrected(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(b"short")
    show(view, session, 4000)
    qtbot.waitUntil(lambda: view._size_bytes == 5)


def test_refusals_and_empty_files_have_words(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(b"", refusal="The file is encrypted.")
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words == "The file is encrypted."):
        show(view, session, 100)
    show(view, session, 0)
    assert view._message == "The file is empty."


def test_secrets_are_covered_in_both_columns_and_copies_until_revealed(view: HexView, qtbot: QtBot) -> None:
    token = "ghp" + "_" + "Ab9" * 12
    at = PAGE_BYTES - 9
    session = Bytes(b"." * at + token.encode() + b"." * 100)
    show(view, session, at + len(token) + 100)
    view.go_to(PAGE_BYTES - 1)
    qtbot.waitUntil(lambda: has(view, PAGE_BYTES - 1) and has(view, PAGE_BYTES))
    session.cover.add([token])
    with qtbot.waitSignal(view.secrets_covered):
        view.refresh()
    qtbot.waitUntil(lambda: covered(view, PAGE_BYTES - 1) and covered(view, PAGE_BYTES))
    assert not covered(view, at + 3)
    image = view.viewport().grab().toImage()
    muted = load_theme("dark").tokens[TokenKind.COVERED].name()
    assert muted in {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    view.go_to(PAGE_BYTES)
    assert view.accessibleDescription().endswith("covered")
    view.go_to(PAGE_BYTES - 1)
    view._selection.anchor = at
    with qtbot.waitSignal(view.state_changed):
        view.copy(as_text=True)
    assert QGuiApplication.clipboard().text() == "ghp_" + "•" * 5
    with qtbot.waitSignal(view.state_changed):
        view.copy()
    assert QGuiApplication.clipboard().text() == token[:4].encode().hex(" ") + " ••" * 5
    session.cover.is_open = True
    view.refresh()
    qtbot.waitUntil(lambda: not covered(view, PAGE_BYTES - 1) and not covered(view, PAGE_BYTES))


def covered(view: HexView, offset: int) -> bool:
    here = view._pages.bytes_at(offset, 1) if view._pages else None
    return here is not None and bool(here.covered)


def test_the_theme_is_painted(view: HexView, qtbot: QtBot) -> None:
    session = Bytes(bytes(100))
    show(view, session, 100)
    view.set_theme(load_theme("light"))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 2, image.height() - 2) == load_theme("light").surface
