"""Entropy of bytes: close to 8 for what is packed or encrypted."""

MAX_SAMPLE_BYTES = 1 << 20
MIN_BYTES = 64
"""Of fewer bytes it says nothing."""


class EntropyBudget:
    """Measures parts of one file, and no more bytes of it than this together."""

    def __init__(self, data: bytes, max_bytes: int = 24 << 20) -> None:
        self._data = data
        self._left_bytes = max_bytes

    def said(self, offset: int, size_bytes: int) -> str:
        """Bits per byte of the first megabyte of a part; empty for what is too short or too much."""
        part = memoryview(self._data)[offset : offset + min(size_bytes, MAX_SAMPLE_BYTES)]
        if offset < 0 or len(part) < MIN_BYTES or len(part) > self._left_bytes:
            return ""
        self._left_bytes -= len(part)
        return f"{entropy_bits(part):.2f}"


def entropy_bits(data: bytes | memoryview) -> float:
    """Bits per byte, 0 to 8."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that only programs are worth

    counts = np.bincount(np.frombuffer(data, np.uint8), minlength=256)
    shares = counts[counts > 0] / max(len(data), 1)
    return float(max(0.0, -(shares * np.log2(shares)).sum()))
