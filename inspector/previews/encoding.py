"""Which encoding a text is in, for showing it, and its bytes in one that keeps ASCII as it is."""

import codecs
from dataclasses import dataclass

from inspector.documents.encodings import encoding_of

_LABELS = {
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
}
_UNIT_BYTES = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 18
_HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The bytes of a text in an encoding that keeps ASCII bytes for ASCII characters."""

    body: bytes
    """The text's bytes: those of the file, or transcoded to UTF-8 where `unit_bytes` is above 1."""
    codec: str
    """`utf-8` or `latin-1`: the encoding of `body`."""
    errors: str
    """The error handler that decodes any cut of `body` between characters, and encodes it back."""
    label: str
    """Name of the file's encoding for people."""
    mark_bytes: int = 0
    """Length of the byte order mark, or of what else stands before the text."""
    unit_bytes: int = 1
    """Bytes per code unit in the file."""
    notes: tuple[str, ...] = ()

    @property
    def body_start(self) -> int:
        """Where the text begins in `body`."""
        return self.mark_bytes if self.unit_bytes == 1 else 0

    def decode(self, start: int, end: int) -> str:
        """The characters of a run of `body`. The run must not begin or end inside a character."""
        return self.body[start:end].decode(self.codec, self.errors)

    def encode(self, text: str) -> bytes:
        """The bytes of characters that `decode` gave."""
        return text.encode(self.codec, self.errors)


def recognise(data: bytes) -> EncodedText:
    """Decides the encoding. Any bytes are some text in the end; the notes say what was assumed."""
    head = encoding_of(data[:_HEAD_BYTES], is_partial=True)
    if head is not None and head.codec in _UNIT_BYTES:
        return _transcoded(data, head.codec, head.mark_bytes)
    if data.isascii():
        return EncodedText(data, "utf-8", "surrogateescape", "ASCII")
    return _utf8(data, head.mark_bytes if head else 0)


def _utf8(data: bytes, mark_bytes: int) -> EncodedText:
    label = "UTF-8 with byte order mark" if mark_bytes else "UTF-8"
    damaged_at = _first_damage(data)
    if damaged_at is None:
        return EncodedText(data, "utf-8", "surrogateescape", label, mark_bytes)
    start = max(0, damaged_at - _SAMPLE_BYTES // 2)
    sample = data[start : start + _SAMPLE_BYTES].decode("utf-8", "surrogateescape")
    odd = [character for character in sample if not character.isascii()]
    bad = sum("\udc80" <= character <= "\udcff" for character in odd)
    if mark_bytes or len(odd) - bad >= bad:
        note = "Some bytes are no valid UTF-8; they are shown as codes such as ⟨80⟩."
        return EncodedText(data, "utf-8", "surrogateescape", label, mark_bytes, notes=(note,))
    note = "The text is no valid UTF-8; it is shown as Latin-1, which may be wrong."
    return EncodedText(data, "latin-1", "strict", "Latin-1 (assumed)", notes=(note,))


def _first_damage(data: bytes) -> int | None:
    """Offset of about the first byte that is no UTF-8; decodes in pieces so that memory stays small."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    for start in range(0, len(data), _CHUNK_BYTES):
        try:
            decoder.decode(view[start : start + _CHUNK_BYTES], start + _CHUNK_BYTES >= len(data))
        except UnicodeDecodeError as error:
            return start + error.start
    return None


def _transcoded(data: bytes, codec: str, mark_bytes: int) -> EncodedText:
    """UTF-16 or UTF-32 as UTF-8. Lone surrogates survive as three bytes; what is no character is replaced."""
    label, unit_bytes = _LABELS[codec], _UNIT_BYTES[codec]
    view = memoryview(data)[mark_bytes:]
    whole = len(view) // unit_bytes * unit_bytes
    notes = [f"The text is {label}; it was converted to be shown."]
    if whole < len(view):
        notes.append("The last character is incomplete and is not shown.")
    step = _CHUNK_BYTES // unit_bytes * unit_bytes
    decoder = codecs.getincrementaldecoder(codec)(errors="surrogatepass" if unit_bytes == 2 else "replace")
    parts = []
    for start in range(0, whole, step):
        text = decoder.decode(view[start : min(start + step, whole)], False)  # noqa: FBT003 - a codec's signature
        parts.append(text.encode("utf-8", "surrogatepass"))
    parts.append(_rest(decoder))
    return EncodedText(b"".join(parts), "utf-8", "surrogatepass", label, mark_bytes, unit_bytes, tuple(notes))


def _rest(decoder: codecs.IncrementalDecoder) -> bytes:
    """What a decoder still holds: half of a surrogate pair at the very end."""
    try:
        return decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return "\ufffd".encode()
