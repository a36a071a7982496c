"""A hard link points at something that the archive does not hold, or not yet.

## What it flags

Hard links whose target is absolute, climbs above the archive's root, leads over a symbolic link out of it, is
missing in the archive, or comes only later; and records that would be written through such a link.

## Why it matters

Programs that unpack create the link first. If its target lies outside, the file of the computer and the file of
the package are one: a later record of the same name overwrites it, a reader of the package reads it.

## Example

A hard link `package/x` with the target `/etc/passwd`, followed by a file `package/x`.

## What to do

Build the archive again; packers write links only to files that they packed before. Replace links to other
places by copies.

## Limits

Layers of container images link into the layers below: there missing targets are one mild finding for the whole
container. Symbolic links are judged by `arc-symlink-escape`.
"""

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


class ArcHardlinkEscape:
    """Hard links to places outside, to nothing, or to what comes later."""

    info: Final = RuleInfo(
        id="arc-hardlink-escape",
        title="Hard link to a place that the archive does not hold",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build the archive again, with a copy of the file instead of a link to another place.",
        cwe=(59, 62),
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per link and per write through one, bounded; one per container in operating systems."""
        for level in levels(view):
            if any(entry.kind is EntryKind.HARDLINK for entry in level.entries):
                yield from self._of_level(level)

    def _of_level(self, level: Level) -> Iterator[Finding]:
        odd = list(_odd_links(level))
        reason = system_reason(level) if odd else None
        outside = [(link, what) for link, what in odd if what.startswith("leads")]
        if reason:
            missing = [link for link, what in odd if not what.startswith("leads")]
            yield from self._of_system(level, missing, reason)
            odd = outside
        yield from bounded(self.info, level, (self._finding(level, link, what) for link, what in odd), "hard links")
        yield from bounded(self.info, level, self._written_through(level, outside), "writes through hard links")

    def _finding(self, level: Level, link: Entry, what: str) -> Finding:
        target = link.link_target or ""
        return self.info.finding(
            link,
            f"The hard link {shown(link.name)} {what} {shown(target)}.",
            f"{place_key(link.name)} -> {target}",
            evidence=Evidence(f"{shown(link.name)[:118]} -> {shown(target)[:118]}"),
            refused_by=refusals(level, of_tar=UV),
        )

    def _written_through(self, level: Level, links: list[tuple[Entry, str]]) -> Iterator[Finding]:
        waiting = {_place(link.name): link for link, _ in links}
        for entry in level.entries if waiting else ():
            link = waiting.get(_place(entry.name))
            if link is not None and entry.number > link.number and entry.is_file:
                yield self.info.finding(
                    entry,
                    f"{shown(entry.name)} would be written through the hard link of that name, which leads to"
                    f" {shown(link.link_target or '')}.",
                    f"through {place_key(entry.name)}",
                    severity=Severity.CRITICAL,
                    reasons=("Unpacking writes to a place that the archive does not name.",),
                )

    def _of_system(self, level: Level, links: list[Entry], reason: str) -> Iterator[Finding]:
        if links:
            names = some_names([f"{link.name} -> {link.link_target}" for link in links])
            message = f"{counted(len(links), 'hard link')} to files that the container does not hold: {names}."
            key = f"system: {level.key}"
            yield self.info.finding(level.container, message, key, severity=Severity.INFO, reasons=(reason,))


def _odd_links(level: Level) -> Iterator[tuple[Entry, str]]:
    """Links with what is wrong with each, in record order."""
    walk = LinkWalk()
    places: dict[str, int] = {}
    for entry in level.entries:
        places.setdefault(_place(entry.name), entry.number)
        if entry.kind is EntryKind.SYMLINK and entry.link_target:
            walk.add(entry.name, entry.link_target)
    for link in level.entries:
        if link.kind is EntryKind.HARDLINK:
            what = _fault(link, walk, places)
            if what is not None:
                yield link, what


def _fault(link: Entry, walk: LinkWalk, places: dict[str, int]) -> str | None:
    target = link.link_target or ""
    if is_absolute(target):
        return "leads to the absolute place"
    if climbs(components(target)):
        return "leads out of the archive to"
    if walk.link_on_the_way(target) is not None:
        return "leads out of the archive over a symbolic link by"
    number = places.get(_place(target))
    if number is None:
        return "points at a file that the archive does not hold:"
    if number == link.number:
        return "points at itself:"
    return "points at a file that comes only later:" if number > link.number else None


def _place(name: str) -> str:
    return "/".join(components(name)) if "\\" in name or "./" in name or "//" in name or name[-1:] == "/" else name
