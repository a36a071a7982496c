"""What is known of one opened container, beside its entries."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContainerFacts:
    """One container that was opened: the artifact itself (entry None) or an entry that holds entries."""

    entry: int | None
    format: str
    """Short name: `tar.gz`, `zip`, `source-map`, `inline-maps` ..."""
    packed_bytes: int | None = None
    unpacked_bytes: int = 0
    """Sum of the decompressed bytes that were really produced, headers included where they were."""
    entries: int = 0
    complete: bool = True
    """False when the walk ended early: a problem says why."""
