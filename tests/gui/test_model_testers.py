"""Qt's model tester over every model: what it objects to would sooner or later crash a view."""

import importlib
import pkgutil
import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QObject, Signal
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector import gui
from inspector.gui.hexview.value_model import ValueModel
from inspector.gui.structureview.field_model import FieldModel
from inspector.gui.structureview.record_model import RecordModel
from inspector.gui.structureview.record_pages import RecordPages
from inspector.previews.bytevalues import ByteValue
from inspector.previews.structure.record import RawField, RawRecord


def watch(model: QAbstractItemModel) -> None:
    """From now on whatever is wrong ends the test run."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def models() -> set[str]:
    """The names of all models of the window."""
    for module in pkgutil.walk_packages(gui.__path__, "inspector.gui."):
        importlib.import_module(module.name)
    found, pending = set(), [QAbstractItemModel]
    while pending:
        below = pending.pop().__subclasses__()
        pending += below
        found |= {each.__name__ for each in below if each.__module__.startswith("inspector.gui.")}
    return found


def test_every_model_is_under_the_tester() -> None:
    texts = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py")]
    tested = {name for text in texts if "ModelTester" in text for name in re.findall(r"\b\w+Model\b", text)}
    assert len(models()) > 5
    assert models() <= tested


def test_values_that_become_more_and_fewer(qtbot: QtBot) -> None:
    model = ValueModel()
    watch(model)
    for count in (2, 2, 3, 0):
        model.show_values([ByteValue(f"int{n}", "1", "2") for n in range(count)])
        assert model.rowCount() == count
    model.show_values([ByteValue("int8", "1")])
    assert model.rowCount() == 1


def test_fields_of_one_record_after_another(qtbot: QtBot) -> None:
    model = FieldModel()
    model.show_fields([RawField(0, 4, "signature", "PK", "somewhere else")])
    watch(model)
    model.show_fields([])
    assert model.rowCount() == 0


class FakePages(QObject):
    page_arrived = Signal(int)
    count_changed = Signal()
    known = 1

    @staticmethod
    def record(index: int) -> RawRecord | None:
        return RawRecord(index, "zip", 0, 30, "local header", "a.js", ("the names differ",)) if index else None


def test_records_that_arrive_one_after_another(qtbot: QtBot) -> None:
    model, pages = RecordModel(), FakePages()
    model.show_pages(cast("RecordPages", pages))
    watch(model)
    pages.known = 3
    pages.count_changed.emit()
    pages.page_arrived.emit(0)
    assert model.rowCount() == 3
    model.show_pages(None)
    assert model.rowCount() == 0
