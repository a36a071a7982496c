"""A file is something else than its name says.

## What it flags

Files whose first bytes contradict their ending: a program named `.png`, compressed data named `.json`, text named
`.jpg`, a zip file named `.tgz`. Pictures and documents that are a zip file as well, because one stands at their end.

## Why it matters

Reviewers and scanners choose what to look at by the name; whoever loads the file looks at its bytes. Code that was
smuggled into packages lay in files that claimed to be pictures, fonts or test data.

## Example

`package/assets/logo.png` begins like an ELF program, or `docs/manual.pdf` opens in any unzipper.

## What to do

Rename the file, or leave it out. If nobody knows why it is named so, find out what reads it.

## Limits

Only endings with a fixed beginning are compared; `.bin` or `.dat` promise nothing. A JPEG named `.png`, and other
mistakes within one family, are information. Small texts that stand for a file on purpose, as those of Git LFS, are no
mismatch.
"""

from collections.abc import Iterator
from typing import Final

from inspector.binaries.named_kind import is_program, is_same_family
from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import levels, place_key
from inspector.rules.place_tags import path_tags

_ARCHIVES: Final = {
    ".tar.gz": "tar.gz", ".tgz": "tar.gz", ".crate": "tar.gz", ".tar.xz": "tar.xz", ".txz": "tar.xz",
    ".tar.bz2": "tar.bz2", ".tbz2": "tar.bz2", ".tar.zst": "tar.zst", ".tar": "tar", ".gem": "tar", ".zip": "zip",
    ".whl": "zip", ".jar": "zip", ".nupkg": "zip", ".vsix": "zip",
}  # fmt: skip
_WORDS = {
    "elf": "an ELF program or library",
    "pe": "a Windows program or library",
    "mach-o": "a Mach-O program or library",
    "pyc": "a compiled Python module",
    "class": "a compiled Java class",
    "dex": "compiled Android code",
    "text": "text",
    "unknown": "data of an unknown kind",
}


class ArcTypeMismatch:
    """Names that lie about the bytes."""

    info: Final = RuleInfo(
        id="arc-type-mismatch",
        title="File is of another type than its name says",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Rename the file, or leave it out.",
        cwe=(646,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file, bounded per container, and one for the artifact's own name."""
        promised = _promised_format(view.artifact_name)
        if promised and view.artifact_format in _ARCHIVES.values() and view.artifact_format != promised:
            message = f"The artifact's name is that of a {promised} archive, but it is {view.artifact_format}."
            yield self.info.finding(None, message, f"artifact: {view.artifact_format}")
        if not view.mistyped:
            return
        for level in levels(view):
            found = (self._finding(view, e) for e in level.entries if e.number in view.mistyped)
            yield from bounded(self.info, level, found, "files of other types than their names say")

    def _finding(self, view: ArtifactView, entry: Entry) -> Finding:
        kind = view.mistyped[entry.number]
        is_mild, tags = is_same_family(entry.name, kind), path_tags(entry)
        severity, reason = None, ""
        if is_mild:
            severity, reason = Severity.INFO, "Programs tell such files apart by their bytes."
        elif "test-path" in tags:
            severity, reason = Severity.LOW, "It lies among tests, where odd files are common."
        elif is_program(kind):
            severity, reason = Severity.HIGH, "It is code that runs."
        message = f"Its name ends in {_ending(entry)}, but it is {_WORDS.get(kind, f'{kind.upper()} data')}."
        if kind == "zip" and not is_mild:
            message = f"Its name ends in {_ending(entry)}, but unzippers open it as a zip file."
        return self.info.finding(
            entry,
            message,
            f"{kind}: {place_key(entry.name)}",
            severity=severity,
            reasons=(reason,) if reason else (),
            tags=tags,
        )


def _ending(entry: Entry) -> str:
    return f".{entry.name.rpartition('.')[2].lower()}"


def _promised_format(name: str) -> str | None:
    lower = name.lower()
    return next((form for ending, form in _ARCHIVES.items() if lower.endswith(ending)), None)
