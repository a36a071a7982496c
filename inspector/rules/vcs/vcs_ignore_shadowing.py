"""An `.npmignore` hides from npm what `.gitignore` would have left out.

## What it flags

In a folder that is opened: an npm package without `files` that has both `.npmignore` and `.gitignore`, and files that
only the latter excludes. Folders that are usually built and shipped (`dist/`, `lib/`, `build/` and the like) and what
npm leaves out by itself are not counted.

## Why it matters

npm reads one of the two lists. As soon as there is an `.npmignore`, everything that only `.gitignore` names is packed:
`.env`, coverage reports, local settings.

## Example

`.gitignore` with `.env` and `coverage/`, `.npmignore` with `test/` only, and an `.env` in the folder.

## What to do

List what ships in `files` of `package.json` and delete `.npmignore`. `npm pack --dry-run` shows the result.

## Limits

Only the lists beside `package.json` are read, not those in folders below it. A packed tarball no longer holds the
lists: there other rules look at what ships. A pattern that begins with `!` takes its files out of the comparison.
"""

import fnmatch
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry, Origin
from inspector.core.finding import Finding
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.npm import MANIFEST, read_manifest
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, components, levels, place_key

_MAX_PATTERNS = 500
_MAX_PATTERN_CHARACTERS = 200
_BUILT: Final = frozenset(
    {"build", "bundle", "cjs", "compiled", "dist", "es", "esm", "lib", "out", "output", "prebuilds", "types", "umd"}
)
"""Folders that a repository leaves out and a package is made for."""
_NEVER_PACKED = (
    ".git", ".svn", ".hg", "CVS", ".DS_Store", "._*", ".*.swp", ".npmrc", "npm-debug.log", ".npmignore", ".gitignore",
    "node_modules", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", ".wafpickle-*", ".lock-wscript",
)  # fmt: skip


class IgnoreList:
    """The patterns of an ignore file, as far as they decide about files in the folder it lies in."""

    def __init__(self, lines: list[str]) -> None:
        anywhere: list[str] = []
        below: list[str] = []
        for line in lines[:_MAX_PATTERNS]:
            pattern = line.strip().removeprefix("**/").removesuffix("/**").removesuffix("/*").rstrip("/")
            if pattern and len(pattern) <= _MAX_PATTERN_CHARACTERS:
                (below if "/" in pattern else anywhere).append(pattern.removeprefix("/"))
        self._anywhere, self._below = _one_of(anywhere), _one_of(below)

    def excludes(self, path: list[str]) -> bool:
        """Whether a pattern fits the file or a folder it lies in."""
        if any(map(self._anywhere.match, path)):
            return True
        return any(self._below.match("/".join(path[:depth])) for depth in range(1, len(path) + 1))


def _one_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(fnmatch.translate, patterns)) if patterns else r"(?!)")


def _lines(body: bytes) -> list[str]:
    return [line for line in body.decode("utf-8", "replace").splitlines() if line.strip() and not line.startswith("#")]


class VcsIgnoreShadowing:
    """`.npmignore` beside a longer `.gitignore`."""

    info: Final = RuleInfo(
        id="vcs-ignore-shadowing",
        title="Files that .npmignore lets through although .gitignore excludes them",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="List what ships in `files` of `package.json`, and delete `.npmignore`.",
        cwe=(538,),
        references=("https://docs.npmjs.com/cli/using-npm/developers#keeping-files-out-of-your-package",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per package."""
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(view, level), "packages")

    def _findings(self, view: ArtifactView, level: Level) -> Iterator[Finding]:
        named = {"/".join(components(entry.name)): entry for entry in _lists_and_manifests(level)}
        for path, entry in named.items():
            folder, _, name = path.rpartition("/")
            prefix = f"{folder}/" if folder else ""
            git, manifest = named.get(f"{prefix}.gitignore"), named.get(prefix + MANIFEST)
            if name == ".npmignore" and git is not None and manifest is not None and not is_third_party_path(path):
                found = _let_through(view, level, folder, (git, entry, manifest))
                if found:
                    what = counted(len(found), "file")
                    yield self.info.finding(
                        entry,
                        f"npm packs {what} that only .gitignore excludes: {some_names(found)}.",
                        "\n".join([f"shadowed: {place_key(prefix)}", *sorted(found)]),
                    )


def _lists_and_manifests(level: Level) -> Iterator[Entry]:
    suffixes = (".npmignore", ".gitignore", MANIFEST)
    return (e for e in level.entries if e.origin is Origin.FOLDER and e.is_file and e.name.endswith(suffixes))


def _let_through(view: ArtifactView, level: Level, folder: str, places: tuple[Entry, Entry, Entry]) -> list[str]:
    """Paths in the package's folder that Git leaves out and npm does not; empty where `files` decides."""
    git, npm, body = (view.bodies.get(place.number) for place in places)
    manifest = read_manifest(body)
    if git is None or npm is None or manifest is None or manifest.files is not None or manifest.private:
        return []
    lines = _lines(git)
    excluded = IgnoreList([line for line in lines if not line.startswith("!")])
    kept = IgnoreList([line[1:] for line in lines if line.startswith("!")])
    packer = IgnoreList([*(line for line in _lines(npm) if not line.startswith("!")), *_NEVER_PACKED])
    above = components(folder)
    found = []
    for entry in level.entries:
        path = components(entry.name)
        inner = path[len(above) :]
        if not entry.is_file or not inner or path[: len(above)] != above or not _BUILT.isdisjoint(inner[:-1]):
            continue
        if excluded.excludes(inner) and not kept.excludes(inner) and not packer.excludes(inner):
            found.append("/".join(inner))
    return found
