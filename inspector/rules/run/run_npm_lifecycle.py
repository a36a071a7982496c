"""An npm package runs a script while it is installed.

## What it flags

`install` and `postinstall` scripts in the `package.json` of the package, or of a dependency that it bundles. In
other manifests inside the artifact, two levels milder.

## Why it matters

The script runs with the rights of whoever installs the package, on developers' computers and in pipelines.
Native add-ons have reasons for it; for anything else it is a liability, and a place where malicious code hides.

## Example

`"postinstall": "node scripts/download.js"` in `package/package.json`.

## What to do

Ship prebuilt binaries as optional packages per platform (`optionalDependencies` with `os` and `cpu`) instead of
building or downloading. Move thank-you messages and checks elsewhere. Steps for your own checkout belong into
`prepare`.

## Limits

What the script does is not judged. A `binding.gyp` without an `install` script is built as well; this rule does
not report that.
Compared with an earlier report (`--baseline`), a finding that is new there weighs one level more.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.run.npm_scripts import script_findings


class RunNpmLifecycle:
    """An `install` or `postinstall` script."""

    info: Final = RuleInfo(
        id="run-npm-lifecycle",
        title="npm script that runs during installation",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove `install` and `postinstall` from `scripts` in `package.json`; ship prebuilt binaries as "
        "`optionalDependencies`.",
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per script."""
        return script_findings(self.info, view, ["install", "postinstall"])
