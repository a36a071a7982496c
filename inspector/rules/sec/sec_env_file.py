"""An environment file with values was packed.

## What it flags

`.env`, `.env.local`, `.env.production`, `.envrc`, `prod.env` and the like, when at least one variable has a value
that is more than a placeholder. Samples (`.env.example`, `.sample`, `.template`, `.dist`) are not flagged.

## Why it matters

Such files collect the logins of a developer's computer or of a server. npm and pnpm pack them unless they are
excluded, because they lie in the project's folder.

## Example

```ini
DATABASE_PASSWORD=…
STRIPE_KEY=…
```

## What to do

Change every login in the file. Name what ships in place of what does not: `files` in `package.json`, `include` in
`pyproject.toml` or `MANIFEST.in`; for images add `.env*` to `.dockerignore`.

## Limits

What a value is good for is not checked. With a token of a known provider inside, the finding is critical; with
nothing that looks like a login, it is medium.
Values whose variable's name does not sound secret are counted and not treated as secrets.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.place_tags import path_tags
from inspector.secrets.env_file import Variable, is_env_file, variables
from inspector.secrets.excerpts import evidence_for
from inspector.secrets.hit import HitKind

_NAMES_SHOWN = 5


class SecEnvFile:
    """Environment files with values."""

    info: Final = RuleInfo(
        id="sec-env-file",
        title="Environment file with values",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Change every login in it and keep it out of the package: list what ships in `files` of "
        "`package.json`, in `pyproject.toml` or `MANIFEST.in`, or exclude `.env*` in `.npmignore` and `.dockerignore`.",
        cwe=(538, 798),
    )
    reads: Final = Reads.TEXT

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding: the file as a whole is the mistake."""
        document = facts.document
        if not (document.is_text and is_env_file(document.entry.name)):
            return
        found = [variable for variable in variables(document.data) if variable.is_set]
        if not found:
            return
        has_token = any(hit.kind is HitKind.PROVIDER_TOKEN and not hit.is_harmless for hit in facts.hits)
        secret = next((variable for variable in found if variable.is_secret), None)
        shown = secret or found[0]
        severity, reasons = _weighed(has_token=has_token, has_secret=secret is not None or bool(facts.hits))
        yield self.info.finding(
            document.entry,
            _message(found),
            _content_key(found),
            severity=severity,
            line=document.position(shown.start).line,
            offset=document.to_origin(shown.start),
            evidence=evidence_for(document, shown.start, shown.end, facts.hits),
            reasons=reasons,
            tags=path_tags(document.entry),
        )


def _weighed(*, has_token: bool, has_secret: bool) -> tuple[Severity | None, tuple[str, ...]]:
    if has_token:
        return Severity.CRITICAL, ("It holds a token of a known provider.",)
    if not has_secret:
        return Severity.MEDIUM, ("No name or value in it looks like a login.",)
    return None, ()


def _message(found: list[Variable]) -> str:
    count = "1 variable has a value" if len(found) == 1 else f"{len(found):,} variables have values"
    names = ", ".join(variable.name[:60] for variable in found[:_NAMES_SHOWN])
    return f"{count}: {names}{' …' if len(found) > _NAMES_SHOWN else ''}."


def _content_key(found: list[Variable]) -> str:
    """The names and values in any order: comments and layout make no other file."""
    pairs = sorted(f"{variable.name}={variable.value}" for variable in found)
    return hashlib.sha256("\n".join(pairs).encode("utf-8", "surrogatepass")).hexdigest()
