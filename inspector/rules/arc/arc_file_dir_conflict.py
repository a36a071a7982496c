"""One name is a file and a folder at once.

## What it flags

A file whose name is also the folder of other records in the container, and a file record whose name ends in a
slash, as only names of folders do.

## Why it matters

Nobody can unpack both: one program fails, another one keeps the file, a third one replaces it by the folder.
Which of the contents is installed depends on the program.

## Example

A file `lib/app` and a file `lib/app/index.js`.

## What to do

Rename one of them, and build the archive from a folder on disk: there it cannot happen.

## Limits

Symbolic links with records below them are the matter of `arc-symlink-escape`. Two records of exactly one name
are the matter of `arc-duplicate-name`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, components, levels, place_key, shown
from inspector.rules.setting import library_reason
from inspector.rules.upload_check import UV, refusals

_FOLDERS = frozenset({EntryKind.DIRECTORY, EntryKind.SYMLINK})


class ArcFileDirConflict:
    """Names that are both a file and a folder."""

    info: Final = RuleInfo(
        id="arc-file-dir-conflict",
        title="Name that is both a file and a folder",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Rename one of them, and build the archive from a folder on disk.",
        cwe=(436,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per file, bounded per container."""
        for level in levels(view):
            if library_reason(level) is None:
                yield from bounded(self.info, level, self._findings(level), "names that are file and folder")

    def _findings(self, level: Level) -> Iterator[Finding]:
        folders = _folders(level)
        for entry in level.entries:
            if entry.kind in _FOLDERS:
                continue
            if entry.name[-1:] == "/" and entry.is_file:
                yield self._finding(level, entry, "is a file, though its name ends in a slash as those of folders do")
            elif (below := folders.get(_place(entry.name))) is not None:
                yield self._finding(
                    level, entry, f"is a file, but other records lie in it as in a folder: {shown(below)}"
                )

    def _finding(self, level: Level, entry: Entry, what: str) -> Finding:
        return self.info.finding(
            entry,
            f"{shown(entry.name)} {what}.",
            place_key(entry.name),
            evidence=Evidence(shown(entry.name)),
            refused_by=refusals(level, of_zip=UV, of_tar=UV),
        )


def _folders(level: Level) -> dict[str, str]:
    """Every folder that names of records imply, with the first record in it."""
    folders: dict[str, str] = {}
    for entry in level.entries:
        place = _place(entry.name)
        folder = place.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = place
            folder = folder.rpartition("/")[0]
    return folders


def _place(name: str) -> str:
    is_plain = "./" not in name and "//" not in name and "\\" not in name
    return name.strip("/") if is_plain else "/".join(components(name))
