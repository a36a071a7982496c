"""Which encoding a text that is no UTF-8 is probably in: by what its bytes allow, and by how often each occurs.

Areas of the two-byte sets as in the tables of JIS X 0208, GB 2312, KS X 1001 and Big5 at unicode.org.
"""

import codecs
import re
from collections import Counter

SAMPLE_BYTES = 1 << 16
_MIN_SHARE = 0.6
"""Of the pairs of bytes, in the area that real texts use most."""
_MIN_KANA = 0.2
_MAX_HANJA = 0.05
_MIN_LOW_TRAILS = 0.15
_MIN_RUN = 2.2
"""Letters beyond ASCII in a row, on average: in alphabets of their own words consist of nothing else."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_KANA = re.compile("[\u3041-\u30ff]")
_UNDEFINED_1252 = b"\x81\x8d\x8f\x90\x9d"


def guess_legacy(sample: bytes) -> str:
    """A name from `encoding.ENCODINGS`, for bytes that hold something beyond ASCII."""
    sample = sample[:SAMPLE_BYTES]
    return _two_byte_set(sample) or _own_alphabet(sample) or _western(sample)


def _two_byte_set(sample: bytes) -> str:
    for codec in ("euc_jp", "cp932"):
        if _kana_share(sample, codec) >= _MIN_KANA:
            return codec
    pairs = [(pair[0][0], pair[0][1]) for pair in _PAIR.finditer(sample)]
    if not pairs:
        return ""
    strict = sum(0xB0 <= lead <= 0xD7 and trail >= 0xA1 for lead, trail in pairs) / len(pairs)
    if strict >= _MIN_SHARE:
        beyond_hangul = sum(0xC9 <= lead <= 0xF7 for lead, _ in pairs) / len(pairs)
        order = ("cp949", "gb18030") if beyond_hangul < _MAX_HANJA else ("gb18030", "cp949")
        return next((codec for codec in order if _decodes(sample, codec)), "")
    frequent = sum(0xA4 <= lead <= 0xC6 for lead, _ in pairs) / len(pairs)
    low_trails = sum(trail < 0x80 for _, trail in pairs) / len(pairs)
    is_big5 = frequent >= _MIN_SHARE and low_trails >= _MIN_LOW_TRAILS and _decodes(sample, "cp950")
    return "cp950" if is_big5 else ""


def _decoded(sample: bytes, codec: str) -> str | None:
    """The sample, but for a character that its end cuts; None where the codec forbids it."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return None


def _decodes(sample: bytes, codec: str) -> bool:
    return _decoded(sample, codec) is not None


def _kana_share(sample: bytes, codec: str) -> float:
    text = _decoded(sample, codec)
    beyond = sum(not character.isascii() for character in text) if text else 0
    return len(_KANA.findall(text)) / beyond if text and beyond else 0.0


def _own_alphabet(sample: bytes) -> str:
    runs = [len(run[0]) for run in _HIGH_RUN.finditer(sample)]
    if not runs or sum(runs) / len(runs) < _MIN_RUN:
        return ""
    count = Counter(sample)
    total = sum(runs)

    def share(*areas: tuple[int, int]) -> float:
        return sum(count[byte] for low, high in areas for byte in range(low, high + 1)) / total

    small_letters = {
        "cp1251": share((0xE0, 0xFF)),
        "koi8_r": share((0xC0, 0xDF)),
        "cp866": share((0xA0, 0xAF), (0xE0, 0xEF)),
    }
    best = max(small_letters, key=lambda codec: small_letters[codec])
    if best == "cp1251" and share((0xE0, 0xE0), (0xEE, 0xEE)) < share((0xE1, 0xE1), (0xEF, 0xEF)) / 2:
        return "cp1253"  # alpha and omicron stand where a and o do not
    return best if small_letters[best] >= _MIN_SHARE else ""


def _western(sample: bytes) -> str:
    has_controls = any(0x80 <= byte <= 0x9F for byte in sample)
    is_windows = has_controls and not any(byte in _UNDEFINED_1252 for byte in sample)
    return "cp1252" if is_windows else "latin-1"
