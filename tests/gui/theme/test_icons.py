"""Every icon is a drawing that can be painted in any colour."""

import pytest
from PySide6.QtWidgets import QApplication

from inspector.assets.accessor import read_text, resource_names
from inspector.gui.actions.commands import COMMANDS
from inspector.gui.theme.icons import application_icon, icon_pixmap

NAMES = [name.removesuffix(".svg") for name in resource_names("icons") if name.endswith(".svg")]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "inspector"])
def test_drawings_show_something_in_the_colour_asked_for(name: str, qapp: QApplication) -> None:
    image = icon_pixmap(name, "#ff0000", 32).toImage()
    inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() > 200]
    assert inked
    assert all(colour.red() > 200 and colour.green() < 60 for colour in inked)


def test_the_application_icon_has_every_usual_size(qapp: QApplication) -> None:
    sizes = {size.width() for size in application_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes


def test_icons_that_commands_name_exist_and_reference_nothing_outside() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(NAMES)
    for name in NAMES:
        text = read_text(f"icons/{name}.svg").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert "<script" not in text
