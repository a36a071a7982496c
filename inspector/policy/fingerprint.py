"""A finding's identity: no line, no offset, no time, no version of the tool.

HMAC-SHA256, because digests of guessable secrets could be tried out; a team's own key makes that
impossible, the built-in key only makes it need this program.
"""

import hmac
import json
from typing import Final

from inspector.core.report import Fingerprint
from inspector.policy.path_key import path_key, without_release

BUILT_IN_KEY: Final = b"artifact-inspector/fingerprint/1"
DIGITS: Final = 32


class FingerprintMaker:
    """Makes fingerprints with one key and remembers them; None stands for the built-in key."""

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or BUILT_IN_KEY
        self._made: dict[tuple[str, int, str, str, int], Fingerprint] = {}

    def fingerprint(self, rule: str, version: int, path: str, content_key: str, nth: int = 0) -> Fingerprint:
        """The fingerprint of one finding; `nth` counts further ones that are equal in all the rest."""
        identity = (rule, version, path, content_key, nth)
        made = self._made.get(identity)
        if made is None:
            content = without_release(content_key)
            made = self._made[identity] = Fingerprint(
                exact=self._digest("exact", rule, version, path_key(path), content, nth),
                loose=self._digest("loose", rule, content),
            )
        return made

    def key_id(self) -> str:
        """Eight digits that tell two keys apart without giving anything away about either."""
        return self._digest("key")[:8]

    def _digest(self, *parts: str | int) -> str:
        # A list in JSON keeps ("a", "bc") and ("ab", "c") apart, and is plain ASCII whatever the parts hold.
        return hmac.digest(self._key, json.dumps(parts).encode("ascii"), "sha256").hex()[:DIGITS]
