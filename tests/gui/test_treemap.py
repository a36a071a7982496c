"""The treemap on the overview: it follows the scan, and its boxes lead into the tree."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.models.outline import Outline
from inspector.gui.models.treemap import Box, Measure, leaves
from inspector.gui.widgets.treemap_card import TreemapCard
from tests.gui import sample


def card_of(window: MainWindow, qtbot: QtBot) -> TreemapCard:
    assert window.workspace is not None
    card = window.workspace.tabs.overview.treemap
    qtbot.waitUntil(lambda: bool(card.view.boxes))
    return card


def choose(card: TreemapCard, measure: Measure, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.measure_chosen):
        next(b for b in card.switch.findChildren(QAbstractButton) if b.text() == measure.value).click()


def box_named(card: TreemapCard, name: str) -> Box:
    return next(box for box in card.view.boxes if box.block.name == name)


def test_a_click_leads_to_the_entry(scanned: MainWindow, qtbot: QtBot) -> None:
    card = card_of(scanned, qtbot)
    box = box_named(card, "tool.bin")
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=QPoint(*(int(at) for at in box.center)))
    assert scanned.workspace is not None
    assert scanned.workspace.navigator.place.entry == sample.BINARY


def test_the_keyboard_reaches_every_box_and_says_what_it_is(scanned: MainWindow, qtbot: QtBot) -> None:
    card = card_of(scanned, qtbot)
    QTest.keyClick(card.view, Qt.Key.Key_Home)
    first = card.view.current
    assert first is leaves(card.view.boxes)[0]
    assert card.view.accessibleDescription().startswith(f"{first.block.name}: ")
    seen = {first.block.place}
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up) * 4:
        QTest.keyClick(card.view, key)
        assert card.view.current is not None
        seen.add(card.view.current.block.place)
    assert len(seen) > 2
    target = card.view.current
    assert target is not None
    with qtbot.waitSignal(card.place_asked) as asked:
        QTest.keyClick(card.view, Qt.Key.Key_Return)
    assert asked.args == [target.block.place]


def test_exposure_shows_the_rebuilt_sources(scanned: MainWindow, qtbot: QtBot) -> None:
    card = card_of(scanned, qtbot)
    choose(card, Measure.EXPOSURE, qtbot)
    qtbot.waitUntil(lambda: "rebuilt sources" in card.caption.text())
    assert {box.block.name for box in card.view.boxes} >= {"agent.ts", "config.ts"}


def test_the_other_measure_can_be_chosen_while_another_tree_is_in_front(scanned: MainWindow, qtbot: QtBot) -> None:
    card = card_of(scanned, qtbot)
    assert scanned.workspace is not None
    panel = scanned.workspace.tree_panel
    panel.show_outline(Outline.SOURCES)
    qtbot.waitUntil(lambda: panel.picture.wish.outline is Outline.SOURCES)
    choose(card, Measure.EXPOSURE, qtbot)
    qtbot.waitUntil(lambda: "rebuilt sources" in card.caption.text())


def test_a_filter_draws_nothing_anew(scanned: MainWindow, qtbot: QtBot) -> None:
    card = card_of(scanned, qtbot)
    assert scanned.workspace is not None
    desk, panel = scanned.workspace.treemap, scanned.workspace.tree_panel
    qtbot.waitUntil(lambda: not desk._timer.isActive())
    asked: list[object] = []
    desk._maker.ask = lambda *wanted: asked.append(wanted)  # type: ignore[method-assign]
    panel.filter_bar.field.setText("tool")
    qtbot.waitUntil(lambda: panel.picture.rows.is_filtered)
    desk._draw()
    assert asked == []
    choose(card, Measure.EXPOSURE, qtbot)
    assert len(asked) == 1
