"""What a user hands over beside an artifact, to compare it with."""

from dataclasses import dataclass

from inspector.policy.attestation import Attestation
from inspector.policy.checkout import Checkout


@dataclass(frozen=True, slots=True)
class Given:
    """All of it may be missing."""

    attestation: Attestation | None = None
    digests: tuple[tuple[str, str], ...] = ()
    """(algorithm, hex) of the artifact beyond SHA-256, for attestations that use another."""
    checkout: Checkout | None = None


NOTHING_GIVEN = Given()
