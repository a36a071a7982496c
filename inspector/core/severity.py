"""How bad a finding is, and how sure its rule is."""

from enum import StrEnum


class Severity(StrEnum):
    """Five levels, worst first. The order is the order of definition."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst level, 4 for the mildest: sorts worst first."""
        return _RANKS[self]

    def at_least(self, threshold: "Severity") -> bool:
        """Whether this level is as bad as the threshold or worse."""
        return self.rank <= threshold.rank

    def shifted(self, levels: int) -> "Severity":
        """The level that many steps worse (positive) or milder (negative), kept within the scale."""
        return _ORDER[min(max(self.rank - levels, 0), len(_ORDER) - 1)]


_ORDER = tuple(Severity)
_RANKS = {level: rank for rank, level in enumerate(_ORDER)}


class Confidence(StrEnum):
    """How likely it is that a finding is what its rule says."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
