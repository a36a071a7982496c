r"""Names in a source map that aim at whoever unpacks it.

## What it flags

Sources whose names climb, or begin, in folders of the system (`../../../../etc/passwd`, `/etc/cron.d/x`), that hold
climbing in an encoded form (`..%2f..%2fx`, `%2e%2e/`), or that hold control characters and characters that cannot be
seen or change the direction of text.

## Why it matters

Tools that rebuild sources use these names as paths of files. Some of them decode what is encoded, and write outside of
the folder that they were given: on the computer of the person who looks into a leak. No bundler writes such names.

## Example

`"sources": ["../../../../../../etc/cron.d/job", "..%2f..%2f.ssh%2fauthorized_keys"]`

## What to do

Find out where the map came from, and do not unpack it with other tools. `inspector restore` writes nothing outside of
its target: it keeps the levels climbed as a folder (`_up6/etc/cron.d/job`), decodes nothing, and replaces what is
unsafe.

## Limits

Climbing as such is normal: most maps lie in `dist/` and name `../src`. Virtual modules, whose names bundlers begin with
a NUL character, are not flagged.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.sourcefacts import MapFacts, SourceClass
from inspector.core.text import visible
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted
from inspector.rules.map.few import few_per_container
from inspector.rules.map.map_finding import content_key, owner_tag, quoted

_CLIMB: Final = re.compile(r"(?:[A-Za-z]:)?(?:[/\\]|\.{1,2}[/\\])+")
_SYSTEM: Final = re.compile(
    r"(?:private[/\\])?etc[/\\](?:passwd|shadow|group|cron|init|profile|rc|ssh|sudoers|hosts|ld\.so|systemd|pam|xdg)"
    r"|proc[/\\](?:self|[0-9])|var[/\\]spool[/\\]|usr[/\\](?:local[/\\])?s?bin[/\\]|windows[/\\]system"
    r"|(?:[^/\\]{1,99}[/\\]){0,3}(?:\.ssh[/\\]|\.gnupg[/\\]|\.config[/\\]autostart[/\\]|library[/\\]launch)",
    re.IGNORECASE,
)
"""Behind what climbs. Projects have folders called `bin`, `lib` and `etc` of their own."""
_ENCODED: Final = re.compile(
    r"(?=[^/\\]{0,11}%)(?:\.|%2e){2}(?:[/\\]|%2f|%5c|\Z)|(?:%2f|%5c)(?:\.|%2e){2}", re.IGNORECASE
)


class MapHostileNames:
    """Names that leave the folder they are unpacked to, or hide what they are."""

    info: Final = RuleInfo(
        id="map-hostile-names",
        title="Source map with names that aim at whoever unpacks it",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Find out where the map came from, and do not unpack it with other tools.",
        cwe=(22, 451),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per map and kind of name; bounded per container."""
        findings = (
            finding
            for number in sorted(view.maps)
            for finding in self._of_map(view, view.entries[number], view.maps[number])
        )
        return few_per_container(self.info, view, findings, "maps with names that aim at whoever unpacks them")

    def _of_map(self, view: ArtifactView, entry: Entry, facts: MapFacts) -> Iterator[Finding]:
        found: dict[str, list[str]] = {}
        for source in facts.sources:
            what = aim_of(source.name) if source.name and source.source_class is not SourceClass.SYNTHETIC else ""
            if what and source.name:
                found.setdefault(what, []).append(source.name)
        for what, names in found.items():
            yield self.info.finding(
                entry,
                f"{counted(len(names), 'name')} in it {what}: {visible(names[0])}",
                f"{what}:{content_key(view, entry, facts.sources)}",
                evidence=quoted(visible(names[0])),
                tags=(owner_tag(entry),),
            )


def aim_of(name: str) -> str:
    """What a name may do to whoever takes it for a path; empty for plain ones."""
    if not (name.isascii() and name.isprintable()) and visible(name) != name:
        return "hold characters that cannot be seen"
    if "%" in name and _ENCODED.search(name):
        return "climb in an encoded form"
    climb = _CLIMB.match(name)
    if climb and _SYSTEM.match(name, climb.end()):
        return "lead to folders of the system"
    return ""
