"""Windows for paths: what is opened is remembered, unless it is the demo."""

from pathlib import Path

import pytest

from inspector.gui.services import Services
from inspector.gui.windows import Windows


@pytest.mark.parametrize("remember", [True, False])
def test_a_path_is_remembered_unless_told_otherwise(
    windows: Windows, services: Services, tmp_path: Path, remember: bool
) -> None:
    path = str(tmp_path / "a.tgz")
    windows.open_all([path], remember=remember)
    assert [item.path for item in services.recent.items] == ([path] if remember else [])


def test_no_path_opens_the_start_page(windows: Windows) -> None:
    windows.open_all([])
    (window,) = windows.open_windows
    assert window.workspace is None
