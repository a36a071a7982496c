"""Plain tar files, recognised by the checksum of their first header."""

from inspector.containers.container import Format, OpenContext
from inspector.containers.source import ByteSource
from inspector.containers.tar_header import BLOCK_BYTES, ZERO_BLOCK, looks_like_tar
from inspector.containers.tarball import Tarball

_MAGIC_OFFSET = 257
_MAGIC = b"ustar"


def recognises(head: bytes, name: str) -> bool:
    """A header with a right checksum; one with the magic alone is a damaged tar; zeros are an empty one by name."""
    if looks_like_tar(head) or head[_MAGIC_OFFSET : _MAGIC_OFFSET + len(_MAGIC)] == _MAGIC:
        return True
    return head[:BLOCK_BYTES] == ZERO_BLOCK and name.lower().endswith((".tar", ".gem"))


def open_tar(content: ByteSource, _name: str, context: OpenContext) -> Tarball:
    """The walker reports what is wrong."""
    return Tarball(content, "tar", context)


TAR = Format(name="tar", recognises=recognises, open=open_tar)
