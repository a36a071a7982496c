"""A finding's identity: no line, no offset, no time, no version of the tool.

HMAC-SHA256, because digests of guessable secrets could be tried out; a team's own key makes that
impossible, the built-in key only makes it need this program.
"""

import hmac
from typing import Final

from inspector.core.report import Fingerprint
from inspector.policy.path_key import path_key

BUILT_IN_KEY: Final = b"artifact-inspector/fingerprint/1"
DIGITS: Final = 32


class FingerprintMaker:
    """Makes fingerprints with one key; None stands for the built-in one."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or BUILT_IN_KEY

    def fingerprint(self, rule: str, version: int, path: str, content_key: str, nth: int = 0) -> Fingerprint:
        """The fingerprint of one finding; `nth` counts further ones that are equal in all the rest."""
        return Fingerprint(
            exact=self._digest("exact", rule, str(version), path_key(path), content_key, str(nth)),
            loose=self._digest("loose", rule, content_key),
        )

    def key_id(self) -> str:
        """Eight digits that tell two keys apart without giving anything away about either."""
        return self._digest("key")[:8]

    def _digest(self, *parts: str) -> str:
        # Lengths in front keep ("a", "bc") and ("ab", "c") apart.
        message = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, message, "sha256").hex()[:DIGITS]
