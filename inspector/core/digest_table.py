"""SHA-256 of many entries in 33 bytes each, where a dictionary of texts takes two hundred."""

from collections.abc import Iterable

_DIGEST_BYTES = 32
_CHUNK = 64
"""Entries of neighboring numbers that share a block: numbers may have gaps, and a liar's may have large ones."""


class DigestTable:
    """By the number of an entry. A digest that is no SHA-256 is left out."""

    def __init__(self) -> None:
        """Without any digest."""
        self._blocks: dict[int, bytearray] = {}
        self._known: dict[int, int] = {}
        """By block: a bit for each entry that has a digest."""

    def update(self, digests: Iterable[tuple[int, str]]) -> None:
        """Takes in digests in hex."""
        for number, digest in digests:
            try:
                data = bytes.fromhex(digest)
            except ValueError:
                continue
            if len(data) == _DIGEST_BYTES:
                self._put(number, data)

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        block, place = divmod(number, _CHUNK)
        return bool(self._known.get(block, 0) >> place & 1)

    def __getitem__(self, number: int) -> str:
        if number not in self:
            raise KeyError(number)
        block, place = divmod(number, _CHUNK)
        return self._blocks[block][place * _DIGEST_BYTES : (place + 1) * _DIGEST_BYTES].hex()

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self._known.values())

    def _put(self, number: int, data: bytes) -> None:
        block, place = divmod(number, _CHUNK)
        held = self._blocks.get(block)
        if held is None:
            held = self._blocks[block] = bytearray(_CHUNK * _DIGEST_BYTES)
        held[place * _DIGEST_BYTES : (place + 1) * _DIGEST_BYTES] = data
        self._known[block] = self._known.get(block, 0) | 1 << place
