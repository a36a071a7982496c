"""A password or login that only its surroundings give away.

## What it flags

Literal values in places that hold logins: an `Authorization` header or a user and password in a `curl` command,
a password in a Terraform file, the data of a Kubernetes secret.

## Why it matters

Commands and configurations are copied into packages together with the login that was typed into them.

## Example

```sh
curl -u deploy:… https://ci.internal.acme.io/job/release/build
```

## What to do

Change the password or token, and read it from the environment: `curl -u "$CI_LOGIN"`.

## Limits

The value itself has no format that could be checked, so many of these are samples. Values in plain assignments,
such as `password = "…"` in code, are not flagged by this rule: too many of them are none.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind


class SecGenericAssignment:
    """Logins by their surroundings."""

    info: Final = RuleInfo(
        id="sec-generic-assignment",
        title="Login in a command or configuration",
        severity=Severity.LOW,
        confidence=Confidence.LOW,
        since="0.1.0",
        remediation="Change the login if it is a real one, and read it from the environment.",
        cwe=(798,),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per value and document."""
        for hit in hits_of_kind(facts, HitKind.GENERIC):
            yield secret_finding(self.info, facts, hit, f"{hit.title}.")
