"""Attestations in the forms that registries and build services hand out."""

import base64
import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.policy.attestation import AttestationError, Statement, read_attestation

DIGEST = "ab" * 32
COMMIT = "5c1e0b2d" * 5
PAYLOAD = {
    "_type": "https://in-toto.io/Statement/v1",
    "subject": [{"name": "demo.whl", "digest": {"sha256": DIGEST.upper()}}],
    "predicate": {
        "buildDefinition": {
            "externalParameters": {
                "workflow": {"repository": "https://example.com/acme/demo", "path": ".github/w.yml"}
            },
            "resolvedDependencies": [{"digest": {"gitCommit": COMMIT}}],
        }
    },
}


def encoded(payload: Any) -> str:
    return base64.b64encode(json.dumps(payload).encode()).decode()


ENVELOPE = {"payloadType": "application/vnd.in-toto+json", "payload": encoded(PAYLOAD), "signatures": []}
FORMS: dict[str, Any] = {
    "bundle": {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "dsseEnvelope": ENVELOPE},
    "pypi": {"version": 1, "envelope": {"statement": encoded(PAYLOAD), "signature": ""}},
    "npm": {"attestations": [{"predicateType": "x", "bundle": {"dsseEnvelope": ENVELOPE}}]},
    "envelope": ENVELOPE,
}


def written(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "demo.attestation"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_read(tmp_path: Path, form: str) -> None:
    attestation = read_attestation(written(tmp_path, json.dumps(FORMS[form])))
    expected = Statement(frozenset({("sha256", DIGEST)}), "https://example.com/acme/demo", COMMIT, ".github/w.yml")
    assert attestation.about({"sha256": DIGEST}) == expected
    assert attestation.about({"sha256": "00" * 32}) is None


def test_one_envelope_a_line(tmp_path: Path) -> None:
    other = {**ENVELOPE, "payload": encoded({"subject": [{"digest": {"sha512": "cd"}}]})}
    attestation = read_attestation(written(tmp_path, f"{json.dumps(other)}\n{json.dumps(ENVELOPE)}\n"))
    assert attestation.about({"sha512": "cd"}) == Statement(frozenset({("sha512", "cd")}))
    assert len(attestation.statements) == 2


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "it is empty"),
        ('{\n"payload": x}', 2, "Expecting value (column 12)"),
        ("x", 1, "Expecting value (column 1)"),
        (f"{json.dumps(ENVELOPE)}\n\n{{", 3, "Expecting property name enclosed in double quotes (column 2)"),
        ("{}", 1, "it has no payload"),
        ('{"attestations": []}', 1, "it is empty"),
        ("[1]", 1, "it is no table"),
        ('{"payload": "!!"}', 1, "its payload is no JSON in base64"),
        ('{"payload": "é"}', 1, "its payload is no JSON in base64"),
        ('{"payload": "e30="}\n{"payload": "!!"}', 1, "its payload names no subject"),
        ('{"envelope": {"statement": "bnVsbA=="}}', 1, "its payload names no subject"),
    ],
)
def test_what_is_none_is_said(tmp_path: Path, content: str, line: int, reason: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(AttestationError) as caught:
        read_attestation(path)
    assert str(caught.value) == (
        f"{path}, line {line}: This holds no attestation, {reason}; "
        "expected a Sigstore bundle, a publish attestation of PyPI or npm's list."
    )


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "demo.attestation"
    path.write_bytes(b"{\n\xff}")
    with pytest.raises(AttestationError, match="line 2: This holds no attestation, byte 2 cannot be decoded as UTF-8"):
        read_attestation(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(AttestationError, match="cannot be read"):
        read_attestation(tmp_path / "none")


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.just(encoded(PAYLOAD)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["attestations", "bundle", "envelope", "payload", "statement"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_JSON)
def test_any_json_is_read_or_refused(tmp_path: Path, document: Any) -> None:
    with contextlib.suppress(AttestationError):
        assert read_attestation(written(tmp_path, json.dumps(document))).statements
