"""Selecting in one view moves the others, and every move can be gone back on."""

from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from inspector.gui.main_window import MainWindow
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from inspector.gui.navigator import Navigator
from inspector.gui.workspace import Workspace
from tests.gui import sample


def parts(window: MainWindow) -> tuple[Workspace, Navigator]:
    assert window.workspace is not None
    return window.workspace, window.workspace.navigator


def selected_entry(workspace: Workspace) -> int | None:
    node = workspace.tree_panel.view.current_node
    return None if node is None else workspace.tree_panel.entry_of(node)


def test_selecting_an_entry_shows_it(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace, navigator = parts(scanned)
    node = workspace.tree_panel.picture.tree.node_of_entry(1)
    assert node is not None
    workspace.tree_panel.view.select_node(node)
    page = workspace.tabs.page
    assert page is not None
    assert page.entry is not None
    assert page.entry.number == 1
    qtbot.waitUntil(lambda: page.current_view == "Text")
    assert navigator.place == Place(1)
    assert scanned.bar.breadcrumb.texts() == ["sample.tgz", "package", "dist", "cli.js"]


def test_selecting_a_finding_opens_its_place_everywhere(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace, navigator = parts(scanned)
    view = workspace.findings_panel.view
    at = next(i for i, row in enumerate(workspace.findings_panel.model.shown) if row.finding.entry == sample.CONFIG)
    view.selectRow(at)
    assert selected_entry(workspace) == sample.CONFIG
    assert workspace.detail.finding is workspace.findings_panel.model.shown[at].finding
    page = workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view == "Text")
    assert (navigator.place.line, navigator.place.column) == (2, 7)
    assert scanned.bar.breadcrumb.texts()[-2:] == ["src", "config.ts"]


def test_back_and_forward_walk_the_visited_places(scanned: MainWindow) -> None:
    workspace, navigator = parts(scanned)
    for number in (1, sample.AGENT, sample.EMPTY):
        navigator.go_to(Place(number))
    assert scanned.board["go.back"].isEnabled()
    assert not scanned.board["go.forward"].isEnabled()
    scanned.board["go.back"].trigger()
    assert selected_entry(workspace) == sample.AGENT
    scanned.board["go.back"].trigger()
    scanned.board["go.back"].trigger()
    assert navigator.place.is_overview
    assert workspace.tabs.currentWidget() is workspace.tabs.overview
    assert not scanned.board["go.back"].isEnabled()
    scanned.board["go.forward"].trigger()
    assert selected_entry(workspace) == 1


def test_going_back_leads_to_the_finding_again(scanned: MainWindow) -> None:
    workspace, navigator = parts(scanned)
    workspace.findings_panel.view.selectRow(0)
    first = workspace.detail.finding
    workspace.findings_panel.view.selectRow(1)
    assert workspace.detail.finding is not first
    navigator.back()
    assert workspace.detail.finding is not None
    assert first is not None
    assert workspace.detail.finding.fingerprint == first.fingerprint
    assert workspace.findings_panel.view.currentIndex().row() == 0


def test_a_crumb_leads_to_its_level_and_up_one_level_does_too(scanned: MainWindow) -> None:
    workspace, navigator = parts(scanned)
    navigator.go_to(Place(sample.AGENT))
    crumb = scanned.bar.breadcrumb
    assert crumb.texts() == ["sample.tgz", "package", "dist", "cli.js.map", "src", "agent.ts"]
    crumb.buttons()[3].click()
    assert navigator.place == Place(sample.MAP)
    scanned.board["go.up"].trigger()
    assert navigator.place.folder == (0, ("package", "dist"))
    assert workspace.tabs.page is not None
    assert workspace.tabs.page.entry is None
    navigator.back()
    assert navigator.place == Place(sample.MAP)


def test_enter_keeps_a_tab_and_the_next_selection_opens_another(scanned: MainWindow) -> None:
    workspace, navigator = parts(scanned)
    navigator.go_to(Place(1), keep=True)
    navigator.go_to(Place(sample.AGENT))
    navigator.go_to(Place(sample.CONFIG))
    shown = [page.entry.number for page in workspace.tabs.pages() if page.entry]
    assert shown == [1, sample.CONFIG]
    workspace.tabs.setCurrentIndex(1)
    assert navigator.place == Place(1)
    assert selected_entry(workspace) == 1
    workspace.tabs.close_tab(1)
    assert [page.entry.number for page in workspace.tabs.pages() if page.entry] == [sample.CONFIG]


def test_an_entry_that_the_filter_hides_is_shown_when_it_is_gone_to(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace, navigator = parts(scanned)
    panel = workspace.tree_panel
    panel.filter_bar.field.setText("*.map")
    qtbot.waitUntil(lambda: panel.picture.rows.is_filtered)
    navigator.go_to(Place(sample.EMPTY))
    qtbot.waitUntil(lambda: not panel.picture.rows.is_filtered)
    assert selected_entry(workspace) == sample.EMPTY


def test_next_and_previous_finding_step_through_the_list(scanned: MainWindow) -> None:
    workspace, _ = parts(scanned)
    scanned.board["go.next_finding"].trigger()
    assert workspace.findings_panel.view.currentIndex().row() == 0
    scanned.board["go.next_finding"].trigger()
    assert workspace.findings_panel.view.currentIndex().row() == 1
    scanned.board["go.previous_finding"].trigger()
    assert workspace.findings_panel.view.currentIndex().row() == 0


def test_the_tree_of_sources_keeps_what_is_selected_and_gives_way_to_other_entries(
    scanned: MainWindow, qtbot: QtBot
) -> None:
    workspace, navigator = parts(scanned)
    panel = workspace.tree_panel
    assert panel.outline_switch.isVisible()
    navigator.go_to(Place(sample.AGENT))
    scanned.board["view.toggle_sources"].trigger()
    qtbot.waitUntil(lambda: not panel.is_busy and panel.picture.wish.outline is Outline.SOURCES)
    assert scanned.board["view.toggle_sources"].isChecked()
    assert selected_entry(workspace) == sample.AGENT
    assert scanned.bar.breadcrumb.texts() == ["sample.tgz", "package", "dist", "src", "agent.ts"]
    navigator.go_to(Place(sample.CONFIG))
    assert panel.outline is Outline.SOURCES
    assert selected_entry(workspace) == sample.CONFIG
    navigator.go_to(Place(sample.EMPTY))
    qtbot.waitUntil(lambda: selected_entry(workspace) == sample.EMPTY)
    assert panel.outline_switch.outline is Outline.CONTENTS


def test_a_folder_is_gone_back_to_in_its_own_tree(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace, navigator = parts(scanned)
    panel = workspace.tree_panel
    panel.show_outline(Outline.SOURCES)
    qtbot.waitUntil(lambda: not panel.is_busy and panel.picture.wish.outline is Outline.SOURCES)
    navigator.go_to_node(panel.picture.tree.names.index("src"))
    assert navigator.place.outline is Outline.SOURCES
    navigator.go_to(Place(sample.EMPTY))
    qtbot.waitUntil(lambda: selected_entry(workspace) == sample.EMPTY)
    navigator.back()
    qtbot.waitUntil(lambda: not panel.is_busy and panel.picture.wish.outline is Outline.SOURCES)
    node = panel.view.current_node
    assert node is not None
    assert panel.picture.tree.names[node] == "src"


def test_a_typed_line_or_offset_is_gone_to(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace, navigator = parts(scanned)
    navigator.go_to(Place(sample.AGENT))
    page = workspace.tabs.page
    assert page is not None
    qtbot.waitUntil(lambda: page.current_view == "Text")
    scanned.board["go.line"].trigger()
    dialog = scanned.findChildren(QInputDialog)[-1]
    dialog.textValueSelected.emit("nowhere")
    assert navigator.place == Place(sample.AGENT)
    dialog.textValueSelected.emit("2:3")
    assert navigator.place == Place(sample.AGENT, 2, 3)
    dialog.textValueSelected.emit("@6")
    assert navigator.place == Place(sample.AGENT, offset=6)
    dialog.close()
