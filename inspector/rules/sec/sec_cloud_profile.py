"""A file holds the login of a cloud account or a cluster.

## What it flags

Profiles of AWS (`.aws/credentials`), kubeconfig files with keys, tokens or passwords, keys of service accounts and
saved logins of Google Cloud and Azure, and secret values in the state of Terraform (`*.tfstate`).

## Why it matters

The file opens the account as the person or service it belongs to: servers, data, bills. Terraform writes every
password that it set into its state, in clear.

## Example

`package/.kube/config` with `client-key-data`, or `deploy/terraform.tfstate` with `"master_password"`.

## What to do

Revoke the key or the login first, look into the account's log for its use, and take the file out of the package. Keep
state in a remote backend with encryption.

## Limits

Found in files with the names that the tools use; the keys of such files are also recognised elsewhere by their shape.
Samples with zeroed or placeholder values are left out.
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


class SecCloudProfile:
    """Logins of clouds and clusters."""

    reads: Final = Reads.SECRETS
    info: Final = RuleInfo(
        id="sec-cloud-profile",
        title="Login of a cloud account or cluster",
        severity=Severity.CRITICAL,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Revoke the login, look for its use in the account's log, and take the file out of the package.",
        cwe=(798, 538),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """One finding per login and document."""
        for hit in hits_of_kind(facts, HitKind.CREDENTIAL_FILE):
            if hit.engine_rule in CLOUD_FILES:
                yield secret_finding(self.info, facts, hit, f"{hit.title}.")
