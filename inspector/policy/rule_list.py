"""The rules that judge the policy itself, and what ships against its list."""

from typing import Final, Protocol

from inspector.core.rule import RuleInfo
from inspector.policy.policy_inside_artifact import PolicyInsideArtifact
from inspector.policy.policy_unexpected_file import PolicyUnexpectedFile
from inspector.policy.sup_expired import SupExpired
from inspector.policy.sup_unused import SupUnused


class HasInfo(Protocol):
    """Anything that is a rule."""

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...


POLICY_RULES: Final[tuple[HasInfo, ...]] = (
    PolicyInsideArtifact(),
    PolicyUnexpectedFile(),
    SupExpired(),
    SupUnused(),
)
"""By id."""
