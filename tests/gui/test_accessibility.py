"""Everything a person can reach has a name, and text of the artifact is never interpreted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.core.text import visible
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.safe_text import safe_menu_text, safe_tool_tip, safe_window_title
from inspector.gui.widgets.plain_label import ElidedLabel, PlainLabel
from inspector.gui.widgets.plain_text import MAX_CHARACTERS, PlainText
from tests.binaries.image_builder import dynamic_elf
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession

NAME = QAccessible.Text.Name
HOSTILE = "<img src='file:///etc/passwd'><b>x</b> &amp; [*] \u202e\x1b[31m"


def reachable(window: MainWindow) -> Iterator[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not widget.isHidden():
            yield widget


def has_name(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text)


@pytest.mark.parametrize("place", [Place(), Place(1), Place(sample.BINARY), Place(sample.MAP)])
def test_every_reachable_widget_has_a_name(scanned: MainWindow, qtbot: QtBot, place: Place) -> None:
    assert scanned.workspace is not None
    scanned.workspace.navigator.go_to(place)
    page = scanned.workspace.tabs.page
    if page:
        qtbot.waitUntil(lambda: page.current_view != "")
        page.find_bar.enter()
    scanned.board["edit.search"].trigger()
    own = [w for w in reachable(scanned) if type(w).__name__ not in {"QListView", "QComboBoxListView"}]
    nameless = [type(w).__name__ for w in own if not has_name(w)]
    assert len(own) > 20
    assert nameless == []
    without = {QAccessible.Role.NoRole, QAccessible.Role.Client}
    focused = [
        w for w in scanned.findChildren(QWidget) if w.isVisible() and w.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    assert [type(w).__name__ for w in focused if QAccessible.queryAccessibleInterface(w).role() in without] == []
    assert [type(w).__name__ for w in focused if not QAccessible.queryAccessibleInterface(w).text(NAME)] == []


def test_the_start_page_is_named(window: MainWindow) -> None:
    own = list(reachable(window))
    assert len(own) > 2
    assert [type(widget).__name__ for widget in own if not has_name(widget)] == []


@pytest.mark.parametrize("place", [Place(), Place(1), Place(sample.BINARY), Place(sample.MAP)])
def test_whatever_the_mouse_reaches_the_keyboard_reaches(scanned: MainWindow, qtbot: QtBot, place: Place) -> None:
    assert scanned.workspace is not None
    scanned.workspace.navigator.go_to(place)
    page = scanned.workspace.tabs.page
    if page:
        qtbot.waitUntil(lambda: page.current_view != "")
        page.find_bar.enter()
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)
    shown = [w for w in scanned.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    own = [w for w in shown if not isinstance(w, QHeaderView)]  # columns are sorted and chosen by their menu
    assert len(own) > 15
    assert [type(w).__name__ for w in own if not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


@pytest.mark.parametrize(
    ("number", "data", "view"),
    [
        (sample.BINARY, dynamic_elf(["libc.so.6"]), "Structure"),
        (sample.MAP, b'{"version":3,"names":["a"]}', "Tree"),
        (sample.BINARY, bytes(64), "Hex"),
    ],
)
def test_every_view_of_an_entry_is_named(
    open_sample: Opener, qtbot: QtBot, number: int, data: bytes, view: str
) -> None:
    session = FakeSession([*sample.listing(), *sample.ending()], {**sample.CONTENTS, number: data})
    window = open_sample(session)
    wait_for_final(window, qtbot)
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(number))
    page = window.workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view != "")
    page.show_view(view)
    assert page.current_view == view
    own = [widget for widget in page.findChildren(QWidget) if isinstance(widget, QAbstractItemView | QAbstractButton)]
    shown = [widget for widget in own if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert any(isinstance(widget, QAbstractItemView) for widget in shown)
    assert [type(widget).__name__ for widget in shown if not has_name(widget)] == []
    tables = [widget for widget in shown if isinstance(widget, QAbstractItemView)]
    assert all(QAccessible.queryAccessibleInterface(widget).role() is not QAccessible.Role.NoRole for widget in tables)


DIALOGS = (
    "triage.accept_in_policy", "triage.note", "triage.bookmarks", "help.shortcuts", "tools.settings", "help.about",
    "file.save_entry", "file.export_report", "tools.restore_sources", "tools.palette", "go.quick_open",
)  # fmt: skip


@pytest.mark.parametrize("command", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_a_role(scanned: MainWindow, command: str) -> None:
    assert scanned.workspace is not None
    scanned.workspace.findings_panel.view.selectRow(0)
    assert scanned.board[command].isEnabled()
    scanned.board[command].trigger()
    dialog = next(found for found in scanned.findChildren(QDialog) if found.isVisible())
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea, QAbstractSpinBox)
    own = [
        widget
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and widget.objectName() != "qt_spinbox_lineedit"
    ]
    assert own
    assert [type(widget).__name__ for widget in own if not has_name(widget)] == []
    roles = {QAccessible.queryAccessibleInterface(widget).role() for widget in own}
    assert not roles & {QAccessible.Role.NoRole, QAccessible.Role.Client}


def test_tab_reaches_tree_findings_and_fields(scanned: MainWindow) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    wanted = {workspace.tree_panel.view, workspace.findings_panel.view, workspace.tree_panel.filter_bar.field}
    seen: set[QWidget] = set()
    widget: QWidget | None = scanned.start_page.open_button
    for _ in range(2000):
        assert widget is not None
        if widget in wanted and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.add(widget)
        widget = widget.nextInFocusChain()
    assert seen == wanted


def test_labels_of_the_window_are_plain(scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    for number in range(1, 10):
        scanned.workspace.navigator.go_to(Place(number), keep=True)
    for row in range(scanned.workspace.findings_panel.model.rowCount()):
        scanned.workspace.findings_panel.view.selectRow(row)
    for label in scanned.findChildren(QLabel):
        assert "<b>" not in label.text() or label.textFormat() is Qt.TextFormat.PlainText
        assert "\u202e" not in label.text()
    for text in scanned.findChildren(QTextEdit):
        assert "\u202e" not in text.toPlainText()
    texts = [bar.tabText(at) for bar in scanned.findChildren(QTabBar) for at in range(bar.count())]
    assert any("&&amp" in text for text in texts)
    assert not any("\u202e" in text for text in texts)


def test_tool_tips_show_markup_as_text(scanned: MainWindow) -> None:
    tips = [widget.toolTip() for widget in scanned.findChildren(QWidget)]
    model = scanned.workspace.tree_panel.model if scanned.workspace else None
    assert model is not None
    tips += [str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in range(model.rowCount())]
    assert any("&lt;b&gt;" in tip for tip in tips)
    assert not any("<b>" in tip or "\u202e" in tip for tip in tips)


def test_labels_and_blocks_show_hostile_text_as_it_is(qtbot: QtBot) -> None:
    for label in (PlainLabel(HOSTILE), ElidedLabel(HOSTILE)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == visible(HOSTILE)
    block = PlainText("Evidence")
    qtbot.addWidget(block)
    block.show_text(HOSTILE)
    assert block.toPlainText() == visible(HOSTILE)
    assert "<img" not in block.toHtml()
    block.show_text("x" * (MAX_CHARACTERS + 5))
    assert len(block.toPlainText()) == MAX_CHARACTERS


def test_hostile_text_is_defused_wherever_qt_interprets_text() -> None:
    assert "<img" not in safe_tool_tip(HOSTILE)
    assert safe_tool_tip("") == ""
    assert safe_menu_text("a&b") == "a&&b"
    assert safe_window_title("a[*]b") == "a[*][*]b"
