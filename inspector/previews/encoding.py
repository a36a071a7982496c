"""Which encoding a text is in, for showing it, and its bytes in one that keeps ASCII as it is."""

import codecs
from dataclasses import dataclass, replace

from inspector.documents.encodings import encoding_of
from inspector.previews.legacyguess import guess_legacy
from inspector.previews.originoffsets import OriginOffsets

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "latin-1": "Latin-1",
    "iso8859-2": "Latin-2",
    "iso8859-15": "Latin-9",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "cp1258": "Windows-1258",
    "cp437": "Code page 437",
    "cp866": "Code page 866",
    "koi8_r": "KOI8-R",
    "mac_roman": "Mac Roman",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "cp949": "EUC-KR",
}
"""Those a person can choose, by the name of their codec: what people call them. Shift-JIS, Big5 and EUC-KR
are the supersets that Windows writes under these names."""
_UNIT_BYTES = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 18
_HEAD_BYTES = 8192
_GUESSED_BYTES = 1 << 16
_LEAD_BYTES = 256
_NOTED_BYTES = 1 << 16
_DAMAGED = "Some bytes are no valid UTF-8; they are shown as codes such as ⟨80⟩."
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
    origin: OriginOffsets | None = None
    """Where `body` is a conversion of characters of several lengths."""
    is_damaged: bool = False
    """Whether some bytes are no valid UTF-8 and shown as codes."""

    @property
    def body_start(self) -> int:
        """Where the text begins in `body`."""
        return self.mark_bytes if self.unit_bytes == 1 and self.origin is None else 0

    def decode(self, start: int, end: int) -> str:
        """The characters of a run of `body`. The run must not begin or end inside a character."""
        return self.body[start:end].decode(self.codec, self.errors)

    def encode(self, text: str) -> bytes:
        """The bytes of characters that `decode` gave."""
        return text.encode(self.codec, self.errors)


def text_in(data: bytes, encoding: str) -> EncodedText:
    """The text in an encoding that a person chose from ENCODINGS; in the one it seems to be in where that is empty."""
    if not encoding or encoding not in ENCODINGS:
        return recognise(data)
    if encoding in _UNIT_BYTES:
        mark_bytes = next((len(mark) for mark, codec in _MARKS if codec == encoding and data.startswith(mark)), 0)
        return _transcoded(data, encoding, mark_bytes)
    if encoding == "utf-8":
        return _as_utf8(data, len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
    return _converted(data, encoding, ENCODINGS[encoding])


def recognise(data: bytes) -> EncodedText:
    """Decides the encoding. Any bytes are some text in the end; the notes say what was assumed."""
    head = encoding_of(data[:_HEAD_BYTES], is_partial=True)
    if head is not None and head.codec in _UNIT_BYTES:
        return _transcoded(data, head.codec, head.mark_bytes)
    if data.isascii():
        return EncodedText(data, "utf-8", "surrogateescape", "ASCII")
    return _utf8(data, head.mark_bytes if head else 0)


def _utf8(data: bytes, mark_bytes: int) -> EncodedText:
    damaged_at = _first_damage(data)
    if damaged_at is None:
        return _as_utf8(data, mark_bytes, is_damaged=False)
    start = max(0, damaged_at - _SAMPLE_BYTES // 2)
    sample = data[start : start + _SAMPLE_BYTES].decode("utf-8", "surrogateescape")
    odd = [character for character in sample if not character.isascii()]
    bad = sum("\udc80" <= character <= "\udcff" for character in odd)
    if mark_bytes or len(odd) - bad >= bad:
        return _as_utf8(data, mark_bytes, is_damaged=True)
    start = data.rfind(b"\n", max(0, damaged_at - _LEAD_BYTES), damaged_at) + 1 or max(0, damaged_at - _LEAD_BYTES)
    codec = guess_legacy(data[start : start + _GUESSED_BYTES])
    note = f"The text is no valid UTF-8; it is shown as {ENCODINGS[codec]}, which may be wrong."
    if codec == "latin-1":
        return EncodedText(data, codec, "strict", "Latin-1 (assumed)", notes=(note,))
    text = _converted(data, codec, f"{ENCODINGS[codec]} (assumed)")
    return replace(text, notes=(note, *text.notes))


def _as_utf8(data: bytes, mark_bytes: int, *, is_damaged: bool | None = None) -> EncodedText:
    if is_damaged is None:
        is_damaged = _first_damage(data) is not None
    label = "UTF-8 with byte order mark" if mark_bytes else "UTF-8"
    return EncodedText(
        data, "utf-8", "surrogateescape", label, mark_bytes, notes=(_DAMAGED,) * is_damaged, is_damaged=is_damaged
    )


def _converted(data: bytes, codec: str, label: str) -> EncodedText:
    """Bytes of a set of its own as UTF-8; those that mean nothing in it become lone surrogates of three bytes."""
    if codec == "latin-1":
        return EncodedText(data, codec, "strict", label)
    origin, parts = OriginOffsets(codec), []
    decoder = codecs.getincrementaldecoder(codec)(errors="surrogateescape")
    size_bytes, is_damaged = 0, False
    for start in range(0, len(data), _NOTED_BYTES):
        end = min(start + _NOTED_BYTES, len(data))
        text = decoder.decode(data[start:end], end == len(data))
        # Not as they are: two of them side by side may be a character of UTF-8.
        part = text.encode("utf-8", "surrogatepass")
        is_damaged = is_damaged or any("\udc80" <= character <= "\udcff" for character in set(text))
        parts.append(part)
        size_bytes += len(part)
        origin.note(end - len(decoder.getstate()[0]), size_bytes)
    notes = (f"Some bytes mean nothing in {ENCODINGS[codec]}; they are shown as codes such as ⟨80⟩.",) * is_damaged
    body = b"".join(parts)
    return EncodedText(body, "utf-8", "surrogatepass", label, notes=notes, origin=origin, is_damaged=is_damaged)


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
    label, unit_bytes = ENCODINGS[codec], _UNIT_BYTES[codec]
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
