"""A page on screen: rows under headings, what is wrong, words where there is nothing."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.gui.pageview import PageView
from inspector.gui.pageview.page_model import PageModel
from inspector.gui.theme.theme import load_theme
from tests.gui.fake_session import FakeSession

Shown = Callable[..., PageView]
MANIFEST = json.dumps(
    {
        "name": "demo",
        "scripts": {"install": "node x.js"},
        "dependencies": {f"dep-{number}": "1" for number in range(3000)},
    }
).encode()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(data: bytes, name: str, *secrets: str) -> PageView:
        session = FakeSession([], {1: data}, page_name=name)
        session.cover(secrets)
        view = PageView(load_theme("light"))
        qtbot.addWidget(view, before_close_func=PageView.drop)
        view.resize(900, 600)
        view.show()
        view.open(session, 1)
        qtbot.waitUntil(lambda: view.model.rowCount() > 0 or bool(view.words.title.text() != "Reading"))
        return view

    return show


def texts(view: PageView, row: int) -> list[str]:
    model = view.model
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def test_rows_and_what_is_wrong(shown: Shown) -> None:
    view = shown(MANIFEST, "package.json")
    assert isinstance(view.model, PageModel)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert texts(view, 0) == ["About", "", ""]
    assert texts(view, 1) == ["Name", "demo", ""]
    assert texts(view, 3) == ["install", "node x.js", "npm can run it when the package is installed."]
    assert view.sentence.text().startswith("npm package: package.json")
    spoken = view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Heading: About"


def test_rows_far_down_arrive_when_they_are_looked_at(shown: Shown, qtbot: QtBot) -> None:
    view = shown(MANIFEST, "package.json")
    qtbot.waitUntil(lambda: texts(view, 2500)[0].startswith("dep-"))


def test_rows_are_copied_as_they_are_shown(shown: Shown) -> None:
    view = shown(b'{"name":"no-real-secret"}', "package.json", "no-real-secret")
    view.table.selectRow(1)
    view.table.copy()
    assert QGuiApplication.clipboard().text().startswith("Name\t")
    assert "real-secret" not in QGuiApplication.clipboard().text()


def test_what_has_no_page_is_said(shown: Shown) -> None:
    view = shown(b"{broken", "package.json")
    assert view.words.title.text() == "There is nothing to show here"
    assert "no JSON object" in view.words.explanation.text()


def test_an_empty_record_is_no_blank_panel(shown: Shown, qtbot: QtBot) -> None:
    view = shown(b"a.py,,\n", "x.dist-info/RECORD")
    qtbot.waitUntil(lambda: "missing: 1" in texts(view, 1)[1])


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_draws_headings_and_marks(shown: Shown, theme: str) -> None:
    view = shown(MANIFEST, "package.json")
    view.set_theme(load_theme(theme))
    image = view.table.viewport().grab().toImage()
    top = view.table.rowViewportPosition(0)
    assert image.pixelColor(400, top + 2).rgb() == load_theme(theme).raised.rgb()
    assert image.pixelColor(400, view.table.rowViewportPosition(1) + 2).rgb() == load_theme(theme).surface.rgb()


def test_what_is_wrong_stays_in_sight_also_where_it_comes_later(shown: Shown, qtbot: QtBot) -> None:
    record = "".join(f"{'long-name-' * 8}{at}.py,sha256={'A' * 43},1\n" for at in range(5))
    view = shown(record.encode(), "x.dist-info/RECORD")
    qtbot.waitUntil(lambda: "missing: 5" in texts(view, 1)[1])
    mark = view.model.mark_column
    assert view.table.columnWidth(mark) > 150
    assert view.table.columnViewportPosition(mark) + view.table.columnWidth(mark) <= view.table.viewport().width()
