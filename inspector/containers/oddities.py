"""Where walkers put down what is odd, until the reader gives it the numbers of its entry and its container.

Who refuses what: PyPI by the sources of Warehouse (`utils/zipfiles.py`, `forklift/legacy.py`), uv as its release 0.13.9
did with each of the tests' small archives (`tests/registry/test_uv_verdicts.py` asks the newest one).
"""

import dataclasses
from collections import Counter
from dataclasses import dataclass, field

from inspector.core.anomaly import Anomaly, AnomalyKind, Reading

PYPI = ("pypi",)
UV = ("uv",)
BOTH = ("pypi", "uv")
NOBODY: tuple[str, ...] = ()
KEPT_PER_KIND = 25
"""Of one container; hostile archives could hold millions."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """An anomaly without numbers: see `core.anomaly.Anomaly` for the fields."""

    kind: AnomalyKind
    message: str
    key: str
    offset: int | None = None
    readings: tuple[Reading, ...] = ()
    refused_by: tuple[str, ...] = ()

    def numbered(self, container: int | None, entry: int | None) -> Anomaly:
        """The same fact with its place in the scan."""
        return Anomaly(self.kind, container, entry, self.message, self.key, self.offset, self.readings, self.refused_by)


@dataclass(slots=True)
class AnomalyCap:
    """Keeps the first anomalies of each kind of one container and counts the others."""

    kept: list[Anomaly] = field(default_factory=list)
    _counts: Counter[AnomalyKind] = field(default_factory=Counter)

    def add(self, anomaly: Anomaly) -> None:
        """Takes one in; past KEPT_PER_KIND it only counts."""
        self._counts[anomaly.kind] += anomaly.count
        if self._counts[anomaly.kind] <= KEPT_PER_KIND:
            self.kept.append(anomaly)

    def closed(self) -> list[Anomaly]:
        """All that was kept, in order of discovery; the last of a kind stands for those left out as well."""
        last = {anomaly.kind: index for index, anomaly in enumerate(self.kept)}
        for kind, index in last.items():
            left_out = self._counts[kind] - KEPT_PER_KIND
            if left_out > 0:
                self.kept[index] = dataclasses.replace(self.kept[index], count=1 + left_out)
        return self.kept
