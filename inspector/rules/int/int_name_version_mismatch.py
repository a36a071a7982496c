"""The name of the file and the metadata inside disagree about name or version.

## What it flags

Wheels, Python source distributions, crates, gems and npm tarballs whose file name does not say the name and the version
that their metadata states, and wheels whose `.dist-info` folder is called otherwise.

## Why it matters

Installers choose by the name of the file and record what the metadata says. A difference means that a file was
renamed by hand or that two builds were mixed. The Python index refuses it.

## Example

`demo-1.1-py3-none-any.whl` with `Version: 1.0` in METADATA.

## What to do

Build again with a clean output folder, and never rename a package.

## Limits

Names are compared as the ecosystem compares them (`Demo.Pkg` is `demo-pkg`). A file whose name holds no version at
all is not judged: people rename what they download.
"""

import re
from collections.abc import Iterator
from typing import Final

from packaging.utils import canonicalize_name

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.versions import same_version
from inspector.packages.wheel import DistInfo, iter_dist_infos
from inspector.rules.level import components, shown

_SUFFIXES = {"pypi": (".tar.gz", ".zip"), "npm": (".tgz", ".tar.gz"), "cargo": (".crate",), "rubygems": (".gem",)}
_DIVIDED = re.compile(r"(?P<name>.+?)-v?(?P<version>\d[^/\\]*)\Z")


class IntNameVersionMismatch:
    """A file that is called otherwise than it says."""

    info: Final = RuleInfo(
        id="int-name-version-mismatch",
        title="File name and metadata disagree about name or version",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build again with a clean output folder, and never rename a package.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """At most one finding for the artifact and one per `.dist-info` folder."""
        package = view.package
        file_name = (components(view.artifact_name) or [""])[-1]
        stated = _of_file(file_name, package.ecosystem) if package else None
        if package is not None and stated is not None and package.version is not None:
            differs = _difference(stated, (package.name, package.version), package.ecosystem)
            if differs:
                message = f"The file is called {shown(file_name)}, but its metadata states {differs}."
                yield self.info.finding(None, message, "file", refused_by=_refused(package.ecosystem))
        yield from (finding for info in iter_dist_infos(view) if info.is_wheel for finding in self._folder(info))

    def _folder(self, info: DistInfo) -> Iterator[Finding]:
        stated = _of_file(info.level.file_name.rpartition("/")[2], "pypi")
        name, _, version = info.folder.removesuffix(".dist-info").partition("-")
        differs = _difference(stated, (name, version), "pypi") if stated and version else None
        if differs:
            entry = next(e for path, e in info.level.files.items() if path.startswith(f"{info.folder}/"))
            message = f"The wheel is called {shown(info.level.file_name)}, but holds the metadata of {differs}."
            refused = ("pypi", "uv") if info.level.container is None else ()
            yield self.info.finding(entry, message, f"folder: {canonicalize_name(name)}", refused_by=refused)


def _refused(ecosystem: str) -> tuple[str, ...]:
    return ("pypi",) if ecosystem == "pypi" else ()


def _of_file(name: str, ecosystem: str) -> tuple[str, str] | None:
    """Name and version that a file name states; None where it does not look like that."""
    if name.endswith(".whl"):
        parts = name.removesuffix(".whl").split("-")
        return (parts[0], parts[1]) if len(parts) in (5, 6) else None
    suffix = next((suffix for suffix in _SUFFIXES.get(ecosystem, ()) if name.endswith(suffix)), None)
    match = _DIVIDED.fullmatch(name.removesuffix(suffix)) if suffix else None
    return (match["name"], match["version"]) if match else None


def _difference(stated: tuple[str, str], meant: tuple[str, str], ecosystem: str) -> str | None:
    """What the metadata says, where it is something else."""
    if _plain(stated[0], ecosystem) != _plain(meant[0], ecosystem):
        return f"{shown(meant[0])} {shown(meant[1])}"
    return None if same_version(stated[1], meant[1], ecosystem) else f"version {shown(meant[1])}"


def _plain(name: str, ecosystem: str) -> str:
    """Npm writes `@acme/app` as `acme-app`; other registries take `-`, `_` and `.` for the same."""
    return canonicalize_name(name.removeprefix("@").replace("/", "-")) if ecosystem in ("npm", "pypi") else name.lower()
