"""Files of editors and development environments are part of the artifact.

## What it flags

Folders such as `.idea`, `.vscode` and `.vs`, project files, backup copies (`name~`, `#name#`) and swap files
of editors, summed up per kind.

## Why it matters

They name people, folders and servers of whoever built the package. Swap files and backup copies hold the text
itself, in the state in which somebody was just changing it, unseen by reviews.

## Example

`package/.vscode/settings.json` with the address of a test server, or `package/lib/.config.js.swp`.

## What to do

Exclude them from the package, and keep them out of the repository with a global ignore file.

## Limits

Found by name only. The content of the files is scanned for secrets like that of any other file.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.leftover import Leftover, amount, by_kind, leftovers, named
from inspector.rules.level import Level, levels

_JUNK = re.compile(
    r"(?:^|/)(?:(?P<folder>\.idea|\.vscode|\.vs|\.fleet|\.zed|nbproject)(?=/|\Z)"
    r"|(?P<swap>\.[^/]+\.sw[a-p])\Z"
    r"|(?P<backup>[^/]*[^/~]~|#[^/]+#|\.#[^/]+)\Z"
    r"|(?P<project>[^/]+\.(?:sublime-project|sublime-workspace|code-workspace|iml)|\.project|\.classpath)\Z)"
)
_KINDS = {
    "folder": "Settings of an editor",
    "swap": "Swap files of an editor",
    "backup": "Backup copies of an editor",
    "project": "Project files of an editor",
}
_TEXT_REASON = "A swap file holds the text that was being edited."


class VcsEditorJunk:
    """What editors leave behind."""

    info: Final = RuleInfo(
        id="vcs-editor-junk",
        title="Files of an editor",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude them from the package, for example with the `files` list of `package.json`.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per kind and container."""
        for level in levels(view):
            for places in by_kind(leftovers(level, _JUNK)):
                yield self._finding(level, places)

    def _finding(self, level: Level, places: list[Leftover]) -> Finding:
        kind = places[0].kind
        is_swap = kind == "swap"
        return self.info.finding(
            places[0].entry,
            f"{_KINDS[kind]}: {named(places)} ({amount(places)}).",
            f"{kind}: {level.key}",
            severity=Severity.MEDIUM if is_swap else None,
            reasons=(_TEXT_REASON,) if is_swap else (),
        )
