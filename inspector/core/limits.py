"""The one table of limits. Each hit becomes a problem with what was left out."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one scan, shared by the whole tree of nested containers."""

    max_unpacked_bytes: int = 4 * GIBIBYTE
    """Decompressed bytes in all, sparse holes not counted twice."""
    max_entries: int = 1_000_000
    max_ratio: int = 200
    """Unpacked to packed, for one compressed stream, past `ratio_floor_bytes`."""
    ratio_floor_bytes: int = 256 * MEBIBYTE
    max_depth: int = 8
    """Containers within containers; the artifact itself is depth 0."""
    max_seconds: int = 600
    max_document_bytes: int = 64 * MEBIBYTE
    """One entry's content handed to rules at once; longer content goes in overlapping windows."""
    max_map_bytes: int = 512 * MEBIBYTE
    max_name_bytes: int = 4096
    max_worker_bytes: int = 2 * GIBIBYTE
    """Resident memory of one worker process before it is ended."""
    flag_ratio: int = 50
    """Unpacked to packed of a container that is reported as a bomb past `flag_floor_bytes` (PyPI's rule)."""
    flag_floor_bytes: int = 64 * MEBIBYTE
    flag_entries: int = 100_000
    flag_file_bytes: int = 10_000_000
    """One file above this is reported as large."""
    flag_total_bytes: int = 50_000_000
