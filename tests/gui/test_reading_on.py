"""A limit cut the scan: the window says so, and reads on or stops there as the person wants."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.core.events import ProblemsMet
from inspector.core.limits import CEILINGS, Limits
from inspector.core.problem import Problem, ProblemKind
from inspector.gui.main_window import MainWindow
from inspector.gui.widgets.limit_bar import LimitBar
from inspector.policy.policy import Policy
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession

CUT = Problem(ProblemKind.LIMIT, "", "More than 4.29 GB were unpacked in all.", "Left out.", None, "max_unpacked_bytes")


@pytest.fixture
def cut(open_sample: Opener, qtbot: QtBot) -> MainWindow:
    """The window after a scan that met the limit on bytes."""
    window = open_sample(FakeSession([*sample.listing(), ProblemsMet((CUT,)), *sample.ending()], dict(sample.CONTENTS)))
    wait_for_final(window, qtbot)
    return window


def bar_of(window: MainWindow) -> LimitBar:
    assert window.workspace is not None
    return window.workspace.limit_bar


def test_without_a_limit_nothing_is_asked(scanned: MainWindow) -> None:
    assert bar_of(scanned).isHidden()
    assert not scanned.board["analyze.read_on"].isEnabled()


def test_the_bar_names_the_limit_and_the_overview_does_not_say_that_all_was_read(cut: MainWindow) -> None:
    bar = bar_of(cut)
    assert not bar.isHidden()
    assert CUT.message in bar.headline.text()
    assert "max-unpacked-bytes" in bar.read_on_button.accessibleDescription()
    assert cut.workspace is not None
    assert "Not everything was read." in cut.workspace.tabs.overview.coverage.toPlainText()
    assert cut.board["analyze.read_on"].isEnabled()


def test_reading_on_scans_again_with_the_limit_raised_once(cut: MainWindow, qtbot: QtBot) -> None:
    asked: list[Policy] = []

    def make_session(_path: str, policy: Policy) -> FakeSession:
        asked.append(policy)
        return sample.complete()

    cut.services.make_session = make_session
    before = cut.workspace
    bar_of(cut).read_on_button.click()
    assert cut.workspace is not before
    wait_for_final(cut, qtbot)
    (policy,) = asked
    assert policy.applied_to(Limits()).max_unpacked_bytes == CEILINGS["max_unpacked_bytes"]
    assert bar_of(cut).isHidden()
    cut.board["tools.copy_command"].trigger()
    command = QGuiApplication.clipboard().text()
    assert command.endswith(f" --limit max-unpacked-bytes={CEILINGS['max_unpacked_bytes']}")
    cut.board["analyze.rescan"].trigger()
    wait_for_final(cut, qtbot)
    assert asked[1].limits == policy.limits


def test_stopping_there_hides_the_bar_for_good_and_the_command_stays(cut: MainWindow) -> None:
    bar = bar_of(cut)
    bar.stop_button.click()
    assert bar.isHidden()
    bar.show_met(bar.met)
    assert bar.isHidden()
    assert cut.board["analyze.read_on"].isEnabled()
