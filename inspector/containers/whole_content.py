"""All of a content in one piece, for formats whose reader needs that."""

from inspector.containers.failures import DamagedError, LimitReachedError
from inspector.containers.source import ByteSource
from inspector.core.text import human_size

PIECE_BYTES = 4 << 20


def read_whole(source: ByteSource, max_bytes: int, limit: str) -> tuple[bytes, str | None]:
    """The bytes, and why they end early where they are damaged.

    Raises LimitReachedError, naming `limit`, for more than `max_bytes`.
    """
    pieces: list[bytes] = []
    size_bytes = 0
    if source.size_bytes is not None and source.size_bytes > max_bytes:
        raise _too_large(max_bytes, limit)
    try:
        while piece := source.read_at(size_bytes, PIECE_BYTES):
            pieces.append(piece)
            size_bytes += len(piece)
            if size_bytes > max_bytes:
                raise _too_large(max_bytes, limit)
    except DamagedError as error:
        return b"".join(pieces), str(error)
    return b"".join(pieces), None


def _too_large(max_bytes: int, limit: str) -> LimitReachedError:
    return LimitReachedError(limit, f"The content is larger than {human_size(max_bytes)} and is not opened.")
