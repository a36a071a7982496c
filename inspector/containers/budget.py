"""One budget for a whole tree of nested containers: bytes, entries and ratios really produced."""

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

    def charge_bytes(self, size_bytes: int) -> None:
        """Counts decompressed bytes. Raises LimitReachedError past the limit."""
        self.unpacked_bytes += size_bytes
        limit = self._limits.max_unpacked_bytes
        if self.unpacked_bytes > limit:
            raise LimitReachedError("max_unpacked_bytes", f"More than {human_size(limit)} were unpacked in all.")
        self.check_time()

    def charge_entry(self) -> None:
        """Counts one record. Raises LimitReachedError past the limit."""
        self.entries += 1
        if self.entries > self._limits.max_entries:
            raise LimitReachedError("max_entries", f"There are more than {self._limits.max_entries:,} entries.")

    def check_ratio(self, packed_bytes: int, unpacked_bytes: int) -> None:
        """Ends a stream that grows too much. Raises LimitReachedError past the limit."""
        if unpacked_bytes > self._limits.ratio_floor_bytes:
            ratio = unpacked_bytes / max(packed_bytes, 1)
            if ratio > self._limits.max_ratio:
                raise LimitReachedError("max_ratio", f"The content unpacks to more than {int(ratio)} times its size.")

    def check_time(self) -> None:
        """Raises LimitReachedError once the time is up."""
        if time.monotonic() > self._deadline_s:
            raise LimitReachedError("max_seconds", f"Reading took longer than {self._limits.max_seconds} seconds.")
