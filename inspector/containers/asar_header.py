"""The header of an Electron asar archive: a pickle of Chromium around a JSON tree of what the archive holds.

`electron/asar`, README "Format": four numbers (4, size of the header, size of its payload, length of the text),
the text, then all files one after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from inspector.containers.failures import DamagedError
from inspector.containers.source import ByteSource

MAX_TEXT_BYTES = 64 << 20
MAX_TREE_DEPTH = 200
NUMBERS_BYTES = 16
_SIZE_OF_NUMBER = 4


@dataclass(frozen=True, slots=True)
class AsarHeader:
    """The tree, and where the files begin."""

    tree: dict[str, Any]
    data_offset: int


@dataclass(frozen=True, slots=True)
class AsarNode:
    """One item of the tree."""

    path: str
    facts: Any
    """The JSON value: an object where the archive is well-formed."""


def looks_like_asar(head: bytes) -> bool:
    """Whether the four numbers agree with each other and an object follows."""
    if len(head) <= NUMBERS_BYTES or head[NUMBERS_BYTES : NUMBERS_BYTES + 1] != b"{":
        return False
    outer, header_bytes, payload_bytes, text_bytes = _numbers(head)
    return outer == _SIZE_OF_NUMBER and text_bytes + _SIZE_OF_NUMBER <= payload_bytes < header_bytes


def read_header(source: ByteSource) -> AsarHeader:
    """Parses the header. Raises DamagedError."""
    _, header_bytes, _, text_bytes = _numbers(source.read_at(0, NUMBERS_BYTES))
    if text_bytes > MAX_TEXT_BYTES:
        raise DamagedError(f"The archive's header takes {text_bytes:,} bytes: it is not read.")
    text = source.read_at(NUMBERS_BYTES, text_bytes)
    if len(text) < text_bytes:
        raise DamagedError("The archive ends inside its header.")
    try:
        tree = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise DamagedError("The archive's header is no valid JSON.") from error
    if not isinstance(tree, dict) or not isinstance(tree.get("files"), dict):
        raise DamagedError("The archive's header lists no files.")
    return AsarHeader(tree, 2 * _SIZE_OF_NUMBER + header_bytes)


def iter_nodes(header: AsarHeader) -> Iterator[AsarNode]:
    """All items below the root, folders before what is in them.

    Raises DamagedError, after everything else, where folders are nested too deep.
    """
    pending: list[tuple[str, Any, int]] = [("", header.tree, 0)]
    is_cut = False
    while pending:
        path, facts, depth = pending.pop()
        if depth:
            yield AsarNode(path, facts)
        inner = facts.get("files") if isinstance(facts, dict) else None
        if not isinstance(inner, dict):
            continue
        if depth >= MAX_TREE_DEPTH:
            is_cut = True
            continue
        prefix = f"{path}/" if depth else ""
        pending += [(prefix + name, below, depth + 1) for name, below in reversed(inner.items())]
    if is_cut:
        raise DamagedError(f"Folders are nested deeper than {MAX_TREE_DEPTH} levels: the rest is not listed.")


def _numbers(head: bytes) -> tuple[int, int, int, int]:
    first, second, third, fourth = (int.from_bytes(head[at : at + 4], "little") for at in (0, 4, 8, 12))
    return first, second, third, fourth
