"""What the window looked like comes back with the case."""

from pytestqt.qtbot import QtBot

from inspector.engine.case.location import case_path
from inspector.engine.case.records import Case
from inspector.engine.case.store import CaseStore
from inspector.gui.jobs.background import wait_for_jobs
from inspector.gui.main_window import MainWindow
from inspector.gui.models.place import Place
from inspector.gui.models.saved_view import SavedView, saved_view
from inspector.gui.models.tree_filter import Chip
from inspector.gui.services import Services
from inspector.gui.workspace import Workspace
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final


def workspace_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def kept(window: MainWindow) -> SavedView:
    path = case_path(window.services.case_folder, sample.SHA256)
    case = Case()
    if path.exists() and path.stat().st_size:
        store = CaseStore(path, is_read_only=True)
        case = store.load()
        store.close()
    return saved_view(case.view) or SavedView()


def begin_a_case(window: MainWindow) -> None:
    workspace_of(window).findings_panel.view.selectRow(0)
    window.board["triage.confirm"].trigger()


def test_searches_of_last_time_are_offered_again(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    begin_a_case(scanned)
    bar = workspace_of(scanned).show_search().bar
    for text in ("first", "second"):
        bar.field.setEditText(text)
        bar.begin()
    qtbot.waitUntil(lambda: kept(scanned).searches == ["second", "first"])
    again = open_sample(sample.complete())
    wait_for_final(again, qtbot)
    bar = workspace_of(again).show_search().bar
    qtbot.waitUntil(lambda: bar.history == ["second", "first"])
    assert bar.text_field.text() == ""
    bar.field.setEditText("third")
    bar.begin()
    assert bar.history == ["third", "second", "first"]


def test_the_filter_of_the_tree_comes_back(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    begin_a_case(scanned)
    bar = workspace_of(scanned).tree_panel.filter_bar
    bar.field.setText("agent")
    bar.choose(Chip.MAPS)
    qtbot.waitUntil(lambda: (kept(scanned).tree_text, kept(scanned).tree_chip) == ("agent", "Maps"))
    again = open_sample(sample.complete())
    bar = workspace_of(again).tree_panel.filter_bar
    qtbot.waitUntil(lambda: (bar.field.text(), bar.chip) == ("agent", Chip.MAPS))


def test_size_and_parts_of_the_window_come_back(scanned: MainWindow, open_sample: Opener, qtbot: QtBot) -> None:
    begin_a_case(scanned)
    scanned.resize(1010, 655)
    workspace_of(scanned).whole.setSizes([222, 400])
    wanted = workspace_of(scanned).whole.sizes()
    workspace_of(scanned).navigator.go_to(Place(1))
    qtbot.waitUntil(lambda: kept(scanned).size_px == [1010, 655])
    scanned.close_artifact()
    scanned.resize(1150, 700)
    again = open_sample(sample.complete())
    # The screen of the offscreen platform is only 800 pixels wide, and no window grows beyond its screen.
    qtbot.waitUntil(lambda: again.height() == 655 and again.width() < 1150)
    qtbot.waitUntil(lambda: workspace_of(again).whole.sizes() == wanted)


def test_a_case_with_impossible_sizes_changes_none(
    window: MainWindow, services: Services, open_sample: Opener, qtbot: QtBot
) -> None:
    store = CaseStore(case_path(services.case_folder, sample.SHA256))
    view = SavedView(searches=["mark"], size_px=[1, -5], parts_px={"whole": [-1, 9], "upper": [1] * 9})
    store.keep_view(view.as_values())
    store.close()
    before = (window.width(), window.height())
    bar = workspace_of(open_sample(sample.complete())).show_search().bar
    qtbot.waitUntil(lambda: bar.history == ["mark"])
    wait_for_final(window, qtbot)
    workspace_of(window).leave_search()
    assert (window.width(), window.height()) == before
    assert min(workspace_of(window).upper_part.sizes()) > 1


def test_a_person_who_went_somewhere_is_left_there(scanned: MainWindow, qtbot: QtBot) -> None:
    workspace = workspace_of(scanned)
    workspace.navigator.go_to(Place(sample.AGENT))
    before = (scanned.width(), scanned.height())
    workspace.desk.view_loaded.emit(SavedView(["package/dist/cli.js"], "text", size_px=[1010, 655]).as_values())
    assert wait_for_jobs()
    qtbot.wait(1)
    assert workspace.navigator.place.entry == sample.AGENT
    assert workspace.tabs.kept_pages() == []
    assert workspace.findings_panel.text_field.text() == ""
    assert (scanned.width(), scanned.height()) == before
