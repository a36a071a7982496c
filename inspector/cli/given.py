"""`--attestation` and `--source` of `inspector scan`: what the artifact is compared with."""

import argparse
import dataclasses
import hashlib
from pathlib import Path

from inspector.engine.given import NOTHING_GIVEN, Given
from inspector.engine.spec import Spec
from inspector.policy.attestation import read_attestation
from inspector.policy.checkout import read_checkout

_NPM_ALGORITHM = "sha512"


def read_given(options: argparse.Namespace) -> Given:
    """Reads what the options name. Raises PolicyError."""
    if not (options.attestation or options.source):
        return NOTHING_GIVEN
    attestation = read_attestation(Path(options.attestation)) if options.attestation else None
    checkout = read_checkout(Path(options.source)) if options.source else None
    return Given(attestation, (), checkout)


def given_for(given: Given, spec: Spec) -> Given:
    """The same for one artifact: npm attests SHA-512, which a scan does not take."""
    path = Path(spec.path)
    statements = given.attestation.statements if given.attestation else ()
    is_needed = any(name == _NPM_ALGORITHM for statement in statements for name, _ in statement.digests)
    if not is_needed or spec.inner:
        return given
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, _NPM_ALGORITHM).hexdigest()
    except OSError:  # the scan says so in its own words
        return given
    return dataclasses.replace(given, digests=((_NPM_ALGORITHM, digest),))
