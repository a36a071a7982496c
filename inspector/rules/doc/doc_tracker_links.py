"""A text leads to a tracker, wiki or chat that only the team can open.

## What it flags

Addresses of tickets and pages in Jira, Confluence, Slack, Notion, Linear, Asana, Trello, Google Docs, SharePoint,
Figma and Miro, in code and texts of your own.

## Why it matters

They show which tools the team uses, name projects and sometimes open: a document that everybody with the link can
read is found by everybody who reads the package.

## Example

`// see https://acme.atlassian.net/browse/PAY-1234` in `package/dist/pay.js.map!/src/pay.ts`.

## What to do

Scrub comments in the build, and check who may open documents that are shared by link.

## Limits

Public trackers look the same; a project that works in the open accepts the finding. Metadata of packages, tests and
other people's packages are left out. At most three findings per file.
"""

import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags

_LINK = re.compile(
    rb"://(?P<host>[a-z0-9-]{1,63}\.atlassian\.net/(?:browse|wiki|jira)/"
    rb"|(?:jira|confluence)\.[a-z0-9.-]{3,80}/(?:browse|display|x)/"
    rb"|[a-z0-9-]{1,63}\.slack\.com/archives/|(?:www\.)?notion\.so/[a-z0-9-]{2,60}/|linear\.app/[a-z0-9-]{2,60}/issue/"
    rb"|app\.asana\.com/0/|trello\.com/c/|docs\.google\.com/(?:document|spreadsheets|presentation)/d/"
    rb"|[a-z0-9-]{1,63}\.sharepoint\.com/"
    rb"|(?:www\.)?figma\.com/(?:file|design)/|miro\.com/app/board/)(?P<rest>[^\s\"'`<>)\]}]{0,120})",
    re.IGNORECASE,
)
_METADATA = re.compile(r"(?:^|/)(?:package\.json|METADATA|PKG-INFO|pyproject\.toml|setup\.(?:py|cfg)|[^/]+\.gemspec)\Z")
_PUBLIC = re.compile(
    rb"^(?:jira|confluence)\.(?:apache|atlassian|mongodb|jboss|sonarsource|hibernate|spring)", re.IGNORECASE
)
_MOST = 3


class DocTrackerLinks:
    """Links for members only."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="doc-tracker-links",
        title="Link to a tracker, wiki or chat",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Scrub comments in the build, and check who may open documents that are shared by link.",
        cwe=(200, 615),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per address, at most a few per file."""
        document, found = facts.document, dict[str, re.Match[bytes]]()
        for at in document.addresses:
            match = _LINK.match(document.data, at)
            if match is not None and not _PUBLIC.match(match["host"]):
                found.setdefault(match.group()[3:].decode("utf-8", "replace"), match)
        tags = path_tags(document.entry, facts.words.own_scopes) if found else ()
        name = document.entry.name.replace("\\", "/")
        if not found or "third-party" in tags or "test-path" in tags or _METADATA.search(name):
            return
        for address, match in list(found.items())[:_MOST]:
            place = document.position(match.start())
            yield self.info.finding(
                document.entry,
                f"It links to {visible(match['host'].decode('ascii', 'replace').partition('/')[0])}.",
                f"link: {address}",
                line=place.line,
                column=place.column,
                offset=document.to_origin(match.start()),
                evidence=Evidence(visible(address)),
                tags=tags,
            )
