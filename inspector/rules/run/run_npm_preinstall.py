"""An npm package runs a script before it is installed.

## What it flags

A `preinstall` script in the `package.json` of the package, or of a dependency that it bundles. In other
manifests inside the artifact, two levels milder.

## Why it matters

The script runs on every computer that installs the package, before anything of it was checked or used. Honest
packages almost never need it; attackers use it in nearly every campaign.

## Example

`"preinstall": "node setup_bun.js"` in `package/package.json`.

## What to do

Remove the script from `scripts` in `package.json`. Checks of the package manager belong into `engines` and
`packageManager`; steps for your own checkout into `prepare`, which does not run for those who install the package.

## Limits

What the script does is not judged. A user may have switched scripts off (`ignore-scripts`), and newer versions of
npm ask first.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.run.npm_scripts import script_findings


class RunNpmPreinstall:
    """A `preinstall` script."""

    info: Final = RuleInfo(
        id="run-npm-preinstall",
        title="npm script that runs before installation",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove `preinstall` from `scripts` in `package.json`.",
        cwe=(506, 829),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per manifest."""
        return script_findings(self.info, view, ["preinstall"])
