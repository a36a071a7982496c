"""The strings of a compiled Python module as a document of their own.

In the file their lengths stand before them and one constant follows another without a break, so that what
recognises a token by its surroundings misses it.
"""

from bisect import bisect_right

from inspector.binaries.pyc import read_pyc
from inspector.core.entry import Entry
from inspector.documents.document import Document

MAX_PYC_BYTES = 64 << 20


def constants_document(entry: Entry, data: bytes) -> Document | None:
    """One line per constant of a `.pyc`; None for other files and where there are no constants.

    A damaged module gives what could be read. Offsets lead back to the first byte of the constant.
    """
    if not entry.name.lower().endswith((".pyc", ".pyo")) or len(data) > MAX_PYC_BYTES:
        return None
    starts, origins, lines, length = list[int](), list[int](), list[bytes](), 0
    for constant in read_pyc(data).strings:
        line = constant.text.encode("utf-8", "replace")
        starts.append(length)
        origins.append(constant.offset)
        lines.append(line)
        length += len(line) + 1
    if not lines:
        return None
    return Document(
        entry=entry,
        data=b"\n".join(lines),
        encoding="utf-8",
        to_origin=lambda offset: origins[bisect_right(starts, offset) - 1],
    )
