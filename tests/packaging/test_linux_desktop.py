"""The desktop entry, the metainfo and the icon agree, are valid, and land where desktops look."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree

from inspector import __version__

CHECKOUT = Path(__file__).parents[2]
LINUX = CHECKOUT / "packaging" / "linux"
APPLICATION_ID = "io.github.artifact_inspector.ArtifactInspector"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux desktops")


def desktop_entry() -> dict[str, str]:
    lines = (LINUX / f"{APPLICATION_ID}.desktop").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def test_the_entry_starts_the_window_with_the_files_that_are_dropped_on_it() -> None:
    entry = desktop_entry()
    assert entry["Exec"] == "inspector-gui %F"
    assert entry["Icon"] == APPLICATION_ID
    assert entry["Terminal"] == "false"


def test_the_metainfo_names_the_entry_the_commands_and_this_version() -> None:
    root = ElementTree.parse(LINUX / f"{APPLICATION_ID}.metainfo.xml").getroot()
    assert root is not None
    assert root.findtext("id") == APPLICATION_ID
    assert root.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    assert root.findtext("name") == desktop_entry()["Name"]
    assert [tag.text for tag in root.iterfind("provides/binary")] == ["inspector-gui", "inspector"]
    assert next(tag.get("version") for tag in root.iterfind("releases/release")) == __version__


def test_the_validators_have_no_complaint() -> None:
    missing = [tool for tool in ("desktop-file-validate", "appstreamcli") if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    script = CHECKOUT / "packaging" / "validate_linux.sh"
    done = subprocess.run(["sh", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_installing_follows_the_hicolor_layout(tmp_path: Path) -> None:
    script = CHECKOUT / "packaging" / "install_linux.sh"
    environment = {"PATH": "/usr/bin:/bin", "DESTDIR": str(tmp_path)}
    subprocess.run(["sh", script, "/usr"], env=environment, check=True)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == [
        f"usr/share/applications/{APPLICATION_ID}.desktop",
        f"usr/share/icons/hicolor/scalable/apps/{APPLICATION_ID}.svg",
        f"usr/share/metainfo/{APPLICATION_ID}.metainfo.xml",
        f"usr/share/mime/packages/{APPLICATION_ID}.xml",
    ]


@pytest.mark.parametrize(
    "script", ["dev", ".ci/run", "packaging/validate_linux.sh", "packaging/install_linux.sh"]
)  # fmt: skip
def test_the_shell_scripts_are_clean(script: str) -> None:
    path = CHECKOUT / script
    shell = path.read_text(encoding="utf-8").splitlines()[0].split("/")[-1].split()[-1]
    subprocess.run([shell, "-n", path], check=True)
    if shutil.which("shellcheck") is None:
        pytest.skip("not installed: shellcheck")
    done = subprocess.run(["shellcheck", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
