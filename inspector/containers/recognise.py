"""Which container some bytes are: content first, then the name."""

from inspector.containers.container import Container, Format, OpenContext
from inspector.containers.failures import DamagedError, NotThisFormatError
from inspector.containers.registry import FORMATS
from inspector.containers.source import ByteSource

HEAD_BYTES = 4096


def _by_first_byte(*, is_root: bool) -> tuple[tuple[Format, ...], ...]:
    fitting = [known for known in FORMATS if known.fits(is_root=is_root)]
    return tuple(
        tuple(known for known in fitting if not known.first_bytes or value in known.first_bytes) for value in range(256)
    )


_AT_ROOT, _NESTED = _by_first_byte(is_root=True), _by_first_byte(is_root=False)


def open_container(source: ByteSource, name: str, context: OpenContext, *, is_root: bool) -> Container | None:
    """The container that `source` is; None for an entry (not `is_root`) that is none.

    A damaged container is still a container: its walk yields what can be read and then raises. Raises
    DamagedError for an empty artifact and for bytes that cannot be read at all, LimitReachedError,
    MissingLibraryError and EncryptedError.
    """
    head = source.read_at(0, HEAD_BYTES)
    if not head:
        if is_root:
            raise DamagedError("The file is empty.")
        return None
    for candidate in (_AT_ROOT if is_root else _NESTED)[head[0]]:
        if candidate.recognises(head, name):
            try:
                return candidate.open(source, name, context)
            except NotThisFormatError:
                continue
    return None
