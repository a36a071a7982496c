"""The flat list behaves like a tree under keyboard and mouse."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.models.tree_columns import Column
from inspector.gui.models.tree_model import TreeModel
from inspector.gui.models.tree_snapshot import TreeFacts, TreeWish, build_snapshot
from inspector.gui.theme.theme import load_theme
from inspector.gui.views.tree_delegate import INDENT_PX, MIN_NAME_PX, TreeDelegate
from inspector.gui.views.tree_view import TreeView
from tests.gui import sample

Key = Qt.Key
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def view_of(window: MainWindow) -> TreeView:
    assert window.workspace is not None
    window.board["view.collapse_all"].trigger()
    return window.workspace.tree_panel.view


def names(window: MainWindow) -> list[str]:
    assert window.workspace is not None
    picture = window.workspace.tree_panel.picture
    return [picture.tree.names[node] for node in picture.rows.rows]


def current(window: MainWindow) -> str:
    assert window.workspace is not None
    node = window.workspace.tree_panel.view.current_node
    return "" if node is None else window.workspace.tree_panel.picture.tree.names[node]


def test_right_and_left_expand_step_and_collapse(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Key.Key_Right)
    assert names(scanned)[1] == "dist"
    QTest.keyClick(view, Key.Key_Right)
    assert current(scanned) == "dist"
    QTest.keyClick(view, Key.Key_Left)
    assert current(scanned) == "package"
    QTest.keyClick(view, Key.Key_Left)
    assert names(scanned) == ["package"]
    QTest.keyClick(view, Key.Key_Return)
    assert len(names(scanned)) > 1


def test_a_branch_opens_and_closes_by_key_and_by_command(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Key.Key_Asterisk)
    assert "agent.ts" in names(scanned)
    scanned.board["view.collapse_below"].trigger()
    assert names(scanned) == ["package"]
    scanned.board["view.expand_below"].trigger()
    assert "agent.ts" in names(scanned)


def test_a_location_is_what_the_command_line_takes(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    scanned.workspace.tree_panel.select_entry(sample.AGENT)
    scanned.workspace.navigator.go_to(Place(sample.AGENT))
    scanned.board["edit.copy_location"].trigger()
    location = QGuiApplication.clipboard().text()
    assert location == f"{scanned.workspace.state.path}!/package/dist/cli.js.map!/src/agent.ts"


def test_typing_finds_the_next_visible_name(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClicks(view, "too")
    assert current(scanned) == "tool.bin"


def test_enter_on_an_entry_keeps_its_tab(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    view = scanned.workspace.tree_panel.view
    node = scanned.workspace.tree_panel.picture.tree.node_of_entry(sample.EMPTY)
    assert node is not None
    view.select_node(node)
    with qtbot.waitSignal(view.node_opened):
        QTest.keyClick(view, Key.Key_Return)
    assert len(scanned.workspace.tabs.pages()) == 1


def test_a_click_on_the_branch_leaves_the_selection(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    cell = view.visualRect(view.model().index(0, Column.NAME))
    spot = QPoint(cell.left() + 8, cell.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert len(names(scanned)) > 1
    assert current(scanned) == ""
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, cell.center())
    assert current(scanned) == "package"


def test_a_click_on_a_header_sorts(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    panel = scanned.workspace.tree_panel
    panel.view.horizontalHeader().sectionClicked.emit(int(Column.SIZE))
    qtbot.waitUntil(lambda: panel.picture.wish.sort is Column.SIZE and not panel.is_busy)
    assert panel.picture.wish.descending
    panel.view.horizontalHeader().sectionClicked.emit(int(Column.SIZE))
    qtbot.waitUntil(lambda: not panel.picture.wish.descending and not panel.is_busy)


def test_deep_nodes_keep_room_for_their_names(scanned: MainWindow) -> None:
    view = view_of(scanned)
    tree = view.tree_model.picture.tree
    deepest = max(range(len(tree)), key=tree.depths.__getitem__)
    delegate = view.itemDelegate()
    assert isinstance(delegate, TreeDelegate)
    narrow, wide = QRect(0, 0, MIN_NAME_PX + 20, 20), QRect(0, 0, 900, 20)
    assert narrow.right() - delegate.branch_area(deepest, narrow).left() > MIN_NAME_PX - 10
    assert delegate.branch_area(deepest, wide).left() == INDENT_PX * (tree.depths[deepest] - 1) + 2


def test_home_and_end_lead_to_the_first_and_the_last_row(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    view.tree_model.expand_below(view.tree_model.node_at(0) or 0)
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Key.Key_End)
    assert current(scanned) == names(scanned)[-1]
    QTest.keyClick(view, Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_the_row_under_the_mouse_is_tinted_as_a_whole(scanned: MainWindow, qtbot: QtBot) -> None:
    view = view_of(scanned)
    qtbot.waitUntil(lambda: names(scanned) == ["package"])
    view.select_nothing()
    QTest.mouseMove(view.viewport(), QPoint(60, view.rowHeight(0) // 2))
    right = view.viewport().width() - 3
    hover = scanned.services.themes.theme.hover
    qtbot.waitUntil(lambda: view.viewport().grab().toImage().pixelColor(right, 2) == hover)


class CountingModel(TreeModel):
    asked = 0

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        self.asked += 1
        return super().rowCount(parent)


def test_the_view_does_not_ask_for_every_row_there_is(qtbot: QtBot) -> None:
    count = 20_000
    model = CountingModel()
    view = TreeView(model, load_theme("light"))
    qtbot.addWidget(view)
    view.show()
    entries = [Entry(n, None, f"f{n}", f"f{n}", EntryKind.FILE, Origin.ARCHIVED) for n in range(1, count + 1)]
    model.show_picture(build_snapshot(TreeFacts(entries=entries), TreeWish(expands_all=True)))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > count // 2)
    view.viewport().grab()
    assert model.asked < count // 2
