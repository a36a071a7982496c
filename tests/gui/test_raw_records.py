"""From a finding or an entry to its raw record, in the artifact itself and in an archive in it."""

import gzip

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.artifact import Artifact
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Origin
from inspector.core.events import ContainersRead, Ended, EntriesFound, FindingsMade, Listed, Opened, ScanEvent
from inspector.core.finding import Finding
from inspector.core.severity import Severity
from inspector.gui.main_window import MainWindow
from inspector.gui.structureview import StructureView
from tests.containers.context_builder import tar_of
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession

INNER, MAP, SOURCE = 2, 3, 4
TRAILING = b"hidden bytes"
INNER_DATA = gzip.compress(tar_of([("a.txt", b"x"), ("b.txt", b"y")])) + TRAILING
OUTER = tar_of([(f"f{number}.txt", b"") for number in range(600)] + [("inner.tgz", INNER_DATA)])
INNER_AT = 600 * 512
SAID = "They follow the last compressed stream."


def found(number: int | None, offset: int | None, rule: str = "arc-tar-trailing", message: str = "Odd.") -> Finding:
    made = sample.finding(rule, number, Severity.HIGH, "x", offset=offset)
    return Finding(
        **{name: getattr(made, name) for name in made.__slots__} | {"message": message, "content_key": message}
    )


FINDINGS = (
    found(None, 512 * 3, message="About the artifact."),
    found(INNER, 1024, message="About a record of the inner archive."),
    found(INNER, len(INNER_DATA) - len(TRAILING), message=f"{SAID} Refused by uv."),
    found(SOURCE, None, "sec-token", message="In a rebuilt source."),
    found(1, 2, "sec-token", message="In a file."),
)


@pytest.fixture
def opened(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    entries = (
        sample.entry(1, "f1.txt", offset=512),
        sample.entry(INNER, "inner.tgz", offset=INNER_AT),
        sample.entry(MAP, "inner.tgz!/a.js.map", parent=INNER, offset=1024),
        sample.entry(SOURCE, "inner.tgz!/a.js.map!/src/a.ts", parent=MAP, origin=Origin.REBUILT),
    )
    containers = (
        ContainerFacts(None, "tar", entries=601),
        ContainerFacts(INNER, "tar.gz", entries=2),
        ContainerFacts(MAP, "source-map", entries=1),
    )
    script: list[ScanEvent] = [
        Opened(Artifact("outer.tar", "tar", len(OUTER))), EntriesFound(entries), Listed(), ContainersRead(containers),
        FindingsMade(FINDINGS), Ended(EndState.COMPLETE, ""),
    ]  # fmt: skip
    session = FakeSession(script, {0: OUTER, 1: b"file", INNER: INNER_DATA, MAP: b"{}", SOURCE: b"source"})
    window = open_sample(session)
    wait_for_final(window, qtbot)
    return window


def choose(window: MainWindow, message: str) -> None:
    assert window.workspace is not None
    view = window.workspace.findings_panel.view
    rows = view.model()
    for row in range(rows.rowCount()):
        view.selectRow(row)
        selected = view.selected
        if selected is not None and selected.finding.message.startswith(message):
            return
    raise AssertionError(message)


def chosen_record(structure: StructureView | None, qtbot: QtBot) -> tuple[str, str]:
    """Layer and name of the record that gets chosen."""
    assert structure is not None
    row = structure.record_table.currentIndex
    qtbot.waitUntil(lambda: structure._wanted is None and structure.records.record(row().row()) is not None)
    record = structure.records.record(row().row())
    assert record is not None
    return record.layer, record.name or record.kind


def test_of_the_artifact_itself(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "About the artifact.")
    assert opened.workspace is not None
    assert opened.workspace.detail.record_button.isVisible()
    opened.workspace.detail.record_button.click()
    tabs = opened.workspace.tabs
    assert tabs.currentWidget() is tabs.structure
    assert chosen_record(tabs.structure, qtbot) == ("tar", "f3.txt")


@pytest.mark.parametrize(
    ("message", "layer", "name"),
    [("About a record of", "tar", "b.txt"), (SAID, "gzip", "bytes of no record"), ("In a rebuilt", "tar", "b.txt")],
)
def test_of_an_archive_in_it(opened: MainWindow, qtbot: QtBot, message: str, layer: str, name: str) -> None:
    choose(opened, message)
    opened.board["go.record"].trigger()
    assert opened.workspace is not None
    page = opened.workspace.tabs.page
    assert page is not None
    assert page.entry is not None
    assert (page.entry.number, page.current_view) == (INNER, "Structure")
    assert chosen_record(page.late.structure, qtbot) == (layer, name)
    opened.workspace.navigator.back()
    assert opened.workspace.navigator.place.finding is not None


def test_the_record_of_a_file_far_down(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.workspace is not None
    choose(opened, "In a file.")
    opened.workspace.detail.record_button.click()
    structure = opened.workspace.tabs.structure
    assert chosen_record(structure, qtbot) == ("tar", "f1.txt")
    assert structure is not None
    structure.go_to(INNER_AT + 700)
    assert chosen_record(structure, qtbot) == ("tar", "inner.tgz")


def test_an_offset_among_records_is_none_in_packed_bytes(opened: MainWindow, qtbot: QtBot) -> None:
    choose(opened, "About a record of")
    assert opened.workspace is not None
    page = opened.workspace.tabs.page
    assert page is not None
    assert page.current_view == "Contents"
    opened.workspace.detail.place_button.click()
    assert page.current_view == "Structure"
    assert chosen_record(page.late.structure, qtbot) == ("tar", "b.txt")


def test_a_rebuilt_source_of_a_plain_map_has_no_record(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(sample.complete())
    wait_for_final(window, qtbot)
    assert not window.board["go.record"].isEnabled()
