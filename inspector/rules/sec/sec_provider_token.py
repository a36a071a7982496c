"""A token that its provider's own format gives away.

## What it flags

Access tokens and API keys that are recognised by prefix, length, alphabet and, where the provider has one,
checksum: code hosts, package registries, clouds, payment, mail, chat and AI providers. The secret engine's
rules decide; the message names what it is.

## Why it matters

Whoever downloads the artifact can use the token until somebody revokes it. Tokens in published packages are
found by automatic readers within minutes, and deleting the version does not take back the copies.

## Example

```js
const client = new Client({ token: "ghp_…" }); // a GitHub personal access token in dist/cli.js
```

## What to do

1. Revoke the token at its provider. This comes first: the value is known.
2. Look at the provider's log for uses that were not yours.
3. Take the value from the environment or a secret store at run time. Values that a bundler replaces at build
   time (webpack's `DefinePlugin`, Vite's `define` and `VITE_` variables, esbuild's `--define`) end up in the
   bundle in clear.
4. Build again from a clean checkout and scan the result.

## Limits

Nothing is sent anywhere: whether a token still works is not checked. Samples from documentation and keys that
providers mean to be public are reported milder, with the reason. So is the ID of an AWS access key without its
secret beside it: it opens nothing, but says whose account it is, and the secret may stand elsewhere. A token
without a recognisable format is found only where it stands in a credential file or an environment file.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind

_NAMES_A_KEY: Final = ("It names a key and opens nothing without the secret, which does not stand beside it.",)


class SecProviderToken:
    """Tokens of known providers."""

    info: Final = RuleInfo(
        id="sec-provider-token",
        title="Access token or API key",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the token at its provider first, then take it from the environment at run time and "
        "release again. Values set by `define`, `DefinePlugin` or `VITE_` variables are copied into the bundle.",
        cwe=(798, 540),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per token and document. Among tests it is one level milder: real keys are parked there."""
        for hit in hits_of_kind(facts, HitKind.PROVIDER_TOKEN):
            yield secret_finding(self.info, facts, hit, f"{hit.title}.", test_levels=1)
        for hit in hits_of_kind(facts, HitKind.KEY_NAME):
            yield secret_finding(
                self.info, facts, hit, f"{hit.title}.", severity=Severity.LOW, reasons=_NAMES_A_KEY, test_levels=1
            )
