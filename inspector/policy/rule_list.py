"""The rules that judge the policy itself, and the artifact against what its user gave: a list, a report, sources."""

from typing import Final, Protocol

from inspector.core.rule import RuleInfo
from inspector.policy.int_gap_to_commit import IntGapToCommit
from inspector.policy.int_not_in_source import IntNotInSource
from inspector.policy.int_provenance import IntProvenance
from inspector.policy.policy_inside_artifact import PolicyInsideArtifact
from inspector.policy.policy_unexpected_file import PolicyUnexpectedFile
from inspector.policy.size_jump import SizeJump
from inspector.policy.sup_expired import SupExpired
from inspector.policy.sup_unused import SupUnused


class HasInfo(Protocol):
    """Anything that is a rule."""

    @property
    def info(self) -> RuleInfo:
        """The rule's metadata."""
        ...


POLICY_RULES: Final[tuple[HasInfo, ...]] = (
    IntGapToCommit(),
    IntNotInSource(),
    IntProvenance(),
    PolicyInsideArtifact(),
    PolicyUnexpectedFile(),
    SizeJump(),
    SupExpired(),
    SupUnused(),
)
"""By id."""
