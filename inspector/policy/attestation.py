"""Attestations that a user hands over with an artifact, read without verifying any signature.

Statements of in-toto (Statement v1) in a DSSE envelope: as a Sigstore bundle, as PyPI's publish attestation (PEP 740),
as npm's list of attestations, or one envelope a line.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from inspector.core.parse_mistakes import json_mistake, utf8_mistake
from inspector.policy.policy import PolicyError

MAX_BUNDLE_BYTES: Final = 16 << 20
MAX_STATEMENTS: Final = 100
MAX_SUBJECTS: Final = 10_000
MAX_LINES: Final = 1_000
_MAX_CHARACTERS: Final = 300


class AttestationError(PolicyError):
    """The file is no attestation; the message is one sentence that says what was expected."""


class _MistakeError(Exception):
    """What is wrong with the file; the message completes a sentence."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


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
    try:
        statements = _all_statements(data)
    except _MistakeError as mistake:
        sentence = f"{mistake}; expected a Sigstore bundle, a publish attestation of PyPI or npm's list."
        raise AttestationError(f"{path}, line {mistake.line}: This holds no attestation, {sentence}") from mistake
    return Attestation(tuple(statements))


def _all_statements(data: bytes) -> list[Statement]:
    """At least one. Raises _MistakeError with the first thing that was wrong."""
    statements: list[Statement] = []
    mistakes: list[_MistakeError] = []
    for line, document in _documents(data):
        for bundle in _bundles(document):
            try:
                statements.append(_statement(_payload(bundle)))
            except ValueError as error:
                mistakes.append(_MistakeError(line, str(error)))
    if not statements:
        raise mistakes[0] if mistakes else _MistakeError(1, "it is empty")
    return statements[:MAX_STATEMENTS]


def _documents(data: bytes) -> list[tuple[int, Any]]:
    """One JSON text, or one on each line, each with its line. Raises _MistakeError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _MistakeError(*utf8_mistake(data, error)) from error
    try:
        return [(1, json.loads(text))]
    except (ValueError, RecursionError) as error:
        whole = _MistakeError(*json_mistake(text, error))
    rows = [(number, line) for number, line in enumerate(text.split("\n")[:MAX_LINES], 1) if line.strip()]
    found: list[tuple[int, Any]] = []
    for number, row in rows:
        try:
            found.append((number, json.loads(row)))
        except (ValueError, RecursionError) as error:
            raise (_MistakeError(number, json_mistake(row, error).reason) if found else whole) from error
    return found


def _bundles(document: Any) -> list[Any]:
    listed = document.get("attestations") if isinstance(document, dict) else None
    if not isinstance(listed, list):
        return [document]
    return [item.get("bundle", item) if isinstance(item, dict) else item for item in listed]


def _payload(bundle: Any) -> Any:
    """The statement within a bundle or an envelope. Raises ValueError."""
    if not isinstance(bundle, dict):
        raise ValueError("it is no table")
    inner = bundle.get("dsseEnvelope", bundle.get("envelope", bundle))
    encoded = inner.get("payload", inner.get("statement")) if isinstance(inner, dict) else None
    if not isinstance(encoded, str):
        raise ValueError("it has no payload")
    try:
        return json.loads(base64.b64decode(encoded, validate=True))
    except (ValueError, RecursionError) as error:  # binascii's, JSON's and the codec's errors are ValueErrors
        raise ValueError("its payload is no JSON in base64") from error


def _statement(payload: Any) -> Statement:
    """Raises ValueError for what is no statement."""
    subjects = payload.get("subject") if isinstance(payload, dict) else None
    if not isinstance(subjects, list):
        raise ValueError("its payload names no subject")
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
