"""A wheel installs a package whose name belongs to everybody.

## What it flags

Top-level packages and modules of a wheel with common names, such as `tests`, `docs`, `src`, `examples`, `scripts`,
`build`, `utils` or `config`.

## Why it matters

The files land directly in `site-packages`. Two packages that both bring a `tests` overwrite each other, `import
tests` of a project finds the wrong one, and tests and tools ship that nobody meant to publish.

## Example

`tests/test_app.py` at the top of `demo-1.0-py3-none-any.whl`.

## What to do

Name the packages: `[tool.setuptools.packages.find] include = ["demo*"]`, `[tool.hatch.build.targets.wheel] packages`,
`packages = [{ include = "demo" }]` for Poetry.

## Limits

A name is not flagged when the package itself is called so. Stubs (`name-stubs`) and `.data` folders are left out.
"""

from collections.abc import Iterator
from typing import Final

from packaging.utils import canonicalize_name

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.packages.wheel import DistInfo, iter_dist_infos
from inspector.rules.bounded import counted

_COMMON = frozenset({
    "test", "tests", "testing", "unittest", "doc", "docs", "documentation", "src", "source", "lib", "libs",
    "example", "examples", "sample", "samples", "script", "scripts", "tool", "tools", "build", "dist", "bin",
    "benchmark", "benchmarks", "util", "utils", "common", "config", "data", "assets", "ci", "notebooks", "demo",
    "demos", "fixtures", "main", "setup", "conftest", "node_modules", "__pycache__", "venv", "env",
})  # fmt: skip


class IntUnexpectedToplevel:
    """Names at the top that everybody uses."""

    info: Final = RuleInfo(
        id="int-unexpected-toplevel",
        title="Common name at the top of a wheel",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Name the packages that ship, for example `[tool.setuptools.packages.find] include`.",
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per name."""
        for info in iter_dist_infos(view):
            if info.is_wheel:
                yield from self._wheel(info)

    def _wheel(self, info: DistInfo) -> Iterator[Finding]:
        own = canonicalize_name(info.folder.partition("-")[0])
        files: dict[str, list[str]] = {}
        for path in info.level.files:
            top = path.partition("/")[0].removesuffix(".py")
            if top.lower() in _COMMON and canonicalize_name(top) != own:
                files.setdefault(top, []).append(path)
        for top, paths in files.items():
            message = f"It installs {top}, a name that everybody uses ({counted(len(paths), 'file')})."
            yield self.info.finding(info.level.files[paths[0]], message, f"toplevel: {top}")
