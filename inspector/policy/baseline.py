"""Compares findings with those of an earlier report: new, unchanged or moved."""

from inspector.core.report import Baseline, Fingerprint, Report
from inspector.policy.policy import PolicyError


class BaselineError(PolicyError):
    """The earlier report cannot be compared with; the message says why."""


class BaselineIndex:
    """The fingerprints of an earlier report."""

    def __init__(self, earlier: Report, key_id: str | None) -> None:
        """Raises BaselineError when the earlier report was made with another fingerprint key."""
        if earlier.policy.key_id != key_id:
            raise BaselineError(
                "The baseline was made with another fingerprint key, so its findings cannot be recognised; "
                "scan the earlier artifact again under this policy."
            )
        self._exact = {(f.rule, f.fingerprint.exact) for f in earlier.findings}
        self._loose = {(f.rule, f.fingerprint.loose) for f in earlier.findings}

    def compare(self, rule: str, fingerprint: Fingerprint) -> Baseline:
        """Unchanged where the exact fingerprint is known, moved where only the loose one is."""
        if (rule, fingerprint.exact) in self._exact:
            return Baseline.UNCHANGED
        return Baseline.MOVED if (rule, fingerprint.loose) in self._loose else Baseline.NEW
