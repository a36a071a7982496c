"""A Python source distribution does not have the shape that installers and the index expect.

## What it flags

More than one top folder, or files beside it; a missing PKG-INFO; licence files that the metadata names and that are not
there; a `pyproject.toml` that is missing although there is no `setup.py`.

## Why it matters

The index refuses such an upload, and whoever builds from it gets something else than was meant. A second top folder
is often the working folder of a developer.

## Example

`demo-1.0.tar.gz` with `demo-1.0/` and `notes/`.

## What to do

Build with `python -m build --sdist` from a clean checkout.

## Limits

Only the artifact itself is checked, and only when its PKG-INFO or its file name says that it is a source distribution.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.level import PackageLevel, root_level
from inspector.rules.bounded import some_names

_FILE_NAME = re.compile(r"(?P<top>[A-Za-z0-9._]+-\d[^/\\-]*)\.(?:tar\.gz|zip)\Z")
_LICENSE_FILE = re.compile(r"^License-File:\s*(\S[^\r\n]*?)\s*$", re.MULTILINE)
_SHOWN = 5
_PYPI = ("pypi",)


class IntSdistLayout:
    """The shape of a source distribution."""

    info: Final = RuleInfo(
        id="int-sdist-layout",
        title="Source distribution of an unexpected shape",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build with `python -m build --sdist` from a clean checkout.",
        references=("https://packaging.python.org/specifications/source-distribution-format/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per fact."""
        level = root_level(view)
        top = _top_of(view, level)
        if top is None:
            return
        for key, message in _faults(level, top):
            yield self.info.finding(None, message, key, refused_by=_PYPI)


def _top_of(view: ArtifactView, level: PackageLevel) -> str | None:
    """The top folder that the source distribution has or should have; None where the artifact is none."""
    named = _FILE_NAME.search(view.artifact_name)
    top = level.top_folder or (named["top"] if named else None)
    if top is None or not any(name.startswith(f"{top}/") for name in level.files):
        return None
    is_claimed = view.package is not None and view.package.ecosystem == "pypi"
    looks_so = any(f"{top}/{name}" in level.files for name in ("PKG-INFO", "pyproject.toml", "setup.py"))
    is_wheel = any(".dist-info/" in name for name in level.files)
    return top if looks_so and not is_wheel and (is_claimed or named is not None) else None


def _faults(level: PackageLevel, top: str) -> Iterator[tuple[str, str]]:
    beside = sorted({name.partition("/")[0] for name in level.files} - {top})
    if beside:
        yield "top", f"Beside its top folder lies something else: {some_names(beside, _SHOWN)}."
    body = level.body(f"{top}/PKG-INFO")
    if f"{top}/PKG-INFO" not in level.files:
        yield "pkg-info", "It has no PKG-INFO in its top folder."
    if not any(f"{top}/{name}" in level.files for name in ("pyproject.toml", "setup.py")):
        yield "backend", "It has neither pyproject.toml nor setup.py: nothing says how to build it."
    missing = [name for name in _licenses(body) if f"{top}/{name}" not in level.files]
    if missing:
        yield "license", f"Its metadata names licence files that are not in it: {some_names(missing, _SHOWN)}."


def _licenses(body: bytes | None) -> list[str]:
    headers = body.partition(b"\n\n")[0].decode("utf-8", "replace") if body else ""
    # Before metadata 2.4 the field named files relative to another folder.
    return _LICENSE_FILE.findall(headers) if re.search(r"^Metadata-Version: 2\.[4-9]", headers, re.MULTILINE) else []
