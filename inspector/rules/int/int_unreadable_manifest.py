"""The metadata of a package cannot be read, or names neither the package nor its version.

## What it flags

A `package.json` that is no JSON object or has no `name` or `version`, `METADATA` and `PKG-INFO` without
`Metadata-Version`, `Name` or `Version` or in another encoding than UTF-8, wheels without `METADATA`, `WHEEL` or
`RECORD`, a `Cargo.toml` or `pyproject.toml` that is no TOML, a `.nuspec` that is no XML.

## Why it matters

Registries refuse such a package, or installers guess. Whatever depends on the metadata was not checked here either:
which scripts run, which files are missing, what the package claims to be.

## Example

`package/package.json`, line 14: a comma is missing.

## What to do

Build the package with its own tool instead of packing it by hand, and try it: `npm pack` and `npm install ./x.tgz`,
`twine check dist/*`, `cargo package`.

## Limits

Only the manifest of the package itself, not those of fixtures and bundled packages further inside.
"""

import json
import tomllib
from collections.abc import Callable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.json_lines import json_line
from inspector.core.parse_mistakes import json_mistake, toml_mistake, utf8_mistake
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.headers import first_paragraph, read_headers
from inspector.packages.level import PackageLevel, level_of
from inspector.packages.nupkg import nuspec_mistake
from inspector.packages.wheel import dist_infos

Mistake = tuple[str, int]
"""One sentence, and the line it is about."""
_Check = Callable[[bytes], Mistake | None]
_WHEEL_FILES = ("METADATA", "WHEEL", "RECORD")
_NPM_NAMES = (".tgz", ".tar.gz")


class IntUnreadableManifest:
    """Metadata that say nothing."""

    info: Final = RuleInfo(
        id="int-unreadable-manifest",
        title="Package metadata that cannot be read",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the package with its own tool instead of packing it by hand, and try to install the result.",
        cwe=(20,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per manifest."""
        for number in view.shipped_levels():
            level = level_of(view, None if number is None else view.entries[number])
            for name, check in _manifests(level):
                body = level.body(name)
                mistake = check(body) if body is not None else None
                if mistake is not None:
                    yield self._finding(level, name, *mistake)
            yield from self._missing(level)

    def _missing(self, level: PackageLevel) -> Iterator[Finding]:
        if not level.file_name.lower().endswith(".whl"):
            return
        folders = [info.folder for info in dist_infos(level) if "/" not in info.folder]
        if not folders:
            yield self._whole(level, "It is called a wheel, but has no `.dist-info` folder.")
        for folder in folders:
            for name in _WHEEL_FILES:
                if f"{folder}/{name}" not in level.files:
                    yield self._whole(level, f"The wheel has no {name}.")

    def _whole(self, level: PackageLevel, message: str) -> Finding:
        refused = ("pypi",) if level.container is None else ()
        reasons = ("Nobody can install a wheel without it.",)
        return self.info.finding(
            level.container, message, message, severity=Severity.HIGH, reasons=reasons, refused_by=refused
        )

    def _finding(self, level: PackageLevel, name: str, message: str, line: int) -> Finding:
        return self.info.finding(level.files[name], message, f"{name.rpartition('/')[2]}: {message}", line=line)


def _manifests(level: PackageLevel) -> Iterator[tuple[str, _Check]]:
    """The package's own manifests that are there, with what checks them."""
    top = level.top_folder
    is_npm = top is not None and level.file_name.lower().endswith(_NPM_NAMES)
    wanted: list[tuple[str, _Check]] = [("package/package.json", _npm_mistake)]
    if "extension.vsixmanifest" in level.files:
        wanted.append(("extension/package.json", _npm_mistake))
    if is_npm and top != "package" and f"{top}/PKG-INFO" not in level.files:
        wanted.append((f"{top}/package.json", _json_mistake))
    if top is not None:
        wanted += [(f"{top}/PKG-INFO", _header_mistake), (f"{top}/Cargo.toml", _toml_mistake)]
        wanted.append((f"{top}/pyproject.toml", _toml_mistake))
    wanted += [(f"{info.folder}/METADATA", _header_mistake) for info in dist_infos(level) if info.is_wheel]
    wanted += [(name, nuspec_mistake) for name in level.names_at_top(".nuspec")]
    return ((name, check) for name, check in wanted if name in level.files)


def _json_mistake(body: bytes) -> Mistake | None:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(body, error)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        line, reason = json_mistake(text, error)
        return f"It is not JSON: {reason}.", line
    return None if isinstance(value, dict) else ("It holds no JSON object.", 1)


def _npm_mistake(body: bytes) -> Mistake | None:
    mistake = _json_mistake(body)
    if mistake is not None:
        return mistake
    fields = json.loads(body.decode("utf-8-sig"))
    for field in ("name", "version"):
        value = fields.get(field)
        if not isinstance(value, str) or not value.strip():
            line = json_line(body.decode("utf-8-sig"), (field,))
            return f"It has no `{field}`, where a text is expected.", line
    return None


def _header_mistake(body: bytes) -> Mistake | None:
    fields = read_headers(body)
    missing = [name for name in ("Metadata-Version", "Name", "Version") if not fields.get(name.lower())]
    if missing:
        return f"It has no {missing[0]} in its first paragraph.", max(1, len(first_paragraph(body)))
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(body, error)
    return None


def _toml_mistake(body: bytes) -> Mistake | None:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(body, error)
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line, reason = toml_mistake(text, error)
        return f"It is not TOML: {reason}.", line
    return None


def _not_utf8(body: bytes, error: UnicodeDecodeError) -> Mistake:
    line, reason = utf8_mistake(body, error)
    return f"It is not text: {reason}.", line
