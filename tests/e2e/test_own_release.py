"""What the wheel will hold passes our own scan, long before CI builds the wheel."""

import zipfile
from pathlib import Path

from tests.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def as_the_wheel_holds_it(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for top, inside in ((ROOT / "inspector", "inspector"), (ROOT / "resources", "inspector/_resources")):
            for file in sorted(top.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    archive.write(file, f"{inside}/{file.relative_to(top).as_posix()}")
    return path


def test_our_own_files_pass_our_own_scan(run: Run, tmp_path: Path) -> None:
    done = run("scan", as_the_wheel_holds_it(tmp_path / "own.zip"))
    assert done.code == 0, done.text
    assert "CRITICAL" not in done.text
    assert "HIGH" not in done.text
