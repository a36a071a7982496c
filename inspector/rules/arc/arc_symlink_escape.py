"""A symbolic link leads out of the archive, directly, over other links, or under the feet of another record.

## What it flags

Links whose target is absolute or climbs above the archive's root; links that get there over other links of
the same archive; and records whose name runs through such a link, so that they would be written outside.

## Why it matters

A program that unpacks the link and then reads or writes through it touches files of the computer, not of the
package. A link followed by a record below it is the classic way to overwrite a file that the archive never
names.

## Example

`docs -> /etc`, followed by the record `docs/passwd`. Or in two steps: `a -> b/..`, `b -> ..`.

## What to do

Replace links that leave the package by copies of what they point at, and build the archive again.

## Limits

Only links inside one container are followed, up to 40 in a row, as systems do. In operating system packages
and image layers, where absolute links are normal, they are one mild finding for the whole container. Links
between places in the package are fine and not flagged. Hard links are not judged by this rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from inspector.core.entry import Entry, EntryKind
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import bounded, counted, some_names
from inspector.rules.level import Level, components, levels, place_key, shown
from inspector.rules.link_walk import LinkWalk, climbs, is_absolute
from inspector.rules.setting import system_reason
from inspector.rules.upload_check import UV, refusals


class ArcSymlinkEscape:
    """Symbolic links that lead outside."""

    info: Final = RuleInfo(
        id="arc-symlink-escape",
        title="Link that leads out of the archive",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Replace the link by a copy of what it points at, and build the archive again.",
        cwe=(59, 61),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per link and one per link that is written through, bounded per container."""
        for level in levels(view):
            links = [e for e in level.entries if e.kind is EntryKind.SYMLINK and e.link_target]
            if links:
                yield from self._of_level(level, links)

    def _of_level(self, level: Level, links: list[Entry]) -> Iterator[Finding]:
        walk = LinkWalk()
        for link in links:
            walk.add(link.name, link.link_target or "")
        yield from bounded(self.info, level, self._written_through(level, walk), "links that are written through")
        leaving = [link for link in links if walk.leaves_root(components(link.name)[:-1], link.link_target or "")]
        reason = system_reason(level) if leaving else None
        if reason:
            yield self._of_system(level, leaving, reason)
        else:
            yield from bounded(
                self.info, level, (self._leading_outside(level, e) for e in leaving), "links that lead outside"
            )
        if walk.is_exhausted:
            yield self._unfollowed(level)

    def _leading_outside(self, level: Level, link: Entry) -> Finding:
        target = link.link_target or ""
        if is_absolute(target):
            how = "points at the absolute place"
        elif climbs([*components(link.name)[:-1], *components(target)]):
            how = "climbs out of the archive to"
        else:
            how = "leads out of the archive over other links by"
        message = f"The link {shown(link.name)} {how} {shown(target)}."
        key, refused_by = f"{place_key(link.name)} -> {target}", refusals(level, of_tar=UV)
        return self.info.finding(link, message, key, evidence=_evidence(link), refused_by=refused_by)

    def _written_through(self, level: Level, walk: LinkWalk) -> Iterator[Finding]:
        through: dict[str, list[Entry]] = defaultdict(list)
        for entry in level.entries:
            link = walk.link_on_the_way(entry.name)
            if link is not None:
                through[link].append(entry)
        for link, entries in through.items():
            names = some_names([entry.name for entry in entries])
            yield self.info.finding(
                entries[0],
                f"The link {shown(link)} leads out of the archive and would be written through by {names}.",
                f"through {place_key(link)}",
                severity=Severity.CRITICAL,
                reasons=("Unpacking writes to a place that the archive does not name.",),
                evidence=Evidence(shown(entries[0].name)),
            )

    def _of_system(self, level: Level, links: list[Entry], reason: str) -> Finding:
        names = some_names([f"{link.name} -> {link.link_target}" for link in links])
        message = f"{counted(len(links), 'link')} with a target outside of the container: {names}."
        return self.info.finding(
            level.container, message, f"system: {level.key}", severity=Severity.INFO, reasons=(reason,)
        )

    def _unfollowed(self, level: Level) -> Finding:
        message = "There are more links than can be followed; some were judged by their own target only."
        return self.info.finding(level.container, message, f"unfollowed: {level.key}", confidence=Confidence.LOW)


def _evidence(link: Entry) -> Evidence:
    return Evidence(f"{shown(link.name)[:118]} -> {shown(link.link_target or '')[:118]}")
