"""In a window that runs from the right, the chrome is mirrored and what an artifact holds reads as before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.theme.icons import themed_icon
from inspector.gui.widgets.share_bar import Share, ShareBar
from tests.gui import sample


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_the_chrome_is_mirrored(mirrored: None, scanned: MainWindow) -> None:
    assert scanned.workspace is not None
    tree, tabs = scanned.workspace.tree_panel, scanned.workspace.tabs
    assert tree.mapTo(scanned, tree.rect().center()).x() > tabs.mapTo(scanned, tabs.rect().center()).x()
    theme, size = scanned.services.themes.theme, QSize(20, 20)
    shown = scanned.board["go.back"].icon().pixmap(size).toImage()
    assert shown == themed_icon("forward", theme).pixmap(size).toImage()


def test_what_an_artifact_holds_reads_from_the_left(mirrored: None, scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    workspace.navigator.go_to(Place(sample.CONFIG))
    page = workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view != "")
    views = [workspace.tree_panel.view, workspace.findings_panel.view, page.text_view, scanned.bar.breadcrumb]
    assert {view.layoutDirection() for view in views} == {Qt.LayoutDirection.LeftToRight}


def test_the_tree_is_drawn_alike_in_both_directions(scanned: MainWindow, qtbot: QtBot) -> None:
    assert scanned.workspace is not None
    view = scanned.workspace.tree_panel.view
    before = picture(view.viewport())
    header = picture(view.columns)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert picture(view.viewport()) == before
        assert picture(view.columns) == header
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_bar_of_shares_grows_from_the_side_where_reading_starts(qtbot: QtBot) -> None:
    bar = ShareBar(QColor("white"))
    qtbot.addWidget(bar)
    bar.resize(100, 10)
    bar.show_shares([Share("a", 1, QColor("red")), Share("b", 9, QColor("blue"))], QColor("white"))
    left, right = picture(bar).pixelColor(5, 5), picture(bar).pixelColor(94, 5)
    assert (left.name(), right.name()) == ("#ff0000", "#0000ff")
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert picture(bar).pixelColor(94, 5) == left
    assert picture(bar).pixelColor(5, 5) == right
