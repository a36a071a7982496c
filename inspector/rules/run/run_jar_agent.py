"""A Java archive attaches itself to running programs.

## What it flags

`Premain-Class`, `Agent-Class` and `Launcher-Agent-Class` in `META-INF/MANIFEST.MF`.

## Why it matters

An agent may rewrite every class of the program it is loaded into. `Launcher-Agent-Class` starts it without any option,
whenever the archive is run.

## Example

`Launcher-Agent-Class: com.acme.Hook` in the manifest of an application.

## What to do

Remove the attribute unless the archive is meant as an agent, such as a profiler or a tracer.

## Limits

What the agent does is not looked at.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.core.view import ArtifactView
from inspector.packages.headers import read_headers

_ATTRIBUTES = ("Launcher-Agent-Class", "Premain-Class", "Agent-Class")


class RunJarAgent:
    """An agent."""

    info: Final = RuleInfo(
        id="run-jar-agent",
        title="Java archive that is an agent",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the attribute from the manifest unless the archive is meant as an agent.",
        cwe=(829,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per attribute."""
        for number, body in sorted(view.bodies.items()):
            entry = view.entries[number]
            if entry.name.replace("\\", "/").upper() != "META-INF/MANIFEST.MF":
                continue
            fields = read_headers(body)
            for attribute in _ATTRIBUTES:
                value = fields.get(attribute.lower())
                if value:
                    evidence = Evidence(visible(f"{attribute}: {value}")[:200])
                    yield self.info.finding(
                        entry, f"It names {attribute}.", f"{attribute}: {value}"[:300], evidence=evidence
                    )
