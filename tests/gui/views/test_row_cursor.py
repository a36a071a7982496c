"""The cursor of tables in mirrored windows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.gui.main_window import MainWindow


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_the_next_finding_is_reached_in_a_mirrored_window(scanned: MainWindow) -> None:
    workspace = scanned.workspace
    assert workspace is not None
    scanned.board["go.next_finding"].trigger()
    first = workspace.detail.finding
    scanned.board["go.next_finding"].trigger()
    assert first is not None
    assert workspace.detail.finding not in (None, first)
    assert workspace.findings_panel.view.currentIndex().row() == 1
