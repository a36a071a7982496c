"""What is odd in the records of a container: a fact that two readers may take differently."""

from dataclasses import dataclass
from enum import StrEnum


class AnomalyKind(StrEnum):
    """One oddity each. A rule says what it means; walkers only state it."""

    ZIP_NAME_DIFFERS = "zip-name-differs"
    """Local header and directory name one entry differently."""
    TAR_TRAILING_BYTES = "tar-trailing-bytes"
    """Bytes that are not zero follow the end marker."""
    TAR_RECORDS_AFTER_END = "tar-records-after-end"
    """Further records follow the end marker: a second archive."""
    TAR_LONE_ZERO_BLOCK = "tar-lone-zero-block"
    """One block of zeros, half an end marker, stands between two records."""
    TAR_NO_END_MARKER = "tar-no-end-marker"
    """The archive ends at the border of a record, where a cut leaves no other trace."""
    TAR_SIZE_DIFFERS = "tar-size-differs"
    """A pax header and the record's own header state two sizes."""
    TAR_NAME_DIFFERS = "tar-name-differs"
    """An extended header names a record otherwise than the record's own header, without need."""
    TAR_LINK_TARGET_DIFFERS = "tar-link-target-differs"
    """The same for the target of a link."""
    TAR_GLOBAL_OVERRIDE = "tar-global-override"
    """A pax header for all records gives a name, a link target or a size."""
    TAR_REPEATED_EXTENSION = "tar-repeated-extension"
    """Several extended headers of one kind before one record."""
    TAR_TWO_LONG_NAMES = "tar-two-long-names"
    """A GNU long name and a pax header name one record differently."""
    TAR_BAD_EXTENSION = "tar-bad-extension"
    """An extended header that is not what its format says."""
    TAR_HUGE_EXTENSION = "tar-huge-extension"
    """An extended header of more than 1 MiB."""
    TAR_LOST_EXTENSION = "tar-lost-extension"
    """An extended header that no record follows."""
    TAR_CONTROL_IN_VALUE = "tar-control-in-value"
    """NUL, CR or LF in a name of an extended header."""
    TAR_OVERLONG_NAME = "tar-overlong-name"
    """A name of more than 4 KiB."""
    TAR_LINK_WITH_SIZE = "tar-link-with-size"
    """A hard or symbolic link whose header states a size."""
    TAR_SPECIAL_WITH_SIZE = "tar-special-with-size"
    """A device, a pipe or a folder whose header states a size."""
    TAR_UNKNOWN_TYPE = "tar-unknown-type"
    """A type flag that no specification gives."""
    TAR_BOOKKEEPING = "tar-bookkeeping"
    """A record of GNU tar's own: volume label, folder listing, part of a file of another volume."""
    TAR_SPARSE = "tar-sparse"
    """A file that is stored with holes."""
    TAR_BAD_NUMBER = "tar-bad-number"
    """A numeric field that is no number."""
    TAR_BINARY_NUMBER = "tar-binary-number"
    """A size in binary that octal digits could hold."""
    TAR_BAD_CHECKSUM = "tar-bad-checksum"
    """Bytes with a wrong checksum where a record should start."""
    TAR_SIGNED_CHECKSUM = "tar-signed-checksum"
    """A checksum that is right only when bytes are added up as signed numbers."""
    TAR_IGNORED_PREFIX = "tar-ignored-prefix"
    """A name prefix in a header whose format has none."""
    TAR_UNKNOWN_MAGIC = "tar-unknown-magic"
    """A header that names a format nobody knows."""
    TAR_OLD_MAGIC = "tar-old-magic"
    """A header from before 1988, without a magic."""
    GZIP_SEVERAL_MEMBERS = "gzip-several-members"
    """A gzip file of several members: some readers take the first one only."""
    GZIP_HEADER_TEXT = "gzip-header-text"
    """A gzip header with an unusual name, a comment or an extra field."""
    STREAM_TRAILING_BYTES = "stream-trailing-bytes"
    """Bytes after the last compressed stream."""
    STREAM_SKIPPED_FRAME = "stream-skipped-frame"
    """A frame of user data that decompressors skip."""
    STREAM_WRONG_TRAILER = "stream-wrong-trailer"
    """A compressed stream that ends in a wrong checksum or length."""
    TAR_ATTRIBUTES = "tar-attributes"
    """Pax headers carry extended attributes or access control lists of the builder's file system."""


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
