"""Every view can be reached and drawn, in every look."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gallery.__main__ import LOOKS, run, write_index
from tests.gallery.views import scenes

pytestmark = pytest.mark.gallery
SAMPLES_PX = 24


@pytest.mark.parametrize("look", LOOKS)
def test_a_picture_of_every_view(look: str, tmp_path: Path) -> None:
    assert run(tmp_path, look) == len(scenes(tmp_path, tmp_path))
    write_index(tmp_path, [look])
    assert (tmp_path / "index.html").read_text("utf-8").count("<img") == len(scenes(tmp_path, tmp_path))
    for path in (tmp_path / look).glob("*.png"):
        small = QImage(str(path)).scaled(SAMPLES_PX, SAMPLES_PX)
        colours = {small.pixel(x, y) for x in range(SAMPLES_PX) for y in range(SAMPLES_PX)}
        assert len(colours) > 3, f"{path.name} shows nothing"
