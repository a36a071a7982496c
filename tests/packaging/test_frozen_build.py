"""The frozen application is built and tried; slow, so only on demand: `./dev test -m frozen tests/packaging`."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PACKAGING = CHECKOUT / "packaging"


@pytest.mark.frozen
@pytest.mark.skipif(importlib.util.find_spec("PyInstaller") is None, reason="needs the `package` dependency group")
def test_the_frozen_build_scans_and_opens_its_window(tmp_path: Path) -> None:
    folders = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *folders, str(PACKAGING / "inspector.spec")]
    built = subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, check=False)
    assert built.returncode == 0, built.stderr[-4000:]
    frozen = tmp_path / "dist" / "artifact-inspector"
    assert (frozen / "_internal" / "inspector" / "_resources" / "help" / "rules").is_dir()
    command = [sys.executable, str(PACKAGING / "smoke_test.py"), str(frozen)]
    smoked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert smoked.returncode == 0, smoked.stdout + smoked.stderr
