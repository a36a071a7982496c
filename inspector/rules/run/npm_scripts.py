"""Scripts of `package.json` that npm runs by itself when a package is installed."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.view import ArtifactView
from inspector.packages.npm import ManifestPlace, PlacedManifest, iter_manifests
from inspector.rules.bounded import bounded
from inspector.rules.level import Level
from inspector.rules.run.whole_words import whole_words

_REASONS = {
    ManifestPlace.VENDORED: "It belongs to a dependency that is not bundled: npm does not run it from here.",
    ManifestPlace.INNER: "npm runs the scripts of a package's own manifest, not of one that lies further inside.",
}


def script_findings(info: RuleInfo, view: ArtifactView, hooks: Iterable[str]) -> Iterator[Finding]:
    """One finding per script that is called like one of the hooks, bounded per container."""
    wanted = tuple(hooks)
    by_container: dict[int | None, list[PlacedManifest]] = {}
    for placed in iter_manifests(view):
        by_container.setdefault(placed.entry.parent, []).append(placed)
    for number, manifests in by_container.items():
        level = Level(view, None if number is None else view.entries[number], [])
        findings = (finding for placed in manifests for finding in _of_manifest(info, view, placed, wanted))
        yield from bounded(info, level, findings, "install scripts")


def _of_manifest(
    info: RuleInfo, view: ArtifactView, placed: PlacedManifest, hooks: tuple[str, ...]
) -> Iterator[Finding]:
    reason = _REASONS.get(placed.place)
    is_third_party = placed.place in (ManifestPlace.BUNDLED, ManifestPlace.VENDORED)
    for hook in hooks:
        command = placed.manifest.scripts.get(hook, "")
        if not command.strip():
            continue
        digest = hashlib.sha256(command.encode("utf-8", "surrogatepass")).hexdigest()
        yield info.finding(
            placed.entry,
            f"npm runs the script `{hook}` when the package is installed.",
            f"{hook}:{placed.manifest.name}:{digest}",
            severity=info.severity.shifted(-2) if reason else None,
            line=_line_of(view.bodies[placed.entry.number], hook),
            evidence=Evidence(whole_words(f"{hook}: {command}")),
            reasons=[reason] if reason else [],
            tags=["third-party"] if is_third_party else [],
        )


def _line_of(body: bytes, hook: str) -> int | None:
    """Line of the script, 1-based: the first place behind `scripts` where its name stands."""
    found = body.find(json.dumps(hook).encode(), max(body.find(b'"scripts"'), 0))
    return body.count(b"\n", 0, found) + 1 if found >= 0 else None
