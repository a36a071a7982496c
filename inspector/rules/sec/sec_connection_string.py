"""An address with a password in it.

## What it flags

Addresses of databases, brokers and other services that carry a login, such as `postgres://user:password@host`,
and the connection strings of cloud message and storage services.

## Why it matters

Host, user and password stand side by side: nothing else is needed to connect, if the host can be reached.

## Example

```js
const url = "postgres://app:…@db.example.com:5432/orders";
```

## What to do

Change the password at the service, and read the address from the environment at run time.

## Limits

Addresses on `localhost` and on example hosts, and words like `user:pass`, are two levels milder. Whether the
host can be reached is not checked. Logins in JDBC and ODBC parameters are not recognised.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind


class SecConnectionString:
    """Addresses with a password."""

    info: Final = RuleInfo(
        id="sec-connection-string",
        title="Connection string with a password",
        severity=Severity.HIGH,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Change the password at the service and read the address from the environment at run time.",
        cwe=(798, 259),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per login and document."""
        for hit in hits_of_kind(facts, HitKind.CONNECTION_STRING):
            yield secret_finding(self.info, facts, hit, f"{hit.title}.")
