"""A login for a package registry or server in the file where its tool keeps it.

## What it flags

Values in `.npmrc` (`_authToken`, `_auth`, `_password`), `.yarnrc.yml`, `bunfig.toml`, `.pypirc`, `.netrc`,
`pip.conf` (a login in the index address), Cargo's and RubyGems' credentials, `NuGet.config`, Composer's
`auth.json`, Maven's `settings.xml`, Docker's `config.json` (`auths`), `.pgpass`, `.my.cnf` and the database of
`wp-config.php`.

## Why it matters

With a publishing token anybody can release a new version under your name: this is how poisoned releases begin.
Tokens of private registries have no recognisable format, so they are found by their place and not by their shape.

## Example

```ini
//registry.acme.io/:_authToken=0f8f…
```

## What to do

Revoke the token at the registry, then publish from the pipeline with trusted publishing, which needs no stored
token. Keep the file in the home folder, never in the project. In a project's `.npmrc` write
`_authToken=${NPM_TOKEN}`: npm reads the value from the environment.

## Limits

References such as `${NPM_TOKEN}` and placeholder words are not flagged. Whether a token still works is not
checked. Logins that are encrypted for one computer (NuGet's `Password`) are flagged all the same.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.credential_files.registry import CLOUD_FILES
from inspector.secrets.hit import HitKind
from inspector.secrets.own_hits import ENV_FILE


class SecRegistryCredentials:
    """Logins in credential files."""

    info: Final = RuleInfo(
        id="sec-registry-credentials",
        title="Registry login in a credential file",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the token at the registry, take the file out of the package, and publish from the "
        "pipeline with trusted publishing. In `.npmrc` write `${NPM_TOKEN}` in place of the value.",
        cwe=(798, 538),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per login and document."""
        for hit in hits_of_kind(facts, HitKind.CREDENTIAL_FILE):
            if hit.engine_rule != ENV_FILE and hit.engine_rule not in CLOUD_FILES:
                yield secret_finding(self.info, facts, hit, f"{hit.title}.")
