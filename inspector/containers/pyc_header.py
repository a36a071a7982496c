"""Compiled modules stored without the header of a `.pyc` file: it is put back, so that every reader knows them."""

from inspector.binaries.python_magic import MARK, python_version
from inspector.containers.source import ByteSource

_MARSHALLED_CODE = 0xE3
"""Type code of a code object that can be referred to: how `marshal` writes every module."""


class PycWithHeader:
    """A code object behind the header that its Python would write: the number of its version, then zeros."""

    __slots__ = ("_code", "_header")

    def __init__(self, header: bytes, code: ByteSource) -> None:
        """`header` comes from `pyc_header`."""
        self._header = header
        self._code = code

    @property
    def size_bytes(self) -> int | None:
        """Length of both, as soon as the code's is known."""
        code_bytes = self._code.size_bytes
        return None if code_bytes is None else len(self._header) + code_bytes

    def read_at(self, offset: int, length: int) -> bytes:
        """See ByteSource."""
        if offset < 0 or length <= 0:
            return b""
        head = self._header[offset : offset + length]
        if len(head) == length:
            return head
        at = max(0, offset - len(self._header))
        if not head:
            return self._code.read_at(at, length)
        return head + self._code.read_at(at, length - len(head))


def pyc_header(magic: bytes) -> bytes:
    """The header for the number at the start of a `.pyc` (PEP 552); empty where the version is not known."""
    version = python_version(int.from_bytes(magic[:2], "little"))
    if version is None or magic[2:4] != MARK:
        return b""
    return magic[:4] + bytes(12 if version >= (3, 7) else 8)


def is_bare_code(head: bytes) -> bool:
    """Whether the bytes begin like a marshalled code object without a header."""
    return head[:1] == bytes([_MARSHALLED_CODE])
