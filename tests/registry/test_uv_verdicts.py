"""Whether the real uv refuses what the findings say it refuses: the small archive of every oddity, as a source package.

The newest uv is fetched. A source package is unpacked before anything else is looked at, so the sentence of its failure
tells a refused archive from one that merely holds no project.
"""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.core.anomaly import AnomalyKind as Kind
from tests.containers.context_builder import END
from tests.containers.test_tar_oddities import CASES as TAR_CASES
from tests.containers.test_tar_oddities import READ_BY_UV
from tests.containers.test_zip_oddities import CASES as ZIP_CASES

pytestmark = pytest.mark.registry
NOT_ITS_OWN = {Kind.TAR_NAME_DIFFERS, Kind.TAR_LINK_TARGET_DIFFERS, Kind.TAR_OVERLONG_NAME, Kind.TAR_BINARY_NUMBER,
               Kind.TAR_IGNORED_PREFIX}  # fmt: skip
"""Read in one of the two formats, and refused where the case mixes them, or by the file system."""
NO_PROJECT = ("does not appear to be a Python project", "Not a directory", "must only contain a list directory")


@pytest.fixture(scope="module")
def uv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("uv")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--target",
        str(folder),
        "uv",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"uv cannot be fetched here: {done.stderr.strip()[-200:]}")
    return folder / "bin" / "uv"


def refusal(uv: Path, archive: Path) -> str:
    """What uv says of an archive; empty where it unpacked it."""
    options = [
        "--no-config",
        "--offline",
        "--no-cache",
        "--no-deps",
        "--no-build-isolation",
        "--python",
        sys.executable,
    ]
    command = [str(uv), "pip", "install", *options, "--target", str(archive.parent / "installed"), str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return "" if done.returncode == 0 or any(words in done.stderr for words in NO_PROJECT) else done.stderr


@pytest.mark.parametrize(
    ("kind", "data", "refused_by"), ZIP_CASES, ids=[f"{n}-{c[0]}" for n, c in enumerate(ZIP_CASES)]
)
def test_zip(uv: Path, tmp_path: Path, kind: Kind, data: bytes, refused_by: tuple[str, ...]) -> None:
    archive = tmp_path / "demo-1.0.zip"
    archive.write_bytes(data)
    said = refusal(uv, archive)
    assert bool(said) == ("uv" in refused_by), (kind, said)


@pytest.mark.parametrize(("kind", "data"), TAR_CASES, ids=[f"{n}-{c[0]}" for n, c in enumerate(TAR_CASES)])
def test_tar(uv: Path, tmp_path: Path, kind: Kind, data: bytes) -> None:
    archive = tmp_path / "demo-1.0.tar.gz"
    archive.write_bytes(gzip.compress(data if kind is Kind.TAR_NO_END_MARKER else data + END))
    said = refusal(uv, archive)
    if kind not in NOT_ITS_OWN:
        assert bool(said) == (kind not in READ_BY_UV), (kind, said)
