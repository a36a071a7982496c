"""The tags of a wheel do not fit what is in it.

## What it flags

Native code in a wheel for `any` platform, a file name whose tags differ from those in WHEEL, libraries of another
operating system than the tag names, `Root-Is-Purelib: true` with native code at the top, and modules for one version of
Python in a wheel that claims the stable interface (`abi3`).

## Why it matters

Installers choose a wheel by its tags. One that lies is installed where it cannot be loaded, or, as pure, on every
platform, with a program inside that nobody expects there.

## Example

`demo-1.0-py3-none-any.whl` with `demo/_native.so`.

## What to do

Let the build backend set the tags, and repair wheels with `auditwheel`, `delocate` or `delvewheel` instead of renaming
them.

## Limits

Judged by names and suffixes. Which symbols a library needs is not looked at. Libraries that a package carries as data
for other platforms are flagged as well.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.wheel import DistInfo, iter_dist_infos
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import shown

_NATIVE = re.compile(r"\.(?P<linux>so(?:\.\d+)*)\Z|\.(?P<windows>pyd|dll)\Z|\.(?P<macos>dylib)\Z")
_EXTENSION = re.compile(r"\.(?:cpython-|cp|pypy)\d[\w.-]*\.(?:so|pyd)\Z")
_SYSTEMS = (("win", "windows"), ("macosx", "macos"), ("manylinux", "linux"), ("musllinux", "linux"), ("linux", "linux"))
_TAG = re.compile(r"^Tag:\s*(\S+)\s*$", re.MULTILINE)
_MAX_TAGS = 500


class IntWheelTagMismatch:
    """Tags that say something else than the files."""

    info: Final = RuleInfo(
        id="int-wheel-tag-mismatch",
        title="Wheel whose tags do not fit its files",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Let the build backend set the tags; repair wheels with `auditwheel`, `delocate` or `delvewheel`.",
        references=("https://packaging.python.org/specifications/platform-compatibility-tags/",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding per disagreement and wheel."""
        for info in iter_dist_infos(view):
            named = _named_tags(info.level.file_name) if info.is_wheel else None
            if named is not None:
                for key, message in _disagreements(info, named):
                    yield self.info.finding(info.level.container, message, key)


def _named_tags(file_name: str) -> tuple[str, str, str] | None:
    """The three tags of the file name, each perhaps a compressed set."""
    parts = file_name.removesuffix(".whl").split("-")
    return (parts[-3], parts[-2], parts[-1]) if file_name.endswith(".whl") and len(parts) in (5, 6) else None


def _disagreements(info: DistInfo, named: tuple[str, str, str]) -> Iterator[tuple[str, str]]:
    native = {name: match.lastgroup or "" for name in info.level.files if (match := _NATIVE.search(name))}
    if native and named[2] == "any":
        count = counted(len(native), "native library", "native libraries")
        yield "any", f"It is tagged for any platform, but holds {count}: {some_names(sorted(native))}."
    else:
        yield from _foreign(native, named[2])
    bound = sorted(name for name in native if _EXTENSION.search(name)) if named[1] == "abi3" else []
    if bound:
        yield "abi3", f"It claims the stable interface, but holds modules for one Python: {some_names(bound)}."
    yield from _stated(info, named)


def _foreign(native: dict[str, str], platforms: str) -> Iterator[tuple[str, str]]:
    systems = {system for prefix, system in _SYSTEMS for tag in platforms.split(".") if tag.startswith(prefix)}
    if "macos" in systems:
        systems.add("linux")  # extension modules are called .so on macOS too
    foreign = sorted(name for name, system in native.items() if systems and system not in systems)
    if foreign:
        yield (
            "system",
            f"It is tagged {shown(platforms)}, but holds libraries of another system: {some_names(foreign)}.",
        )


def _stated(info: DistInfo, named: tuple[str, str, str]) -> Iterator[tuple[str, str]]:
    """WHEEL lists every tag by itself; the file name holds the same as sets joined by dots."""
    body = info.level.body(f"{info.folder}/WHEEL")
    tags = set(_TAG.findall(body.decode("utf-8", "replace"))[:_MAX_TAGS]) if body else set()
    python, abi, platform = (part.split(".") for part in named)
    if len(python) * len(abi) * len(platform) > _MAX_TAGS:
        return
    meant = {f"{p}-{a}-{s}" for p in python for a in abi for s in platform}
    if tags and tags != meant:
        odd = sorted(tags ^ meant)
        yield "stated", f"The file name and WHEEL name different tags: {some_names(odd)}."
