"""The text view over a session that answers from another thread."""

from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.severity import Severity
from inspector.gui.textview import TextView
from inspector.gui.textview.row_pages import PAGE_ROWS
from inspector.gui.theme.font_zoom import zoom_to
from inspector.gui.theme.theme import load_theme
from inspector.previews.rows import TokenKind
from tests.gui.textview.thread_session import ENTRY, Opener, ThreadSession, row

NO_KEYS = Qt.KeyboardModifier.NoModifier
LINES = b"".join(b"const value%d = %d; // words\n" % (n, n) for n in range(1000))


def test_a_text_is_shown_and_coloured(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    said: list[str] = []
    view.state_changed.connect(said.append)
    opened(LINES)
    qtbot.waitUntil(lambda: bool(view._loader and view._loader.pages.spans(0)))
    assert said[0] == "Loading…"
    assert said[-1] == "TypeScript  ·  1,000 lines"
    keyword = load_theme("light").tokens[view._loader.pages.spans(0)[0].token] if view._loader else None
    image = view.viewport().grab().toImage()
    colours = {image.pixelColor(x, y).name() for y in range(20) for x in range(image.width())}
    assert keyword is not None
    assert keyword.name() in colours


def test_only_what_is_in_sight_is_asked_for(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    session = opened(LINES * 50)
    view.verticalScrollBar().setValue(40_000)
    qtbot.waitUntil(lambda: row(view, 40_000) is not None)
    assert len(session.row_requests) < 12
    shown = row(view, 40_000)
    assert shown is not None
    assert shown.line == 40_001


def test_a_refusal_is_said_in_the_view(view: TextView, qtbot: QtBot) -> None:
    session = ThreadSession(b"", refusal="The file is encrypted.")
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words == "The file is encrypted."):
        view.open(session, ENTRY)
    assert view._message == "The file is encrypted."
    session.close()


def test_an_empty_text_has_words(view: TextView, opened: Opener) -> None:
    opened(b"")
    assert view._message == "The file is empty."
    view.select_all()
    view.copy()


def test_a_place_asked_for_early_is_gone_to_later(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES, wait=False)
    view.go_to(500, 7, None)
    qtbot.waitUntil(lambda: view.caret == (499, 6))
    top = view.verticalScrollBar().value()
    assert top < 499 < top + view._screen_rows
    qtbot.waitUntil(lambda: "value499" in view.accessibleDescription())


def test_a_place_that_is_none_is_said(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES)
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: "not in the text" in words):
        view.go_to(5000)


def test_find_goes_on_and_around(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES)
    said: list[str] = []
    view.state_changed.connect(said.append)
    view.find("VALUE99")
    qtbot.waitUntil(lambda: view.caret == (99, 6))
    view.find("value99")
    qtbot.waitUntil(lambda: view.caret == (990, 6))
    view.go_to(991, 1)
    qtbot.waitUntil(lambda: view.caret == (990, 0))
    view.find("VALUE990")
    qtbot.waitUntil(lambda: view.caret == (990, 6))
    view.find("VALUE990")
    qtbot.waitUntil(lambda: "Continued from the start." in said)
    view.find("value98", backwards=True)
    qtbot.waitUntil(lambda: view.caret == (989, 6))
    view.find("VALUE990", case_sensitive=True)
    qtbot.waitUntil(lambda: "“VALUE990” was not found." in said)


