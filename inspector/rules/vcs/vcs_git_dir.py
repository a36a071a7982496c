"""The folder in which Git keeps a repository is part of the artifact.

## What it flags

A `.git` folder, with how many files it holds and whether the history can be restored from them. A `.git`
file, as submodules have it, is flagged mildly.

## Why it matters

The history holds every version of every file, also those that were removed because they held a secret, with
names and mail addresses of everyone who worked on them. The configuration may hold an address with a
password.

## Example

`package/.git/objects/pack/pack-1f0c.pack`: `git clone` restores the whole repository from the package.

## What to do

Exclude the folder: with the `files` list of `package.json`, with the build backend's own list for wheels,
with `.dockerignore` for images. If such an artifact was published, treat every secret of the whole history as
known.

## Limits

What the objects hold is not read: they are compressed one by one. A repository under another name, such as a
bare `project.git`, is not recognised.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.leftover import Leftover, amount, leftovers
from inspector.rules.level import levels, place_key, shown

_GIT = re.compile(r"(?:^|/)(?P<git>\.git)(?=/|\Z)")
_HISTORY = re.compile(r"/objects/(?:pack/[^/]+\.pack|[0-9a-f]{2}/[0-9a-f]+)\Z")


def _has_history(place: Leftover) -> bool:
    return any(_HISTORY.search(entry.name.replace("\\", "/")) for entry in place.files)


class VcsGitDir:
    """A Git repository in the artifact."""

    info: Final = RuleInfo(
        id="vcs-git-dir",
        title="Git repository in the artifact",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Exclude `.git` from the package; if it was published, replace every secret of the history.",
        cwe=(527,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per repository, bounded per container."""
        for level in levels(view):
            yield from bounded(self.info, level, map(self._finding, leftovers(level, _GIT)), "repositories")

    def _finding(self, place: Leftover) -> Finding:
        severity, fact, reason = _judged(place)
        return self.info.finding(
            place.entry,
            f"{shown(place.path)} {fact}.",
            place_key(place.path),
            severity=severity,
            reasons=(reason,) if reason else (),
        )


def _judged(place: Leftover) -> tuple[Severity, str, str | None]:
    """Severity, what the place is, and why the severity is not the default."""
    if not place.files:
        return Severity.LOW, "is an empty folder", "The folder is empty."
    if _has_history(place):
        return Severity.CRITICAL, f"holds {amount([place])}: the history of the repository can be restored", None
    if place.files[0].name.endswith(".git"):
        return (
            Severity.LOW,
            "points to a repository outside of the artifact",
            "It names a folder, but holds no history.",
        )
    reason = "No objects lie in the repository: settings may leak, history does not."
    return Severity.HIGH, f"holds {amount([place])}, but no history", reason
