"""Published packages, fetched once with the ordinary clients and kept in the user's cache."""

import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

FOLDER = Path(platformdirs.user_cache_dir("artifact-inspector-tests", appauthor=False))


class NotFetchedError(Exception):
    """A package cannot be had here; the message says why."""


def _found(pattern: str, command: list[str]) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = sorted(FOLDER.glob(pattern))
    if not found:
        done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=300, check=False)
        found = sorted(FOLDER.glob(pattern))
        if not found:
            raise NotFetchedError(f"{pattern} cannot be fetched here: {done.stderr.strip()[-200:]}")
    return found[0]


def _fetched(pattern: str, command: list[str]) -> Path:
    try:
        return _found(pattern, command)
    except NotFetchedError as error:
        pytest.skip(str(error))


def npm_file_name(name: str, version: str) -> str:
    """What `npm pack` calls a tarball."""
    return f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"


def npm_tarball(name: str, version: str) -> Path:
    """The tarball of one npm package. Raises NotFetchedError."""
    client = shutil.which("npm")
    if client is None:
        raise NotFetchedError("there is no npm client here")
    return _found(npm_file_name(name, version), [client, "pack", f"{name}@{version}"])


def npm(name: str, version: str) -> Path:
    """The same for a test, which is skipped where there is none."""
    try:
        return npm_tarball(name, version)
    except NotFetchedError as error:
        pytest.skip(str(error))


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
