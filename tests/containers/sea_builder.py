"""Blobs of Node.js single executable applications, in the layouts of several versions."""

import struct

MAGIC = b"\x20\xda\x43\x01"


def text(content: bytes) -> bytes:
    return struct.pack("<Q", len(content)) + content


def sea_blob(
    script: bytes,
    assets: list[tuple[bytes, bytes]] | None = None,
    *,
    path: bytes = b"build/main.js",
    extra: bytes = b"",
    flags: int = 1,
    cache: bytes | None = None,
    arguments: list[bytes] | None = None,
) -> bytes:
    """`extra` are the bytes that newer versions put behind the flags."""
    flags |= (4 if cache is not None else 0) | (8 if assets is not None else 0) | (16 if arguments is not None else 0)
    blob = MAGIC + struct.pack("<I", flags) + extra + text(path) + text(script)
    if cache is not None:
        blob += text(cache)
    if assets is not None:
        blob += struct.pack("<Q", len(assets)) + b"".join(text(name) + text(content) for name, content in assets)
    if arguments is not None:
        blob += struct.pack("<Q", len(arguments)) + b"".join(map(text, arguments))
    return blob
