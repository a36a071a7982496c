"""Compiled programs where only sources belong, or bytes hidden behind a picture.

## What it flags

Programs and libraries (ELF, PE, Mach-O) in source packages (sdists, crates) and in npm packages that say nothing of
compiled code, and pictures and sounds (PNG, GIF, WAV, WebP, AVI) with further bytes behind their end.

## Why it matters

Nobody reviews a program by reading it. The backdoor of xz in 2024 hid in files that looked like test data; a package
taken over in 2026 carried its code in a sound file.

## Example

`demo-1.0/tests/data/blob.bin` is an ELF program, or `package/logo.png` ends 41 kB before its file does.

## What to do

Leave it out, or declare it: `os` and `cpu` in `package.json`, a wheel for each platform beside a pure sdist. Save
pictures again with a plain export.

## Limits

Files in folders for tests weigh less. Wheels are a matter of `int-wheel-tag-mismatch`. JPEG files are not looked at,
since cameras append pictures.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.packages.level import PackageLevel, root_level
from inspector.packages.npm import manifest_path, read_manifest
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, levels, place_key
from inspector.rules.place_tags import path_tags

_KINDS = {"elf": "an ELF file", "pe": "a Windows program or library", "mach-o": "a Mach-O file"}
_MIN_TAIL_BYTES = 64
"""Some programs end pictures with a line feed or pad them."""
_HOOKS = ("preinstall", "install", "postinstall")


class ObfUnexpectedBinary:
    """Code that nobody can read."""

    info: Final = RuleInfo(
        id="obf-unexpected-binary",
        title="Compiled code or hidden bytes where none belong",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave it out, or declare it: `os` and `cpu` in `package.json`, a wheel for each platform.",
        cwe=(506,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per file, bounded per container."""
        if view.programs:
            level = root_level(view)
            where = _source_package(level)
            if where:
                found = (e for e in level.files.values() if e.number in view.programs and _counts(level, e))
                programs = (self._program(view, entry, where) for entry in found)
                yield from bounded(self.info, Level(view, level.container, []), programs, "compiled files")
        if view.tails:
            for each in levels(view):
                tails = (self._tail(view, e) for e in each.entries if view.tails.get(e.number, 0) >= _MIN_TAIL_BYTES)
                yield from bounded(self.info, each, tails, "pictures with bytes behind them")

    def _program(self, view: ArtifactView, entry: Entry, where: str) -> Finding:
        message = f"It is {_KINDS[view.programs[entry.number]]} in {where}."
        return self._finding(entry, message, f"program: {place_key(entry.name)}")

    def _tail(self, view: ArtifactView, entry: Entry) -> Finding:
        message = f"{human_size(view.tails[entry.number])} follow the end of the picture or sound."
        return self._finding(entry, message, f"tail: {place_key(entry.name)}")

    def _finding(self, entry: Entry, message: str, key: str) -> Finding:
        tags = path_tags(entry)
        is_test = "test-path" in tags
        return self.info.finding(
            entry,
            message,
            key,
            severity=Severity.LOW if is_test else None,
            reasons=("It lies among tests, where odd files are common.",) if is_test else (),
            tags=tags,
        )


def _source_package(level: PackageLevel) -> str | None:
    """What kind of package without compiled code it is; None for all others."""
    package = level.view.package
    if package is None:
        return None
    if package.ecosystem == "npm":
        return None if _is_native(level) else "an npm package that says nothing of compiled code"
    if package.ecosystem == "cargo":
        return "a crate, which is compiled by its users"
    is_sdist = package.ecosystem == "pypi" and not level.file_name.endswith((".whl", ".egg"))
    return "a source distribution" if is_sdist and f"{level.top_folder}/PKG-INFO" in level.files else None


def _is_native(level: PackageLevel) -> bool:
    manifest = read_manifest(level.body(manifest_path(level) or ""))
    if manifest is None or manifest.is_native or any(hook in manifest.scripts for hook in _HOOKS):
        return True
    return any(name.endswith("/binding.gyp") for name in level.files)


def _counts(level: PackageLevel, entry: Entry) -> bool:
    """Addons by their own suffix and folders of prebuilt ones are how npm packages declare compiled code."""
    name = entry.name.lower()
    is_addon = name.endswith(".node") or "prebuil" in name or "node_modules/" in name
    return not (is_addon and level.view.package is not None and level.view.package.ecosystem == "npm")
