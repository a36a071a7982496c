"""One budget for a whole tree of nested containers: bytes, entries and ratios really produced."""

import math
import time

from inspector.containers.failures import LimitReachedError
from inspector.core.limits import Limits
from inspector.core.text import human_size


class Budget:
    """Counts what a scan consumes and ends it at the limits."""

    def __init__(self, limits: Limits) -> None:
        """Starts the clock."""
        self._limits = limits
        self._deadline_s = time.monotonic() + limits.max_seconds
        self.unpacked_bytes = 0
        self.entries = 0
        self._most_bytes = limits.max_unpacked_bytes

    def measure_against(self, artifact_bytes: int) -> None:
        """Bounds what all layers of the artifact unpack to by its size; 0 where that is not known.

        A bomb whose every stream is harmless, such as a thousand zip entries that share one, is one as a whole.
        """
        if artifact_bytes > 0:
            by_ratio = max(self._limits.ratio_floor_bytes, self._limits.max_ratio * artifact_bytes)
            self._most_bytes = min(by_ratio, self._limits.max_unpacked_bytes)

    def charge_bytes(self, size_bytes: int) -> None:
        """Counts decompressed bytes. Raises LimitReachedError past the limit."""
        self.unpacked_bytes += size_bytes
        self.check_bytes()
        self.check_time()

    def check_bytes(self) -> None:
        """Raises LimitReachedError once nothing more may be unpacked."""
        if self.unpacked_bytes <= self._most_bytes:
            return
        if self._most_bytes < self._limits.max_unpacked_bytes:
            ratio = self._limits.max_ratio
            message = f"The artifact unpacks to more than {ratio:,} times its size, all that is nested in it included."
            raise LimitReachedError("max_ratio", message, is_whole=True)
        limit = human_size(self._limits.max_unpacked_bytes)
        raise LimitReachedError("max_unpacked_bytes", f"More than {limit} were unpacked in all.", is_whole=True)

    @property
    def left_entries(self) -> int:
        """How many more records may be counted."""
        return max(0, self._limits.max_entries - self.entries)

    def charge_entry(self) -> None:
        """Counts one record. Raises LimitReachedError past the limit."""
        self.entries += 1
        if self.entries > self._limits.max_entries:
            message = f"There are more than {self._limits.max_entries:,} entries."
            raise LimitReachedError("max_entries", message, is_whole=True)

    def check_ratio(self, packed_bytes: int, unpacked_bytes: int) -> None:
        """Ends a stream that grows too much. Raises LimitReachedError past the limit."""
        if unpacked_bytes > self._limits.ratio_floor_bytes:
            ratio = unpacked_bytes / max(packed_bytes, 1)
            if ratio > self._limits.max_ratio:
                raise LimitReachedError("max_ratio", f"The content unpacks to more than {int(ratio)} times its size.")

    def lift_time(self) -> None:
        """The scan is over: what somebody looks at afterwards takes as long as it takes."""
        self._deadline_s = math.inf

    def check_time(self) -> None:
        """Raises LimitReachedError once the time is up."""
        if time.monotonic() > self._deadline_s:
            message = f"Reading took longer than {self._limits.max_seconds:,} seconds."
            raise LimitReachedError("max_seconds", message, is_whole=True)
