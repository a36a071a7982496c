"""What is odd in the records of a container: a fact that two readers may take differently."""

from dataclasses import dataclass
from enum import StrEnum


class AnomalyKind(StrEnum):
    """One oddity each. A rule says what it means; walkers only state it."""

    ZIP_NAME_DIFFERS = "zip-name-differs"
    """Local header and directory name one entry differently."""
    TAR_TRAILING_BYTES = "tar-trailing-bytes"
    """Bytes that are not zero follow the end marker."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a disagreement."""

    reader: str
    """Who reads it so: a program (`pip`, `unzip`), or a part of the format (`directory`, `local header`)."""
    sees: str
    """What that reader takes it for, bounded; raw text of the artifact, not yet made visible."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One oddity of one container, with both sides where there are two."""

    kind: AnomalyKind
    container: int | None
    """Number of the entry that is the container; None for the artifact itself."""
    entry: int | None
    """Number of the entry whose record is odd; None for the container as a whole."""
    message: str
    """One sentence: the fact, with raw text of the artifact made visible."""
    key: str
    """What makes it the same fact in another release: a name or a structural key, never an offset."""
    offset: int | None = None
    """Where it stands in the container's (decompressed) bytes."""
    readings: tuple[Reading, ...] = ()
    refused_by: tuple[str, ...] = ()
    """Upload checks that refuse such a container where they are asked: `pypi`, `uv`."""
    count: int = 1
    """How many of its kind this stands for: the last one of a kind also counts those that were left out."""
