"""Asar archives as `@electron/asar` writes them, and as nobody should."""

import hashlib
import json
import struct
from typing import Any


def integrity(content: bytes, block_bytes: int = 4 << 20) -> dict[str, Any]:
    blocks = [content[at : at + block_bytes] for at in range(0, len(content), block_bytes)]
    return {
        "algorithm": "SHA256",
        "hash": hashlib.sha256(content).hexdigest(),
        "blockSize": block_bytes,
        "blocks": [hashlib.sha256(block).hexdigest() for block in blocks],
    }


def asar_of_header(header: Any, data: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    payload = struct.pack("<I", len(text)) + text + bytes(-len(text) % 4)
    return struct.pack("<3I", 4, len(payload) + 4, len(payload)) + payload + data


def asar_of(members: list[tuple[str, bytes]]) -> bytes:
    """Files one after the other, folders made on the way."""
    root: dict[str, Any] = {"files": {}}
    data = b""
    for name, content in members:
        *folders, last = name.split("/")
        at = root
        for folder in folders:
            at = at["files"].setdefault(folder, {"files": {}})
        at["files"][last] = {"size": len(content), "offset": str(len(data)), "integrity": integrity(content)}
        data += content
    return asar_of_header(root, data)
