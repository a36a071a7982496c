"""A Git configuration holds a login.

## What it flags

Addresses with a user and a password (or a token) in `.git/config`, `.gitmodules`, `.gitconfig` and
`.git-credentials`, and headers with a login that build servers write into `.git/config`
(`http.*.extraheader = AUTHORIZATION: ...`).

## Why it matters

The login opens the server of the sources, often for writing. Build servers use tokens that live as long as the job, or
forever.

## Example

`url = https://x-access-token:…@git.example.com/app.git` in `package/.git/config`.

## What to do

Revoke the login. Use a credential helper or SSH, `persist-credentials: false` in GitHub's checkout action, and keep
`.git` out of the package.

## Limits

Addresses with a user name only, such as `git@github.com`, hold no secret and are not flagged, nor are references to
variables.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags
from inspector.secrets.examples import is_placeholder
from inspector.secrets.excerpts import evidence_for

_FILES = re.compile(r"(?:^|/)(?:\.git/(?:.+/)?config|\.git/credentials|\.git-credentials|\.gitmodules|\.gitconfig)\Z")
_LOGIN = re.compile(
    rb"https?://(?:[^\s:@/]{1,200}:(?P<password>[^\s:@/]{4,500})|(?P<token>[A-Za-z0-9_\-]{20,500}))@(?P<host>[\w.\-]{1,200})"
    rb"|extraheader\s{0,8}=\s{0,8}authorization:\s{0,8}(?:basic|bearer)\s{1,8}(?P<header>\S{8,2000})",
    re.IGNORECASE,
)
_MOST = 20


class VcsGitCredentials:
    """A login in a Git configuration."""

    info: Final = RuleInfo(
        id="vcs-git-credentials",
        title="Login in a Git configuration",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the login, use a credential helper, and keep `.git` out of the package.",
        cwe=(522, 527),
    )
    reads: Final = Reads.TEXT

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per login and file."""
        document = facts.document
        if not (document.is_text and _FILES.search(document.entry.name.replace("\\", "/"))):
            return
        seen: set[bytes] = set()
        for match in _LOGIN.finditer(document.data):
            group = match.lastgroup if match.lastgroup != "host" else "password" if match["password"] else "token"
            secret = match[group or 0]
            if secret in seen or is_placeholder(secret.decode("utf-8", "replace")) or len(seen) == _MOST:
                continue
            seen.add(secret)
            start, end = match.span(group or 0)
            host = f" for {match['host'].decode('ascii', 'replace')}" if match["host"] else ""
            yield self.info.finding(
                document.entry,
                f"It holds a login{host}.",
                hashlib.sha256(secret).hexdigest(),
                line=document.position(start).line,
                column=document.position(start).column,
                offset=document.to_origin(start),
                evidence=evidence_for(document, start, end, facts.hits),
                tags=path_tags(document.entry),
            )
