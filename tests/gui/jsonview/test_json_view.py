"""A JSON tree on screen."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.gui.jsonview import JsonView
from inspector.gui.jsonview.json_model import JsonModel
from inspector.gui.theme.theme import load_theme
from tests.gui.fake_session import FakeSession

Shown = Callable[..., tuple[JsonView, FakeSession]]
DATA = json.dumps({"name": "demo", "deps": {"left": "1"}, "list": list(range(2000))}).encode()


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(data: bytes) -> tuple[JsonView, FakeSession]:
        session = FakeSession([], {1: data})
        view = JsonView(load_theme("dark"))
        qtbot.addWidget(view, before_close_func=JsonView.drop)
        view.resize(800, 500)
        view.show()
        view.open(session, 1)
        qtbot.waitUntil(lambda: view.words.title.text() != "Reading" or view.model.rowCount() > 0)
        return view, session

    return show


def child(view: JsonView, *rows: int) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        if view.model.canFetchMore(index):
            view.model.fetchMore(index)
        index = view.model.index(row, 0, index)
    return index


def test_branches_arrive_when_they_are_opened(shown: Shown, qtbot: QtBot) -> None:
    view, session = shown(DATA)
    top = child(view, 0)
    assert view.tree.isExpanded(top)
    qtbot.waitUntil(lambda: view.model.rowCount(top) == 3)
    asked = len(session.asked)
    deps = child(view, 0, 1)
    assert (deps.data(), deps.siblingAtColumn(1).data()) == ("deps", "{…}  1 key")
    assert view.model.rowCount(deps) == 0
    assert view.model.hasChildren(deps)
    view.tree.expand(deps)
    qtbot.waitUntil(lambda: view.model.rowCount(deps) == 1)
    assert len(session.asked) == asked + 1


def test_the_model_keeps_the_rules_of_qt(shown: Shown) -> None:
    view, _ = shown(DATA)
    assert isinstance(view.model, JsonModel)
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    child(view, 0, 2, 1, 5)


def test_long_arrays_open_group_by_group(shown: Shown) -> None:
    view, _ = shown(DATA)
    assert child(view, 0, 2, 1).data() == "1,000 … 1,999"
    assert child(view, 0, 2, 1, 5).siblingAtColumn(1).data() == "1005"
    view.tree.setCurrentIndex(child(view, 0, 2, 1, 5))
    view.tree.copy_path()
    assert QGuiApplication.clipboard().text() == "list[1005]"
    view.tree.copy_value()
    assert QGuiApplication.clipboard().text() == "1005"


def test_what_makes_no_sense_is_said(shown: Shown) -> None:
    view, _ = shown(b'{"a":1,')
    assert child(view, 0, 0).data() == "a"
    assert "no JSON" in view.sentence.text()
    empty, _ = shown(b"  ")
    assert empty.words.title.text() == "No value"


def test_secrets_that_are_found_later_are_covered_and_branches_stay_open(shown: Shown, qtbot: QtBot) -> None:
    view, session = shown(b'{"a":{"b":"no-real-secret"}}')
    index = child(view, 0, 0, 0)
    assert "no-real-secret" in str(index.siblingAtColumn(1).data())
    session.cover(["no-real-secret"])
    with qtbot.waitSignal(view.secrets_covered):
        view.refresh()
    assert "real-secret" not in str(child(view, 0, 0, 0).siblingAtColumn(1).data())
