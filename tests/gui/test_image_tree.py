"""Container images in the window: the tree of their file systems beside that of the records."""

from pytestqt.qtbot import QtBot

from inspector.core.container import ContainerFacts
from inspector.core.events import ContainersRead, EntriesFound, ImagesRead
from inspector.core.image import ImageFacts, LayerFacts
from inspector.gui.actions.command import When
from inspector.gui.actions.window_facts import facts_of
from inspector.gui.main_window import MainWindow
from inspector.gui.models.outline import Outline
from inspector.gui.models.place import Place
from tests.gui import sample
from tests.gui.conftest import Opener, wait_for_final
from tests.gui.fake_session import FakeSession

LAYER, FILE, OTHER = 20, 21, 22


def image(platform: str) -> ImageFacts:
    return ImageFacts(None, ("acme/tool:1",), platform, None, None, (LayerFacts("layer.tar", LAYER),))


def two_images() -> FakeSession:
    found = EntriesFound(
        (
            sample.entry(LAYER, "layer.tar"),
            sample.entry(FILE, "layer.tar!/etc/a", parent=LAYER),
            sample.entry(OTHER, "other.txt"),
        )
    )
    images = ImagesRead(None, (image("linux/amd64"), image("linux/arm64")))
    layer = ContainersRead((ContainerFacts(LAYER, "tar", entries=1),))
    return FakeSession([*sample.listing(), found, images, layer, *sample.ending()], dict(sample.CONTENTS))


def test_a_file_of_two_images_is_selected_where_it_was_clicked(open_sample: Opener, qtbot: QtBot) -> None:
    window = open_sample(two_images())
    wait_for_final(window, qtbot)
    workspace = window.workspace
    assert workspace is not None
    panel, navigator = workspace.tree_panel, workspace.navigator
    window.board["view.toggle_image"].trigger()
    qtbot.waitUntil(lambda: not panel.is_busy and panel.picture.wish.outline is Outline.IMAGE)
    assert window.board["view.toggle_image"].isChecked()
    first, second = panel.picture.tree.nodes_of_entry(FILE)
    panel.view.select_node(second)
    assert panel.view.current_node == second
    assert window.bar.breadcrumb.texts()[1] == "acme/tool:1 linux/arm64"
    navigator.go_to(Place(sample.EMPTY))
    qtbot.waitUntil(lambda: panel.picture.wish.outline is Outline.CONTENTS)
    panel.show_outline(Outline.IMAGE)
    navigator.go_to(Place(FILE))
    qtbot.waitUntil(lambda: not panel.is_busy and panel.view.current_node == first)


def test_the_command_waits_for_an_image(scanned: MainWindow) -> None:
    assert When.IMAGE not in facts_of(scanned.workspace)
    assert not scanned.board["view.toggle_image"].isEnabled()
