"""A path names the home folder of a person.

## What it flags

Paths below `/Users/NAME`, `/home/NAME` and the `Users` folder of a Windows drive in texts, with the name of a person;
the same person counts once per file, and all places are listed in one finding.

## Why it matters

User names are logins, and often first and last names. Folder names tell what else somebody works on. Together with the
names of machines they are what an attacker starts from.

## Example

`/Users/alice/work/secret-project/src/api.ts` in a comment that a build tool wrote.

## What to do

Build in a neutral folder (a container, a pipeline), and set options such as `-fdebug-prefix-map`,
`--remap-path-prefix`, `trimpath` or a relative source root.

## Limits

Accounts of build servers and words such as `user`, `name` or `you` are no person. Paths in source maps have a rule of
their own (`map-private-paths`), paths in binaries too (`dbg-embedded-source-path`). Other people's packages are not
looked at.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.innerpath import SEPARATOR
from inspector.core.ownership import is_third_party_path
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.home_paths import home_paths
from inspector.rules.place_tags import path_tags

_MOST = 5


class EnvHomePath:
    """Somebody's home folder in a text."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="env-home-path",
        title="Home folder of a person",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Build in a neutral folder, and let tools write relative paths.",
        cwe=(200,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per person and file."""
        document = facts.document
        if document.name.endswith(".map") or is_third_party_path(document.entry.path.replace(SEPARATOR, "/")):
            return
        for home in list(home_paths(document.data, document.places))[:_MOST]:
            place = document.position(home.start)
            yield self.info.finding(
                document.entry,
                f"It names the home folder of {visible(home.user)}.",
                f"user: {home.user}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(home.start),
                evidence=Evidence(visible(home.path)),
                tags=path_tags(document.entry),
            )
