"""Attestations that a user hands over with an artifact, read without verifying any signature.

Statements of in-toto (Statement v1) in a DSSE envelope: as a Sigstore bundle, as PyPI's publish attestation (PEP 740),
as npm's list of attestations, or one envelope a line.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from inspector.policy.policy import PolicyError

MAX_BUNDLE_BYTES: Final = 16 << 20
MAX_STATEMENTS: Final = 100
MAX_SUBJECTS: Final = 10_000
_MAX_CHARACTERS: Final = 300


class AttestationError(PolicyError):
    """The file is no attestation; the message is one sentence that says what was expected."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one attestation says."""

    digests: frozenset[tuple[str, str]]
    """(algorithm, digest in hex) of each subject."""
    repository: str | None = None
    commit: str | None = None
    workflow: str | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """All statements of one file."""

    statements: tuple[Statement, ...]

    def about(self, digests: dict[str, str]) -> Statement | None:
        """The statement that says most about a file with these digests, by algorithm; None where none is about it."""
        own = set(digests.items())
        fitting = [statement for statement in self.statements if own & statement.digests]
        return max(fitting, key=lambda statement: statement.commit is not None, default=None)


def read_attestation(path: Path) -> Attestation:
    """Reads an attestation file. Raises AttestationError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BUNDLE_BYTES + 1)
    except OSError as error:
        raise AttestationError(f"The attestation {path} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_BUNDLE_BYTES:
        raise AttestationError(f"The attestation {path} is longer than {MAX_BUNDLE_BYTES} bytes.")
    statements = [statement for document in _documents(data) for statement in _statements(document)][:MAX_STATEMENTS]
    if not statements:
        raise AttestationError(
            f"{path} holds no attestation; expected a Sigstore bundle, a publish attestation of PyPI or npm's list."
        )
    return Attestation(tuple(statements))


def _documents(data: bytes) -> Iterator[Any]:
    """One JSON text, or one on each line."""
    try:
        yield json.loads(data)
    except (ValueError, RecursionError):
        for line in data.splitlines()[:MAX_STATEMENTS]:
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                return


def _statements(document: Any) -> Iterator[Statement]:
    if not isinstance(document, dict):
        return
    listed = document.get("attestations")
    for item in listed if isinstance(listed, list) else [document]:
        payload = _payload(item.get("bundle", item)) if isinstance(item, dict) else None
        statement = _statement(payload) if payload is not None else None
        if statement is not None:
            yield statement


def _payload(bundle: Any) -> Any:
    """The statement within a bundle or an envelope."""
    if not isinstance(bundle, dict):
        return None
    inner = bundle.get("dsseEnvelope", bundle.get("envelope", bundle))
    encoded = inner.get("payload", inner.get("statement")) if isinstance(inner, dict) else None
    if not isinstance(encoded, str):
        return None
    try:
        return json.loads(base64.b64decode(encoded, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None


def _statement(payload: Any) -> Statement | None:
    subjects = payload.get("subject") if isinstance(payload, dict) else None
    if not isinstance(subjects, list):
        return None
    digests = frozenset(pair for subject in subjects[:MAX_SUBJECTS] for pair in _digests(subject))
    workflow = _at(payload, "predicate", "buildDefinition", "externalParameters", "workflow")
    sources = _at(payload, "predicate", "buildDefinition", "resolvedDependencies")
    first = sources[0] if isinstance(sources, list) and sources else None
    return Statement(
        digests,
        _text(_at(workflow, "repository")),
        _text(_at(first, "digest", "gitCommit")),
        _text(_at(workflow, "path")),
    )


def _digests(subject: Any) -> Iterator[tuple[str, str]]:
    digest = _at(subject, "digest")
    if isinstance(digest, dict):
        yield from ((name, value.lower()) for name, value in digest.items() if isinstance(value, str))


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text(value: object) -> str | None:
    return value[:_MAX_CHARACTERS] if isinstance(value, str) and value.isprintable() else None
