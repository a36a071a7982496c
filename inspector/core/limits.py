"""The one table of limits. Each hit becomes a problem with what was left out.

A policy may set any of them below `[limits]`, a command by `--limit`. Where a person sits in front of it, reading can
go on past some of them, in steps that end at `CEILINGS`.
"""

from dataclasses import dataclass, fields
from typing import Final

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one scan, shared by the whole tree of nested containers."""

    max_unpacked_bytes: int = 4 * GIBIBYTE
    """Decompressed bytes in all, sparse holes not counted twice."""
    max_entries: int = 1_000_000
    max_ratio: int = 200
    """Unpacked to packed past `ratio_floor_bytes`: for one compressed stream, and for the artifact with all in it."""
    ratio_floor_bytes: int = 256 * MEBIBYTE
    max_depth: int = 8
    """Containers within containers; the artifact itself is depth 0."""
    max_seconds: int = 600
    max_spool_bytes: int = 8 * GIBIBYTE
    """The temporary file for unpacked bytes that cannot be unpacked from the middle."""
    max_document_bytes: int = 64 * MEBIBYTE
    """One entry's content handed to rules at once; longer content goes in overlapping windows."""
    max_map_bytes: int = 512 * MEBIBYTE
    max_name_bytes: int = 4096
    max_worker_bytes: int = 2 * GIBIBYTE
    """Resident memory of one worker process before it is ended."""
    max_silent_seconds: int = 60
    """How long a worker may say nothing during a scan before it counts as hung."""
    flag_ratio: int = 50
    """Unpacked to packed of a container that is reported as a bomb past `flag_floor_bytes` (PyPI's rule)."""
    flag_floor_bytes: int = 64 * MEBIBYTE
    flag_entries: int = 100_000
    flag_file_bytes: int = 10_000_000
    """One file above this is reported as large."""
    flag_total_bytes: int = 50_000_000

    def raised(self, name: str) -> int | None:
        """What to set a limit to for reading on past it; None where reading goes no further."""
        ceiling = CEILINGS.get(name)
        if ceiling is None or (now := int(getattr(self, name))) >= ceiling:
            return None
        return ceiling if name in _AT_ONCE else min(now * RAISE_FACTOR, ceiling)


CEILINGS: Final = {
    "max_unpacked_bytes": 20 * GIBIBYTE,
    "max_entries": 1_500_000,
    "max_ratio": 1_000_000,
    "max_depth": 8,
    "max_seconds": 3_600,
    "max_spool_bytes": 20 * GIBIBYTE,
}
"""How far a click reads on. Only a policy or a command goes further. So many entries fit into a worker's memory."""
RAISE_FACTOR: Final = 5
_AT_ONCE: Final = ("max_ratio",)
"""What another limit bounds anyway: the bytes in all."""
LIMIT_NAMES: Final = tuple(field.name for field in fields(Limits))
LOWEST: Final = {"max_document_bytes": MEBIBYTE, "max_name_bytes": 255, "max_silent_seconds": 5}
"""Below these nothing would work; for the others it is 1."""
HIGHEST: Final = (1 << 62) - 1


class LimitError(ValueError):
    """A value that no limit can have; the message is a part of a sentence."""


def limit_key(name: str) -> str:
    """How a policy and a person call a limit: `max-unpacked-bytes`."""
    return name.replace("_", "-")


def checked_limit(name: str, value: int) -> int:
    """The value, if the limit of that field name can have it. Raises LimitError."""
    lowest = LOWEST.get(name, 1)
    if not lowest <= value <= HIGHEST:
        least = f"at least {lowest:,}" if lowest > 1 else "greater than zero"
        raise LimitError(f"{limit_key(name)} must be {least} and below 2 to the power of 62")
    return value
