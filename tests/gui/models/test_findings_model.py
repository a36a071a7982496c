"""The findings list: Qt's own checks, order and filter."""

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inspector.core.report import Report
from inspector.core.severity import Severity
from inspector.engine.assess import Assessment
from inspector.gui.models.finding_markdown import finding_as_markdown
from inspector.gui.models.finding_rows import FindingFilter, StateFilter, finding_rows
from inspector.gui.models.findings_model import COLUMNS, FindingsModel
from inspector.policy.load import built_in_policy
from tests.gui import sample


def report() -> Report:
    assessment = Assessment()
    for event in [*sample.listing(), *sample.ending()]:
        assessment.feed(event)
    return assessment.report(built_in_policy())


def made() -> FindingsModel:
    model = FindingsModel()
    model.set_rows(finding_rows(report()))
    return model


def rules(model: FindingsModel) -> list[str]:
    return [row.finding.rule for row in model.shown]


def test_qt_finds_nothing_wrong(qtbot: QtBot) -> None:
    model = made()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_filter(FindingFilter("secret"))
    model.set_rows([])
    assert tester.model() is model


def test_worst_first_with_shape_and_word(qtbot: QtBot) -> None:
    model = made()
    ranks = [row.finding.severity.rank for row in model.shown]
    assert ranks == sorted(ranks)
    assert model.index(0, 0).data() == "◆ Critical"
    assert model.columnCount() == len(COLUMNS)


def test_filter_by_severity_text_and_state(qtbot: QtBot) -> None:
    model = made()
    model.set_filter(FindingFilter(floor=Severity.HIGH))
    assert rules(model) == ["map-embedded-sources", "sec-provider-token"]
    model.set_filter(FindingFilter("CONFIG.TS"))
    assert rules(model) == ["sec-provider-token"]
    model.set_filter(FindingFilter(state=StateFilter.CLOSED))
    assert rules(model) == []
    model.set_filter(FindingFilter())
    assert model.row_of(model.shown[1].key) == 1
    assert model.row_of("nothing") == -1


def test_a_finding_as_markdown_keeps_artifact_text_inside_code() -> None:
    hostile = next(f for f in report().findings if f.rule == "size-file")
    text = finding_as_markdown(hostile)
    assert "\u202e" not in text
    plain = [line for line in text.split("```")[0].splitlines() if "<b>" in line]
    assert all(line.startswith("Where: `") for line in plain)
