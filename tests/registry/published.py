"""Published packages, fetched once with the ordinary clients and kept in the user's cache."""

import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

FOLDER = Path(platformdirs.user_cache_dir("artifact-inspector-tests", appauthor=False))


def _fetched(pattern: str, command: list[str]) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = sorted(FOLDER.glob(pattern))
    if not found:
        done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False)
        found = sorted(FOLDER.glob(pattern))
        if not found:
            pytest.skip(f"{pattern} cannot be fetched here: {done.stderr.strip()[-200:]}")
    return found[0]


def npm(name: str, version: str) -> Path:
    """The tarball of one npm package."""
    client = shutil.which("npm")
    if client is None:
        pytest.skip("there is no npm client here")
    file_name = f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
    return _fetched(file_name, [client, "pack", f"{name}@{version}"])


def wheel(name: str) -> Path:
    """The newest wheel of one Python package for this system."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", name]
    return _fetched(f"{name}-*.whl", command)


def sdist(name: str) -> Path:
    """The newest source distribution of one Python package."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", name]
    return _fetched(f"{name}-*.tar.gz", command)


def deb(name: str) -> Path:
    """A Debian package."""
    client = shutil.which("apt-get")
    if client is None:
        pytest.skip("there is no apt-get here")
    return _fetched(f"{name}_*.deb", [client, "download", name])