def test_keys_move_and_select(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES)
    places: list[tuple[int, int]] = []
    view.caret_moved.connect(lambda line, column: places.append((line, column)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert places[-1] == (2, len("const value1 = 1; // words") + 1)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caret == (0, len("const value0 = 0; // words"))
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: row(view, 999) is not None)
    assert view.caret[0] == 999
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.caret[0] == 999 - view._screen_rows
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (view._selection.start, view._selection.end) == ((0, 0), (0, 1))


def test_copying_joins_the_rows_of_long_lines(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(b"a" * 1000 + b"\nsecond\tx\n")
    view.select_all()
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words == "Copied."):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "a" * 1000 + "\nsecond  x"


def test_copying_stops_at_a_bound(
    view: TextView, opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.gui.textview.text_copy.MAX_CHARACTERS", 1000)
    opened(LINES)
    view.select_all()
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: "too long" in words):
        view.copy()
    assert len(QGuiApplication.clipboard().text()) == 1000


def test_the_mouse_selects_across_rows(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES)
    left, height, step = round(view._left), view._metrics.row_height, view._metrics.column_width
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(left, height // 2))
    view.mouseMoveEvent(_move(QPoint(round(left + 5 * step), height + height // 2)))
    assert (view._selection.start, view._selection.end) == ((0, 0), (1, 5))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, QPoint(round(left + 8 * step), height // 2))
    assert (view._selection.start, view._selection.end) == ((0, 6), (0, 12))


def _move(point: QPoint) -> QMouseEvent:
    at = QPointF(point)
    return QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        at,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


class TipRecorder:
    """Stands for QToolTip, which the platform of the tests cannot show."""

    texts: ClassVar[list[str]] = []

    @classmethod
    def showText(cls, _at: QPoint, text: str, _widget: QWidget) -> None:  # noqa: N802 - Qt's name
        cls.texts.append(text)


def test_marks_are_drawn_and_explained(
    view: TextView, opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspector.gui.textview.text_area.QToolTip", TipRecorder)
    opened(LINES)
    theme = load_theme("light")
    view.set_marks([(2, Severity.LOW), (2, Severity.CRITICAL, "A <b>key</b>"), (3, Severity.INFO)])
    image = view.viewport().grab().toImage()
    y = round(view._metrics.row_height * 1.5)
    gutter = {image.pixelColor(x, y).name() for x in range(round(view._painter.gutter_px))}
    assert theme.severities[Severity.CRITICAL].name() in gutter
    assert image.pixelColor(image.width() - 3, y) == theme.tints[Severity.CRITICAL]
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, QPoint(5, y), QPoint(5, y)))
    assert "A &lt;b&gt;key&lt;/b&gt;" in TipRecorder.texts[-1]
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 2), QPoint(5, 2)))
    assert not TipRecorder.texts[-1]


def test_zoom_and_theme(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES)
    at, control = QPointF(50, 50), Qt.KeyboardModifier.ControlModifier
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(at, at, QPoint(), QPoint(0, 120), no_button, control, no_phase, False)
    view.wheelEvent(wheel)
    assert not wheel.isAccepted()  # the window zooms, and the text with it
    row_height = view._metrics.row_height
    zoom_to(4)
    qtbot.waitUntil(lambda: view._metrics.row_height > row_height)
    zoom_to(0)
    qtbot.waitUntil(lambda: view._metrics.row_height == row_height)
    view.set_theme(load_theme("dark"))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(image.width() - 3, image.height() - 3) == load_theme("dark").surface
    font, height = view.font(), view._metrics.row_height
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    assert view._metrics.row_height > height


def test_a_hostile_text_is_painted(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened("a\u202eb\0 שלום ע 1 😀 e\u0301\u0301 <b>&amp;\n".encode() * 200 + b"\xff\xfe" * 500)
    view.select_all()
    view.viewport().grab()
    view.go_to(3, 5)
    qtbot.waitUntil(lambda: view.caret[0] == 2)
    view.viewport().grab()


def test_another_text_drops_the_first(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(LINES, wait=False)
    opened(b"the other one\n")
    shown = row(view, 0)
    assert shown is not None
    assert shown.text == "the other one"


def test_rows_kept_are_bounded(view: TextView, opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.gui.textview.row_pages.MAX_PAGES", 4)
    opened(LINES)
    for top in range(0, 900, PAGE_ROWS):
        view.verticalScrollBar().setValue(top)
        qtbot.waitUntil(lambda top=top: row(view, top) is not None)  # type: ignore[misc]  # binds the loop's value
    assert view._loader is not None
    assert len(view._loader.pages._pages) <= 4


def test_the_line_dialog_goes_there(
    view: TextView, opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "open", lambda dialog: None)  # the platform of the tests cannot raise windows
    opened(LINES)
    view.ask_line()
    dialog = view.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.intMaximum() == 1000
    dialog.intValueSelected.emit(700)
    qtbot.waitUntil(lambda: view.caret[0] == 699)


def test_copy_keys_belong_to_the_view(view: TextView, opened: Opener) -> None:
    opened(LINES)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


TOKEN = "ghp" + "_" + "Ab9" * 12
SECRET_TEXT = f"// words\nconst key = '{TOKEN}';\n".encode() + LINES


def text_of(view: TextView, number: int) -> str:
    shown = row(view, number)
    return shown.text if shown else ""


def colours_of(view: TextView) -> set[str]:
    image = view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(80)}


def test_secrets_are_covered_once_they_are_known_and_shown_on_demand(
    view: TextView, opened: Opener, qtbot: QtBot
) -> None:
    session = opened(SECRET_TEXT)
    muted = load_theme("light").tokens[TokenKind.COVERED].name()
    qtbot.waitUntil(lambda: bool(view._loader and view._loader.pages.spans(0)))
    assert TOKEN in text_of(view, 1)
    session.cover([TOKEN])
    with qtbot.waitSignal(view.secrets_covered):
        view.refresh()
    assert text_of(view, 1) == f"const key = 'ghp_{'•' * (len(TOKEN) - 4)}';"
    assert view._loader is not None
    assert view._loader.pages.spans(1)
    assert muted in colours_of(view)
    view.go_to(2, 14)
    qtbot.waitUntil(lambda: view.caret == (1, 13))
    assert TOKEN not in view.accessibleDescription()
    view.select_all()
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words == "Copied."):
        view.copy()
    assert TOKEN not in QGuiApplication.clipboard().text()
    assert "ghp_•" in QGuiApplication.clipboard().text()
    session.reveal(is_revealed=True)
    view.refresh()
    qtbot.waitUntil(lambda: TOKEN in text_of(view, 1))


def test_pages_out_of_sight_are_forgotten_when_covers_change(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    session = opened(SECRET_TEXT)
    view.verticalScrollBar().setValue(900)
    qtbot.waitUntil(lambda: row(view, 900) is not None)
    session.cover([TOKEN])
    view.refresh()
    assert row(view, 1) is None
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: "•" in text_of(view, 1))


def test_the_scroll_bar_shows_where_marks_are(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(b"x\n" * 10 + b"y" * 4000 + b"\nz\n")
    view.set_marks([(3, Severity.CRITICAL), (12, Severity.LOW)])
    row_count = view.facts.row_count if view.facts else 0
    assert row_count > 30
    qtbot.waitUntil(lambda: list(view.scroll_bar.marks) == [(row_count - 1, Severity.LOW), (2, Severity.CRITICAL)])
    view.clear()
    assert list(view.scroll_bar.marks) == []


def test_a_minified_text_is_formatted_and_shown_as_stored_again(view: TextView, opened: Opener, qtbot: QtBot) -> None:
    opened(b"if(a){b();c()}\n")
    view.set_marks([(1, Severity.HIGH)])
    assert view.can_format
    with qtbot.waitSignal(view.state_changed, check_params_cb=lambda words: words.startswith("Formatted")):
        view.toggle_formatted()
    assert view.facts is not None
    assert view.facts.line_count == 4
    assert view._marks.lines() == []
    view.go_to(1, 11)  # the place of a finding is one of the file: here that of `c`
    qtbot.waitUntil(lambda: view.caret == (2, 2))
    assert view.is_formatted
    view.go_to_shown_line(2)
    qtbot.waitUntil(lambda: view.caret == (1, 2))
    view.toggle_formatted()
    qtbot.waitUntil(lambda: not view.is_formatted)
    assert view.caret == (0, 6)
    assert view._marks.lines() == [(1, Severity.HIGH)]
