"""Programs as `bun build --compile` makes them, with records of several versions."""

import struct
from dataclasses import dataclass

import zstandard

TRAILER = b"\n---- Bun! ----\n"
Source = tuple[bytes, bytes]


@dataclass
class Module:
    name: bytes
    content: bytes
    source_map: bytes = b""
    bytecode: bytes = b""


def bun_map(sources: list[Source], mappings: bytes = b"own form") -> bytes:
    """(name, content) each."""
    frames = [zstandard.ZstdCompressor().compress(content) for _, content in sources]
    at = 8 + 16 * len(sources) + len(mappings)
    tables = b""
    for run in [name for name, _ in sources] + frames:
        tables += struct.pack("<2I", at, len(run))
        at += len(run)
    body = b"".join(name for name, _ in sources) + b"".join(frames)
    return struct.pack("<2I", len(sources), len(mappings)) + tables + mappings + body


def bun_graph(modules: list[Module], pointers: int = 6, offsets_bytes: int = 32) -> bytes:
    """The graph with its trailer."""
    data, rows = b"", b""
    for module in modules:
        places: list[int] = []
        for run in (module.name, module.content, module.source_map, module.bytecode):
            places += [len(data), len(run)]
            data += run + b"\0"
        places = (places + [0] * 20)[: 2 * pointers]
        rows += struct.pack(f"<{2 * pointers}I4B", *places, 1, 1, 1, 0)
    offsets = struct.pack("<Q2I", len(data) + len(rows), len(data), len(rows)).ljust(offsets_bytes, b"\0")
    return data + rows + offsets + TRAILER


def in_section(graph: bytes) -> bytes:
    return struct.pack("<Q", len(graph)) + graph
