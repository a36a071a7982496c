"""Secrets in the window: covered in previews and evidence until a person wants to see them."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.core.events import FindingsMade, SecretsSeen
from inspector.core.finding import Evidence
from inspector.core.severity import Severity
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.widgets.entry_page import EntryPage
from inspector.gui.widgets.plain_text import PlainText
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession, Gate

TOKEN = "ghp" + "_" + "Ab9" * 12
COVERED = "ghp_" + "•" * (len(TOKEN) - 4)
CONTENTS = {**sample.CONTENTS, sample.CONFIG: f"one\ntwo = {TOKEN}\n".encode()}
PATH = "package/dist/cli.js.map!/src/config.ts"


def session(*before: Gate) -> FakeSession:
    evidence = Evidence(f"two = {TOKEN}", f"one\ntwo = {TOKEN}")
    found = sample.finding(
        "sec-npm-token", sample.CONFIG, Severity.CRITICAL, PATH, line=2, column=7, evidence=evidence
    )  # fmt: skip
    return FakeSession(
        [*sample.listing(), *before, SecretsSeen((TOKEN,)), FindingsMade((found,)), *sample.ending()], CONTENTS
    )


def opened_page(window: MainWindow, qtbot: QtBot) -> EntryPage:
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(sample.CONFIG))
    page = window.workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: bool(shown_text(page)))
    return page


def shown_text(page: EntryPage) -> str:
    page.text_view.viewport().grab()
    row = page.text_view._row(1)
    return row.text if row else ""


def shown_hex(page: EntryPage) -> str:
    page.hex_view.viewport().grab()
    pages = page.hex_view._pages
    shown = pages.bytes_at(0, 100) if pages else None
    return shown.data.decode("latin-1") if shown else ""


def test_previews_are_covered_until_revealed_and_covered_again(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session())
    wait_for_final(window, qtbot)
    page = opened_page(window, qtbot)
    action, notice = window.board["view.reveal_secrets"], page.secret_notice
    assert shown_text(page) == f"two = {COVERED}"
    assert not action.isChecked()
    assert (notice.toolTip(), notice.button.text()) == ("Secrets in this preview are covered.", "Reveal Secrets")
    assert window.status.secrets.isHidden()
    action.trigger()
    qtbot.waitUntil(lambda: shown_text(page) == f"two = {TOKEN}")
    assert action.isChecked()
    assert (notice.toolTip(), notice.button.text()) == ("Secrets in this preview are shown.", "Cover Secrets")
    assert not window.status.secrets.isHidden()
    page.show_view("Hex")
    qtbot.waitUntil(lambda: TOKEN in shown_hex(page))
    notice.button.click()
    qtbot.waitUntil(lambda: "ghp_\0" in shown_hex(page))
    assert not action.isChecked()
    assert window.status.secrets.isHidden()
    page.show_view("Text")
    qtbot.waitUntil(lambda: shown_text(page) == f"two = {COVERED}")


def test_secrets_found_later_are_covered_in_open_previews(open_sample: Opener, qtbot: QtBot) -> None:
    gate = Gate()
    window = open_sample(session(gate))
    page = opened_page(window, qtbot)
    assert shown_text(page) == f"two = {TOKEN}"
    assert page.secret_notice.isHidden()
    gate.set()
    qtbot.waitUntil(lambda: shown_text(page) == f"two = {COVERED}")
    assert not page.secret_notice.isHidden()
    wait_for_final(window, qtbot)


def test_an_entry_without_secrets_has_no_notice(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session())
    wait_for_final(window, qtbot)
    page = opened_page(window, qtbot)
    assert not page.secret_notice.isHidden()
    assert window.workspace is not None
    window.workspace.navigator.go_to(Place(sample.AGENT))
    qtbot.waitUntil(lambda: shown_text(page) == "second")
    assert page.secret_notice.isHidden()


def test_evidence_follows_and_what_is_copied_stays_masked(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session())
    wait_for_final(window, qtbot)
    workspace = window.workspace
    assert workspace is not None
    model = workspace.findings_panel.model
    keys = [row.finding.rule for row in model.shown]
    workspace.findings_panel.view.selectRow(keys.index("sec-npm-token"))
    evidence = next(part for part in workspace.detail.findChildren(PlainText) if part.accessibleName() == "Evidence")
    assert TOKEN not in evidence.toPlainText()
    assert evidence.toPlainText().endswith("Secrets in it are masked.")
    window.board["view.reveal_secrets"].trigger()
    assert evidence.toPlainText() == f"one\ntwo = {TOKEN}"
    workspace.detail.copy_button.click()
    assert "ghp_" in QGuiApplication.clipboard().text()
    assert TOKEN not in QGuiApplication.clipboard().text()
    window.board["view.reveal_secrets"].trigger()
    assert TOKEN not in evidence.toPlainText()


def test_another_artifact_starts_covered_and_nothing_is_remembered(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(session())
    wait_for_final(window, qtbot)
    window.board["view.reveal_secrets"].trigger()
    assert window.board["view.reveal_secrets"].isChecked()
    window = open_sample(session())
    wait_for_final(window, qtbot)
    assert not window.board["view.reveal_secrets"].isChecked()
    assert shown_text(opened_page(window, qtbot)) == f"two = {COVERED}"
    assert not any("secret" in key.lower() for key in window.services.settings.allKeys())
