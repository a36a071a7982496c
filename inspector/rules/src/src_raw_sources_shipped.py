"""The sources of a minified bundle lie beside it.

## What it flags

First-party files of TypeScript, Sass, Less, Vue, Svelte and Astro in an artifact that also holds first-party scripts or
stylesheets which were minified. One finding per container, with the folders.

## Why it matters

A bundle is minified to be small, and often to be hard to read. With the sources beside it, the second reason is gone,
and what ships is larger than what runs.

## Example

`package/src/` with 214 `.ts` files beside `package/dist/cli.js`, one line of 3 MB.

## What to do

Narrow what ships to the output of the build: `files` in `package.json`, the build backend's own list elsewhere.

## Limits

Files are judged by their suffix, and a bundle by the length of its lines. Declarations (`.d.ts`) are no sources.
Where `files` of `package.json` names the folder the sources are meant to ship, and the finding is information only;
so it is in source packages.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, iter_manifests
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import Level, components, levels, shown
from inspector.rules.setting import source_reason

_SOURCES: Final = (
    ".ts", ".tsx", ".mts", ".cts", ".scss", ".sass", ".less", ".styl", ".vue", ".svelte", ".astro", ".coffee", ".elm",
)  # fmt: skip
_DECLARATIONS: Final = (".d.ts", ".d.mts", ".d.cts")
_MINIFIED: Final = (".min.js", ".min.mjs", ".min.css")


class SrcRawSourcesShipped:
    """Sources beside a bundle."""

    info: Final = RuleInfo(
        id="src-raw-sources-shipped",
        title="Sources beside the bundle that was made of them",
        severity=Severity.MEDIUM,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Narrow what ships to the output of the build, with `files` in `package.json` or the build "
        "backend's own list.",
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per container."""
        for level in levels(view):
            sources = [entry for entry in level.entries if entry.is_file and _is_source(entry.name)]
            if sources and (bundle := _bundle(view, level)) is not None:
                yield self._finding(view, level, sources, bundle)

    def _finding(self, view: ArtifactView, level: Level, sources: list[Entry], bundle: Entry) -> Finding:
        folders = list(dict.fromkeys(_folder(entry) for entry in sources))
        size_bytes = sum(entry.size_bytes or 0 for entry in sources)
        amount = f"{counted(len(sources), 'source file')} ({human_size(size_bytes)})"
        reason = source_reason(level) or _declared(view, level, folders)
        return self.info.finding(
            sources[0],
            f"{amount} in {some_names(folders)}, beside {shown(bundle.name)}, which is minified.",
            f"sources: {level.key}",
            severity=Severity.INFO if reason else None,
            reasons=(reason,) if reason else (),
            tags=("first-party",),
        )


def _is_source(name: str) -> bool:
    lowered = name.lower()
    return lowered.endswith(_SOURCES) and not lowered.endswith(_DECLARATIONS) and not is_third_party_path(name)


def _bundle(view: ArtifactView, level: Level) -> Entry | None:
    """The first first-party file that was minified."""
    return next(
        (
            entry
            for entry in level.entries
            if (entry.number in view.minified or entry.name.endswith(_MINIFIED)) and not is_third_party_path(entry.name)
        ),
        None,
    )


def _folder(entry: Entry) -> str:
    """The first two folders of a name: the package and the folder of its sources."""
    folders = components(entry.name)[:-1]
    return "/".join(folders[:2]) or "the top folder"


def _declared(view: ArtifactView, level: Level, folders: list[str]) -> str | None:
    container = level.container.number if level.container else None
    for placed in iter_manifests(view):
        if placed.entry.parent == container and placed.place is ManifestPlace.PACKAGE:
            declared = {components(item)[0] for item in placed.manifest.files or () if components(item)}
            if all(folder.rpartition("/")[2] in declared for folder in folders):
                return "`files` of `package.json` names the folder: the sources are meant to ship."
    return None
