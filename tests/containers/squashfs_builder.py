"""Small squashfs 4.0 images built by hand: one folder below the root, blocks of 4 KiB, ends of files in fragments."""

import struct
import zlib
from dataclasses import dataclass, field

BLOCK_BYTES = 4096
FRAGMENT_NONE = 0xFFFFFFFF
TABLE_NONE = (1 << 64) - 1


def metadata(data: bytes, *, packed: bool = False) -> bytes:
    if packed:
        data = zlib.compress(data)
        return struct.pack("<H", len(data)) + data
    return struct.pack("<H", len(data) | 0x8000) + data


@dataclass
class Image:
    """Adds inodes one by one; children come before the folder that lists them."""

    inodes: bytearray = field(default_factory=bytearray)
    folders: bytearray = field(default_factory=bytearray)
    data: bytearray = field(default_factory=bytearray)
    tails: bytearray = field(default_factory=bytearray)
    count: int = 0
    compressor: int = 1

    def _add(self, kind: int, body: bytes, mode: int = 0o644) -> int:
        self.count += 1
        place = len(self.inodes)
        self.inodes += struct.pack("<4H2I", kind, mode, 0, 0, 1_000_000, self.count) + body
        return place

    def file(self, content: bytes) -> int:
        start, sizes = 96 + len(self.data), []
        whole = len(content) // BLOCK_BYTES * BLOCK_BYTES
        for at in range(0, whole, BLOCK_BYTES):
            block = zlib.compress(content[at : at + BLOCK_BYTES])
            self.data += block
            sizes.append(len(block))
        tail = content[whole:]
        fragment, offset = (0, len(self.tails)) if tail else (FRAGMENT_NONE, 0)
        self.tails += tail
        body = struct.pack("<4I", start, fragment, offset, len(content)) + struct.pack(f"<{len(sizes)}I", *sizes)
        return self._add(2, body)

    def link(self, target: bytes) -> int:
        return self._add(3, struct.pack("<2I", 1, len(target)) + target, 0o777)

    def device(self) -> int:
        return self._add(4, struct.pack("<2I", 1, 0x0103), 0o600)

    def folder(self, items: list[tuple[bytes, int, int]]) -> int:
        """`items` are (name, kind, place of the inode)."""
        listing = struct.pack("<3I", len(items) - 1, 0, 1) if items else b""
        for name, kind, place in items:
            listing += struct.pack("<HhHH", place, 0, kind, len(name) - 1) + name
        offset = len(self.folders)
        self.folders += listing
        return self._add(1, struct.pack("<2I2HI", 0, 2, len(listing) + 3, offset, 0), 0o755)

    def image(self, root: int, *, packed: bool = False) -> bytes:
        body = bytearray(self.data)
        fragments = TABLE_NONE
        tails_at = 96 + len(body)
        body += self.tails
        inodes_at = 96 + len(body)
        body += metadata(bytes(self.inodes), packed=packed)
        folders_at = 96 + len(body)
        body += metadata(bytes(self.folders), packed=packed) if self.folders else b""
        if self.tails:
            row_at = 96 + len(body)
            body += metadata(struct.pack("<QII", tails_at, len(self.tails) | 1 << 24, 0))
            fragments = 96 + len(body)
            body += struct.pack("<Q", row_at)
        ids_row_at = 96 + len(body)
        body += metadata(struct.pack("<I", 1000))
        ids = 96 + len(body)
        body += struct.pack("<Q", ids_row_at)
        used = 96 + len(body)
        superblock = struct.pack(
            "<4s4I6H8Q", b"hsqs", self.count, 1_000_000, BLOCK_BYTES, int(bool(self.tails)), self.compressor, 12, 0, 1,
            4, 0, root, used, ids, TABLE_NONE, inodes_at, folders_at, fragments, TABLE_NONE,
        )  # fmt: skip
        return superblock + bytes(body) + bytes(-used % 4096)


BIG = b"".join(b"line %d of a large file\n" % n for n in range(700))
SMALL = b"small"


def sample(*, packed: bool = False, compressor: int = 1) -> bytes:
    image = Image(compressor=compressor)
    big, small = image.file(BIG), image.file(SMALL)
    inner = image.folder([(b"big.txt", 2, big), (b"dev", 4, image.device())])
    root = image.folder([(b"etc", 1, inner), (b"link", 3, image.link(b"../../etc/passwd")), (b"small", 2, small)])
    return image.image(root, packed=packed)
