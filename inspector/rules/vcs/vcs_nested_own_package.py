"""An earlier build of the package lies inside the package.

## What it flags

A `.tgz`, `.whl`, `.tar.gz`, `.crate`, `.gem`, `.nupkg` or `.vsix` inside the artifact that carries the name of the
package itself.

## Why it matters

`npm pack` writes its result into the folder that the next `npm pack` packs. The old package brings along everything
that was removed since, doubles the size, and holds the next older one in turn.

## Example

`package/acme-app-1.4.2.tgz` inside `acme-app-1.4.3.tgz`.

## What to do

Clean before packing, pack into a folder that is not packed (`npm pack --pack-destination ../out`), and list what ships
in `files`.

## Limits

Compared by name, in the form that packers give to file names. A package that carries another one on purpose, such as an
offline bundle, uses other names.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded
from inspector.rules.level import Level, components, levels, shown

_PACKAGE = re.compile(r"(?P<name>.+?)[-_.]v?\d[\w.+!-]*\.(?:tgz|tar\.gz|whl|zip|crate|gem|nupkg|vsix)\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"[-_.@/]+")


class VcsNestedOwnPackage:
    """A package that holds an earlier build of itself."""

    info: Final = RuleInfo(
        id="vcs-nested-own-package",
        title="Earlier build of the same package inside",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Clean before packing, pack into another folder, and list what ships in `files`.",
        cwe=(538,),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per package, bounded per container."""
        own = _plain(view.package.name) if view.package else ""
        if not own:
            return
        for level in levels(view):
            yield from bounded(self.info, level, self._findings(level, own), "earlier builds")

    def _findings(self, level: Level, own: str) -> Iterator[Finding]:
        for entry in level.entries:
            name = (components(entry.name) or [""])[-1]
            match = _PACKAGE.match(name) if entry.is_file else None
            if match is not None and _plain(match["name"]) == own:
                yield self.info.finding(
                    entry,
                    f"{shown(entry.name)} is called like the package itself ({human_size(entry.size_bytes or 0)}).",
                    f"own-package: {own}",
                )


def _plain(name: str) -> str:
    """The name as every packer agrees on it: `@acme/app`, `acme-app` and `acme_app` are one."""
    return _SEPARATORS.sub("-", name.lower()).strip("-")
