"""A package names a file of its own that it does not hold.

## What it flags

Targets of `main`, `module`, `types`, `bin` and `exports` in the `package.json` of an npm package that are not in it,
entry points of a wheel (`entry_points.txt`) whose module is not in it, `main` and `browser` of an editor extension, and
the `Main-Class` of a Java archive.

## Why it matters

The package cannot be used as it says. Often the build output was forgotten, or a list of files is too narrow: what
ships is not what was tested.

## Example

`"main": "dist/index.js"` in a package without `dist/`.

## What to do

Build before packing (`prepack` in `scripts`), and let `files` of `package.json`, or the include list of the build
backend, name the output. `npm pack --dry-run` shows what is packed.

## Limits

Names are completed as Node does (`lib/index` for `lib/index.js`). Patterns with `*` are not checked. A module of an
entry point that belongs to another package is not missed; only the wheel's own top-level packages are looked at. A
Java archive that names a class path may have its main class there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.headers import read_headers
from inspector.packages.level import PackageLevel, level_of, plain_name
from inspector.packages.npm import ManifestPlace, NpmManifest, PlacedManifest, iter_manifests, read_manifest
from inspector.packages.wheel import DistInfo, iter_dist_infos
from inspector.rules.bounded import bounded
from inspector.rules.int.wheel_files import rule_level
from inspector.rules.level import Level, shown

_COMPLETIONS = (
    "",
    ".js",
    ".cjs",
    ".mjs",
    ".json",
    ".node",
    ".d.ts",
    ".ts",
    "/index.js",
    "/index.json",
    "/index.node",
    "/index.d.ts",
    "/package.json",
)
_EXTENSION = "extension/package.json"
_JAR_MANIFEST = "META-INF/MANIFEST.MF"
_POINT = re.compile(r"^\s*[^=\[\]#;\s][^=]*=\s*(?P<module>[\w.]+)", re.MULTILINE)
_MAX_POINTS = 2000


class IntMissingEntry:
    """A target that is not there."""

    info: Final = RuleInfo(
        id="int-missing-entry",
        title="Entry point without its file",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build before packing, and let the list of files name the build output.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per missing target, bounded per package."""
        for placed in iter_manifests(view):
            if placed.place is ManifestPlace.PACKAGE:
                container = None if placed.entry.parent is None else view.entries[placed.entry.parent]
                findings = self._of_npm(level_of(view, container), placed)
                yield from bounded(self.info, Level(view, container, []), findings, "missing entry points")
        for info in iter_dist_infos(view):
            if info.is_wheel:
                yield from bounded(self.info, rule_level(info), self._of_wheel(info), "missing entry points")

        yield from self._of_other_kinds(view)

    def _of_other_kinds(self, view: ArtifactView) -> Iterator[Finding]:
        for number in view.shipped_levels():
            level = level_of(view, None if number is None else view.entries[number])
            if "extension.vsixmanifest" in level.files:
                yield from self._of_extension(level)
            if _JAR_MANIFEST in level.files:
                yield from self._of_jar(level)

    def _of_extension(self, level: PackageLevel) -> Iterator[Finding]:
        manifest = read_manifest(level.body(_EXTENSION))
        targets = (("main", manifest.main), ("browser", manifest.browser)) if manifest else ()
        for field, target in targets:
            path = plain_name(f"extension/{target}")
            if target and ".." not in path.split("/") and not any(f"{path}{e}" in level.files for e in _COMPLETIONS):
                message = f"`{field}` names {shown(target)}, which is not in the extension."
                yield self.info.finding(level.files[_EXTENSION], message, f"{field}: {target}"[:400])

    def _of_jar(self, level: PackageLevel) -> Iterator[Finding]:
        fields = read_headers(level.body(_JAR_MANIFEST) or b"")
        name = fields.get("main-class", "").replace("\n", "")
        if name and "class-path" not in fields and f"{name.replace('.', '/')}.class" not in level.files:
            message = f"`Main-Class` names {shown(name)}, which is not in the archive."
            yield self.info.finding(level.files[_JAR_MANIFEST], message, f"main class: {name}"[:400])

    def _of_npm(self, level: PackageLevel, placed: PlacedManifest) -> Iterator[Finding]:
        root = placed.entry.name.replace("\\", "/").rpartition("/")[0]
        for field, target in _npm_targets(placed.manifest):
            path = "/".join(part for part in f"{root}/{target}".split("/") if part not in ("", "."))
            if ".." not in path.split("/") and not any(f"{path}{end}" in level.files for end in _COMPLETIONS):
                message = f"`{field}` names {shown(target)}, which is not in the package."
                yield self.info.finding(placed.entry, message, f"{field}: {target}"[:400])

    def _of_wheel(self, info: DistInfo) -> Iterator[Finding]:
        name = f"{info.folder}/entry_points.txt"
        body = info.level.body(name)
        if body is None:
            return
        files = info.level.files
        own = {path.partition("/")[0].removesuffix(".py") for path in files if ".dist-info/" not in path}
        modules = (match["module"] for match in _POINT.finditer(body.decode("utf-8", "replace")))
        for module in list(dict.fromkeys(modules))[:_MAX_POINTS]:
            if module.partition(".")[0] in own and not _holds(files, module):
                message = f"An entry point names the module {shown(module)}, which is not in the wheel."
                yield self.info.finding(files[name], message, f"module: {module}")


def _npm_targets(manifest: NpmManifest) -> Iterator[tuple[str, str]]:
    for field, target in (("main", manifest.main), ("module", manifest.module), ("types", manifest.types)):
        if target:
            yield field, target
    yield from (("bin", target) for target in manifest.bin.values())
    yield from (("exports", target) for target in manifest.exports if "*" not in target and not target.endswith("/"))


def _holds(files: Mapping[str, Entry], module: str) -> bool:
    path = module.replace(".", "/")
    if f"{path}.py" in files or f"{path}/__init__.py" in files:
        return True
    return any(name.startswith((f"{path}.", f"{path}/")) for name in files)
