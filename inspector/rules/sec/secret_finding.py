"""How every `sec-` rule turns a hit into a finding: identity, place, evidence, and what lowers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.place_tags import path_tags
from inspector.secrets.excerpts import evidence_for
from inspector.secrets.hit import HitKind, SecretHit


@dataclass(slots=True)
class _Weight:
    """A severity on its way down, and why."""

    severity: Severity
    reasons: list[str]

    def lower(self, levels: int, reason: str) -> None:
        self.severity = self.severity.shifted(-levels)
        self.reasons.append(reason)


def hits_of_kind(facts: DocumentFacts, kind: HitKind) -> Iterator[SecretHit]:
    """The document's hits of one kind, each secret once: further places in the same file say no more."""
    seen: set[str] = set()
    for hit in facts.hits:
        if hit.kind is kind and hit.digest not in seen:
            seen.add(hit.digest)
            yield hit


def secret_finding(
    info: RuleInfo,
    facts: DocumentFacts,
    hit: SecretHit,
    message: str,
    *,
    severity: Severity | None = None,
    reasons: tuple[str, ...] = (),
    test_levels: int = 2,
) -> Finding:
    """The finding of one hit. `test_levels` says how many levels milder a place among tests makes it."""
    document = facts.document
    tags = path_tags(document.entry, facts.words.own_scopes)
    weight = _Weight(severity or info.severity, list(reasons))
    if hit.is_example:
        weight.lower(2, "It looks like a sample or a vendor's public test value.")
        tags = (*tags, "example")
    elif hit.is_public:
        weight.lower(2, "Keys of this kind are meant to be in clients; their limits are set at the provider.")
    elif "test-path" in tags and test_levels:
        weight.lower(test_levels, "It lies among tests, where sample keys are common.")
    place = document.position(hit.start)
    return info.finding(
        document.entry,
        message,
        hit.digest,
        severity=weight.severity,
        confidence=Confidence.LOW if hit.confidence == "low" else None,
        line=place.line if document.is_text else None,
        column=place.column if document.is_text else None,
        offset=document.to_origin(hit.start),
        evidence=evidence_for(document, hit.start, hit.end, facts.hits),
        reasons=weight.reasons,
        tags=tags,
    )
