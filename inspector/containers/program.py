"""Which files are programs that can carry an application behind or inside them, by their first bytes alone.

Libraries are left out: asking for their last bytes would unpack each of them once more.
"""

import struct

from inspector.containers.source import ByteSource, measured

_DLL = 0x2000
_ELF_PROGRAM, _ELF_LIBRARY = 2, 3
_INTERPRETER = 3
_ELF_HEADER_BYTES = 64
_MACHO_THIN = (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_MACHO_PROGRAM = 2
_MACHO_FAT = (b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")
_MAX_FAT_SLICES = 40
FIRST_BYTES = bytes(magic[0] for magic in (b"\x7fELF", b"MZ", *_MACHO_THIN, *_MACHO_FAT))
"""That a program can begin with."""
_APPIMAGE_MARK_AT = 8
_SEARCH_STEP_BYTES = 1 << 20


def is_program(head: bytes) -> bool:
    """Whether the bytes begin like a program of Linux, Windows or macOS."""
    if head.startswith(b"\x7fELF"):
        return is_appimage(head) or _is_elf_program(head)
    if head.startswith(b"MZ"):
        return _is_pe_program(head)
    if head[:4] in _MACHO_FAT:
        return 0 < int.from_bytes(head[4:8], "big") < _MAX_FAT_SLICES
    return head[:4] in _MACHO_THIN and int.from_bytes(head[12:16], "little") == _MACHO_PROGRAM


def is_appimage(head: bytes) -> bool:
    """Whether an ELF file says that it is an AppImage of type 2, which may have no interpreter."""
    return head.startswith(b"AI\x02", _APPIMAGE_MARK_AT)


def find_last(source: ByteSource, mark: bytes, search_bytes: int) -> int | None:
    """The last place of `mark` within the last `search_bytes` of a source; None where there is none.

    Raises what `read_at` raises.
    """
    stop = measured(source)
    lowest = max(0, stop - search_bytes)
    after = b""
    while stop > lowest:
        start = max(lowest, stop - _SEARCH_STEP_BYTES)
        block = _run(source, start, stop) + after
        place = block.rfind(mark)
        if place >= 0:
            return start + place
        after = block[: len(mark) - 1]
        stop = start
    return None


def _run(source: ByteSource, start: int, stop: int) -> bytes:
    pieces: list[bytes] = []
    while start < stop and (piece := source.read_at(start, stop - start)):
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)


def _is_elf_program(head: bytes) -> bool:
    order = ">" if head[5:6] == b"\x02" else "<"
    if len(head) < _ELF_HEADER_BYTES:
        return False
    (kind,) = struct.unpack_from(order + "H", head, 16)
    return kind == _ELF_PROGRAM or (kind == _ELF_LIBRARY and _has_interpreter(head, order))


def _has_interpreter(head: bytes, order: str) -> bool:
    """Programs that can be loaded anywhere look like libraries, but for the loader that they name."""
    wide = head[4:5] == b"\x02"
    (table,) = struct.unpack_from(order + ("Q" if wide else "I"), head, 32 if wide else 28)
    row_bytes, count = struct.unpack_from(order + "2H", head, 54 if wide else 42)
    rows = range(table, min(table + row_bytes * count, len(head) - 3), max(row_bytes, 1))
    return any(struct.unpack_from(order + "I", head, row)[0] == _INTERPRETER for row in rows)


def _is_pe_program(head: bytes) -> bool:
    start = int.from_bytes(head[60:64], "little")
    if start + 24 > len(head):
        return start < 1 << 20
    return head[start : start + 4] == b"PE\0\0" and not int.from_bytes(head[start + 22 : start + 24], "little") & _DLL
