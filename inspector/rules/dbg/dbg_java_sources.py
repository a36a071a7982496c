"""Java, Kotlin or Scala sources lie beside their compiled classes.

## What it flags

Source files in an archive that also holds class files, and archives of sources (`…-sources.jar`) packed into another
archive.

## Why it matters

Everything that obfuscation and compilation took away is there again: names, comments, the code of features that are
switched off.

## Example

`com/acme/Licence.java` beside `com/acme/Licence.class` in an application's jar.

## What to do

Gradle: leave `sourceSets.main.allSource` out of the `jar` task and publish `withSourcesJar()` only where sources are
public. Maven: attach sources with the `maven-source-plugin` as an artifact of its own, and do not declare source
folders as resources.

## Limits

Libraries of open projects ship sources on purpose, usually as an artifact of its own. Tables of local variables in
class files, which also give names away, are not looked at.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import Level, levels
from inspector.rules.setting import system_reason

_SOURCES = (".java", ".kt", ".kts", ".scala", ".groovy")
_ARCHIVE = re.compile(r"-sources\.(?:jar|zip)\Z")


class DbgJavaSources:
    """Sources of compiled classes."""

    info: Final = RuleInfo(
        id="dbg-java-sources",
        title="Sources of Java classes",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Leave sources out of the jar: publish them as an artifact of their own, or not at all.",
        cwe=(540,),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per archive."""
        for level in levels(view):
            names = [entry.name for entry in level.entries if entry.is_file]
            sources = [name for name in names if name.endswith(_SOURCES)]
            if sources and any(name.endswith(".class") for name in names):
                yield self._finding(level, sources, "source file")
            archives = [name for name in names if _ARCHIVE.search(name)]
            if archives and system_reason(level) is None and not self._is_folder(level):
                yield self._finding(level, archives, "archive of sources", "archives of sources")

    def _is_folder(self, level: Level) -> bool:
        """Whether a folder on disk is scanned, where publications lie side by side."""
        return level.container is None and level.format == "folder"

    def _finding(self, level: Level, names: list[str], what: str, plural: str | None = None) -> Finding:
        entry = next(entry for entry in level.entries if entry.name == names[0])
        message = f"{counted(len(names), what, plural)} ship with the compiled classes: {some_names(names)}."
        return self.info.finding(entry, message, f"{what}: {level.key}")
