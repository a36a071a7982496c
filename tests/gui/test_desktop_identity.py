"""The running window and its desktop entry belong together, or the task bar shows it without name and icon."""

import re
from pathlib import Path

from PySide6.QtWidgets import QApplication

from inspector.engine.case.location import SUFFIX
from inspector.engine.case.schema import APPLICATION_ID
from inspector.gui.app import make_application

ENTRIES = Path(__file__).parents[2] / "packaging" / "linux"


def test_the_window_names_its_desktop_entry(qapp: QApplication) -> None:
    app = make_application()
    entry = ENTRIES / f"{qapp.desktopFileName()}.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert f"StartupWMClass={app.applicationName()}" in lines  # what X11 servers are told as WM_CLASS


def test_desktops_know_case_files_by_name_and_by_magic() -> None:
    name = "io.github.artifact_inspector.ArtifactInspector"
    text = (ENTRIES / f"{name}.mime.xml").read_text(encoding="utf-8")
    assert re.findall(r'glob pattern="([^"]+)"', text) == [f"*{SUFFIX}"]
    magic = [value.encode() for value in re.findall(r'offset="\d+" value="([^"]+)"', text)]
    assert magic == [b"SQLite format 3", APPLICATION_ID.to_bytes(4, "big")]
    (kind,) = re.findall(r'mime-type type="([^"]+)"', text)
    for file in (f"{name}.desktop", f"{name}.metainfo.xml"):
        assert kind in (ENTRIES / file).read_text(encoding="utf-8")
