"""The raw records on screen: a virtual table, the fields of one record, its bytes, and words where there is nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.structureview import StructureView
from inspector.gui.theme.theme import load_theme
from tests.containers.context_builder import tar_of
from tests.containers.zip_builder import central, local, one
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession

ODD = one(central(b"n", 0), local(b"m"))
Shown = Callable[[bytes], StructureView]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def show(data: bytes, *secrets: str) -> StructureView:
        session = FakeSession([], {1: data})
        session.cover(secrets)
        view = StructureView(load_theme("light"))
        qtbot.addWidget(view, before_close_func=StructureView.drop)
        view.resize(900, 600)
        view.show()
        view.open(session, 1)
        qtbot.waitUntil(lambda: view.records.rowCount() > 0 or bool(view.words.title.text() != "Reading"))
        return view

    return show


def texts(view: StructureView, row: int) -> list[object]:
    model = view.record_table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_records_fields_and_bytes(shown: Shown, qtbot: QtBot) -> None:
    view = shown(ODD)
    assert view.records.rowCount() == 3
    assert texts(view, 0)[:5] == ["0", "38", "zip", "entry", "m"]
    assert "n" in str(texts(view, 0)[5])
    qtbot.waitUntil(lambda: len(view.fields.fields) > 0)
    (name,) = [field for field in view.fields.fields if field.name == "name"]
    assert (name.value, name.mark) == ("m", "The directory: n")
    assert view.bytes.toPlainText().startswith("00000000  50 4b 03 04")
    assert view.sentence.text() == "3 records."


def test_choosing_a_field_marks_its_bytes(shown: Shown, qtbot: QtBot) -> None:
    view = shown(ODD)
    qtbot.waitUntil(lambda: len(view.fields.fields) > 0)
    view.field_table.selectRow(0)
    (selection,) = view.bytes.extraSelections()
    assert selection.cursor.selectedText() == "50 4b 03 04"


def test_records_far_down_arrive_when_they_are_looked_at(shown: Shown, qtbot: QtBot) -> None:
    view = shown(tar_of([(f"f{number}", b"") for number in range(3000)]))
    qtbot.waitUntil(lambda: view.records.rowCount() == 3001)
    qtbot.waitUntil(lambda: texts(view, 2500)[4] == "f2500")


def test_what_has_no_raw_records_is_said(shown: Shown) -> None:
    view = shown(b"just a text")
    assert view.words.title.text() == "There is nothing to show here"
    assert "zip, tar, gzip" in view.words.explanation.text()


def test_secrets_are_covered_until_they_are_shown(shown: Shown, qtbot: QtBot) -> None:
    data = one(central(b"no-real-secret", 0), local(b"no-real-secret"))
    view = shown(data, "no-real-secret")  # type: ignore[call-arg]
    assert "no-real-secret" not in str(texts(view, 0)[4])
    qtbot.waitUntil(lambda: len(view.fields.fields) > 0)
    assert "real-secret" not in view.bytes.toPlainText().replace("\n", "")


def test_the_artifact_itself_has_a_tab(open_sample: Opener, qtbot: QtBot) -> None:
    session = FakeSession([*sample.listing(), *sample.ending()], {**sample.CONTENTS, 0: ODD})
    window: MainWindow = open_sample(session)
    wait_for_final(window, qtbot)
    window.board["analyze.show_structure"].trigger()
    assert window.workspace is not None
    tabs = window.workspace.tabs
    structure = tabs.structure
    assert structure is not None
    assert tabs.currentWidget() is structure
    qtbot.waitUntil(lambda: structure.records.rowCount() == 3)
    window.board["analyze.show_structure"].trigger()
    assert tabs.count() == 2
    tabs.close_tab(1)
    assert tabs.structure is None


def test_columns_are_named(shown: Shown) -> None:
    view = shown(ODD)
    titles = [view.records.headerData(at, Qt.Orientation.Horizontal) for at in range(6)]
    assert titles == ["Offset", "Length", "In", "Record", "Name", "Disagrees"]
