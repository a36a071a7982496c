"""The table of findings by artifact, under Qt's model tester."""

from dataclasses import replace

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.core.report import FindingState
from inspector.core.severity import Severity
from inspector.gui.models.set_model import SetModel, open_lines
from tests.reports.sample_report import finding, sample_report

EXTRA = finding("size-file", Severity.LOW, "package/huge.bin", "Huge.", "huge")
REPORTS = [sample_report(), sample_report((EXTRA,), "b.tgz")]


def model_of(count: int = 2) -> SetModel:
    model = SetModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    reports = REPORTS[:count]
    model.show_lines([report.artifact.name for report in reports], open_lines(reports))
    return model


def row_of(model: SetModel, place: str) -> int:
    last = model.columnCount() - 1
    return next(at for at in range(model.rowCount()) if str(model.index(at, last).data()).startswith(place))


def test_a_cell_leads_to_the_finding_of_its_artifact(qtbot: QtBot) -> None:
    model = model_of()
    row = row_of(model, "package/huge.bin")
    assert [model.index(row, at).data() for at in (1, 2)] == ["·", "1"]
    for column in range(model.columnCount()):
        index = model.index(row, column)
        assert model.artifact_of(index) == 1, "the first artifact has none"
        found = model.finding_of(index)
        assert found is not None
        assert found.path == "package/huge.bin"


def test_only_what_differs(qtbot: QtBot) -> None:
    model = model_of()
    model.show_only_different(is_on=True)
    assert 0 < model.rowCount() < model.total
    assert all(model.index(at, 1).data() != model.index(at, 2).data() for at in range(model.rowCount()))
    model.show_only_different(is_on=False)
    assert model.rowCount() == model.total


def test_other_artifacts_replace_them(qtbot: QtBot) -> None:
    model = model_of()
    model.show_lines(["a.tgz"], open_lines(REPORTS[:1]))
    assert model.columnCount() == 4
    model.show_lines([], [])
    assert model.rowCount() == 0


def test_what_is_set_aside_everywhere_is_no_row() -> None:
    accepted = tuple(replace(found, state=FindingState.ACCEPTED) for found in REPORTS[0].findings)
    assert open_lines([replace(REPORTS[0], findings=accepted)]) == []
