"""A webhook's address: whoever knows it can post.

## What it flags

Addresses of incoming webhooks of chat services, such as Slack and Microsoft Teams.

## Why it matters

The address is the whole secret. Others can write into the channel in the name of the integration, which is a
good start for tricking the people who read it.

## Example

`https://hooks.slack.com/services/T…/B…/…` in a build script that was packed.

## What to do

Delete the webhook at the service and make a new one. Keep its address in the secret store of the pipeline.

## Limits

Only services with a recognisable address are known.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts, Reads
from inspector.rules.sec.secret_finding import hits_of_kind, secret_finding
from inspector.secrets.hit import HitKind


class SecWebhookUrl:
    """Addresses of webhooks."""

    info: Final = RuleInfo(
        id="sec-webhook-url",
        title="Webhook address",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Delete the webhook at the service, make a new one, and keep its address in a secret store.",
        cwe=(798,),
    )
    reads: Final = Reads.SECRETS

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per address and document."""
        for hit in hits_of_kind(facts, HitKind.WEBHOOK):
            yield secret_finding(self.info, facts, hit, f"{hit.title}.")
