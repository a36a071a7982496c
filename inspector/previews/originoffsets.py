"""From an offset in a file to one in its text as UTF-8, for encodings with characters of several lengths."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(slots=True)
class OriginOffsets:
    """Notes every so often where a character begins in both."""

    codec: str
    """Of the file. One without states: each character stands for itself."""
    _stored: list[int] = field(default_factory=lambda: [0])
    _body: list[int] = field(default_factory=lambda: [0])

    def note(self, stored: int, body: int) -> None:
        """A character begins at these two offsets, which are not before those noted last."""
        self._stored.append(stored)
        self._body.append(body)

    def body_offset(self, stored: int, body: bytes) -> int:
        """The offset in the text of the character at, or around, an offset in the file."""
        at = max(bisect_right(self._stored, stored) - 1, 0)
        start = self._body[at]
        end = self._body[at + 1] if at + 1 < len(self._body) else len(body)
        text = body[start:end].decode("utf-8", "surrogatepass")
        low, high, wanted = 0, len(text), stored - self._stored[at]
        while low < high:
            middle = (low + high + 1) // 2
            if self._stored_bytes(text[:middle]) <= wanted:
                low = middle
            else:
                high = middle - 1
        return start + len(text[:low].encode("utf-8", "surrogatepass"))

    def _stored_bytes(self, text: str) -> int:
        return len(text.encode(self.codec, "surrogateescape"))
