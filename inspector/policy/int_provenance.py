"""What an attestation says of the artifact, or that it says nothing of it.

## What it flags

With an attestation given (`--attestation`): whether it is about this very file, and which repository, commit and
workflow it names. Compared with an earlier report (`--baseline`): an artifact without an attestation whose earlier
release had one.

## Why it matters

The second wave of the ultralytics attack in 2024 stood out because the attestations were missing: it was uploaded with
a stolen token and not built by the project's workflow. An attestation of another file proves nothing at all.

## Example

`demo-2.0.whl.publish.attestation` names the digest of `demo-1.9.whl`.

## What to do

Publish from the build service with trusted publishing: PyPI then attests by itself, npm does with
`npm publish --provenance`. Never copy an attestation from another build.

## Limits

Signatures are not verified, and nothing is fetched: `gh attestation verify`, `npm audit signatures` and
`pypi-attestations verify` do that. An attestation says where a file was built, not that the commit holds what the file
does. Without an attestation and without an earlier report that had one, the rule does not apply.
"""

from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Finding
from inspector.core.report import Report
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.policy.attestation import Attestation, Statement

_ATTESTED: Final = "attestation: about this file"
"""Message and severity tell an attested artifact in an earlier report; see `was_attested`."""
_OPENING: Final = "An attestation names this file"


class IntProvenance:
    """Where the artifact comes from."""

    info: Final = RuleInfo(
        id="int-provenance",
        title="Attestation of the artifact",
        severity=Severity.MEDIUM,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Publish from the build service with trusted publishing, or with `npm publish --provenance`.",
        cwe=(345,),
        references=("https://slsa.dev/spec/v1.0/provenance", "https://peps.python.org/pep-0740/"),
    )

    def findings_for(
        self, given: Attestation | None, digests: dict[str, str], earlier: Report | None
    ) -> Iterator[Finding]:
        """At most one finding. `digests` are those of the artifact, by algorithm."""
        if given is None:
            if earlier is not None and was_attested(earlier):
                message = "The earlier release had an attestation, and none was given for this one."
                yield self.info.finding(None, message, "attestation: lost")
            return
        statement = given.about(digests)
        if statement is None:
            message = (
                "The attestation that was given is about other files: none of its digests is that of the artifact."
            )
            yield self.info.finding(
                None,
                message,
                "attestation: about other files",
                severity=Severity.HIGH,
                reasons=(
                    "An attestation of another file is either a mistake of the release or an attempt to deceive.",
                ),
            )
        else:
            yield self.info.finding(
                None,
                f"{_OPENING}{_source(statement)}. Its signature was not verified.",
                _ATTESTED,
                severity=Severity.INFO,
                reasons=("It is as it should be.",),
            )


def was_attested(report: Report) -> bool:
    """Whether an earlier report tells of an attestation of its artifact."""
    return any(f.rule == IntProvenance.info.id and f.message.startswith(_OPENING) for f in report.findings)


def _source(statement: Statement) -> str:
    facts = (
        ("repository", statement.repository),
        ("commit", statement.commit),
        ("workflow", statement.workflow),
    )
    named = [f"{name} {visible(value)}" for name, value in facts if value]
    return f", built from {', '.join(named)}" if named else ""
