"""The files of a source checkout that a user names, by digest: what an artifact is compared with."""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from inspector.policy.policy import PolicyError

MAX_FILES: Final = 500_000
_LEFT_OUT: Final = frozenset({".git", ".hg", ".svn", "node_modules", ".venv", "venv", ".tox", "__pycache__"})
"""Folders that hold no sources of the project."""
_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_MAX_REF_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Checkout:
    """A working tree."""

    digests: frozenset[str]
    """SHA-256 of all files."""
    paths: frozenset[str]
    """Their paths and all endings of these at a slash: packages rarely lie where their sources do."""
    commit: str | None = None
    """The commit that is checked out, where that can be told."""
    files: int = field(default=0)


def read_checkout(folder: Path) -> Checkout:
    """Reads all files below a folder; links are not followed. Raises PolicyError."""
    if not folder.is_dir():
        raise PolicyError(f"The source {folder} is no folder; expected a checkout of the project.")
    digests: set[str] = set()
    paths: set[str] = set()
    count = 0
    for path in _files(folder):
        count += 1
        if count > MAX_FILES:
            raise PolicyError(f"The source {folder} holds more than {MAX_FILES:,} files.")
        try:
            with path.open("rb") as file:
                digests.add(hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            raise PolicyError(f"{path} cannot be read: {error.strerror}.") from error
        parts = path.relative_to(folder).as_posix().split("/")
        paths.update("/".join(parts[start:]) for start in range(len(parts)))
    return Checkout(frozenset(digests), frozenset(paths), _commit_of(folder / ".git"), count)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _commit_of(git: Path) -> str | None:
    """What HEAD leads to (gitrepository-layout(5)); None for a linked worktree and where there is no repository."""
    head = _line(git / "HEAD")
    if not head.startswith("ref: "):
        return head if _COMMIT.match(head) else None
    name = head.removeprefix("ref: ")
    if not re.fullmatch(r"refs/[\w./-]{1,200}", name) or ".." in name:
        return None
    loose = _line(git / name)
    if _COMMIT.match(loose):
        return loose
    packed = re.search(rf"^([0-9a-f]{{40,64}}) {re.escape(name)}$", _text(git / "packed-refs"), re.MULTILINE)
    return packed[1] if packed else None


def _line(path: Path) -> str:
    return _text(path).partition("\n")[0].strip()


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_REF_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
