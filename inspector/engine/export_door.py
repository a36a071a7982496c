"""The one door through which anything from an artifact is written to disk.

Wanted paths may be anything: `..`, absolute, device names, names that differ in case only. What is
written stays below the target and exists on every file system; each change of a name has its reason.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from inspector.engine.restore_names import collision_key, safe_components, with_hash
from inspector.engine.restore_targets import open_target


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file that was written."""

    path: str
    """Below the target, with slashes."""
    sha256: str
    renamed: str | None
    """Why the name is not the wanted one, as one sentence."""


class ExportDoor:
    """Writes into a fresh folder or a new zip file. Use as a context manager, or call `finish`."""

    def __init__(self, target: Path, reserved: Iterable[str] = ()) -> None:
        """Opens the target; `reserved` are own file names at its top that no wanted path may take.

        Raises TargetNotEmptyError where it holds something, TargetUnusableError where it cannot be used.
        """
        self._reserved = frozenset(reserved)
        self._files = {collision_key((name,)) for name in self._reserved}
        self._folders: set[str] = set()
        self._entered: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Folders that hold files, by the wanted ones: no file takes their names any more."""
        self._target = open_target(target)

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends writing; after an error the target is left in a state that nobody takes for whole."""
        if error is None:
            self.finish()
        else:
            self._target.abandon()

    def write(self, wanted_path: str, data: bytes) -> WrittenFile:
        """Creates one file as near to the wanted path as is safe. Raises TargetUnusableError."""
        parts = safe_components(wanted_path)
        reason = None if "/".join(parts) == wanted_path else "The name is not safe on every file system."
        free = self._free(parts, wanted_path)
        if free != parts:
            reason = "Another file or folder has this name, or one that differs only in case."
        self._target.put(free, data)
        self._files.add(collision_key(free))
        return WrittenFile("/".join(free), hashlib.sha256(data).hexdigest(), reason)

    def write_reserved(self, name: str, data: bytes) -> WrittenFile:
        """Creates one of the reserved files."""
        assert name in self._reserved, "only reserved names are written here"
        self._target.put((name,), data)
        return WrittenFile(name, hashlib.sha256(data).hexdigest(), None)

    def finish(self) -> None:
        """Ends writing. Raises TargetUnusableError where the end of a zip file cannot be written."""
        self._target.close()

    def _free(self, parts: tuple[str, ...], wanted_path: str) -> tuple[str, ...]:
        folders = self._entered.get(parts[:-1])
        if folders is None:
            folders = self._entered[parts[:-1]] = self._free_folders(parts[:-1])
            self._folders.update(collision_key(folders[:depth]) for depth in range(1, len(folders) + 1))
        return (*folders, self._free_name(folders, parts[-1], wanted_path))

    def _free_folders(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        folders: tuple[str, ...] = ()
        for part in wanted:
            folder = (*folders, part)
            # A file stands where a folder is needed: all of the folder's files move to one other folder.
            folders = (*folders, with_hash(part, "/".join(folder))) if collision_key(folder) in self._files else folder
        return folders

    def _free_name(self, folders: tuple[str, ...], name: str, wanted_path: str) -> str:
        candidate, attempt = name, 0
        while (key := collision_key((*folders, candidate))) in self._files or key in self._folders:
            candidate = with_hash(name, f"{wanted_path}\0{attempt}" if attempt else wanted_path)
            attempt += 1
        return candidate
