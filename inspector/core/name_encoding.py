"""Names that are not UTF-8, read in another encoding: formats without a place to say which leave it to the reader.

The raw bytes stay the key: paths and fingerprints never depend on what is chosen here.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from inspector.core.entry import Entry

AS_STATED, DETECTED = "stated", "auto"
ENCODINGS = (
    "utf-8", "cp932", "gbk", "big5", "cp949", "euc_jp", "cp1251", "cp866", "koi8_r", "cp1252", "cp437", "cp850",
    "cp1250", "cp1253", "cp1255", "cp1256",
)  # fmt: skip
"""What packers of the last forty years used, in the order in which ties are settled."""
_SAMPLE_BYTES = 64 << 10
_GBK_COMMON = range(0xB0, 0xD8)
"""Lead bytes of the 3,755 most used Chinese characters."""
_COMMON_LATIN = frozenset("äöüÄÖÜßéèêëáàâãåæçíìîïñóòôõøúùûýÉÈÀÁÂÅÆÇÑÓÔØÚ")
_LETTERS = frozenset({"Ll", "Lu", "Lo", "Mn"})
_APART = ("CYRILLIC", "GREEK", "ARABIC", "HEBREW")
"""Scripts that no word mixes with ASCII letters."""
_JAPANESE = ("cp932", "euc_jp")
_SCRIPTS = (
    ("HIRAGANA", _JAPANESE, 1.6), ("KATAKANA", _JAPANESE, 1.6), ("HANGUL SYLLABLE", ("cp949",), 1.6),
    ("CJK", ("big5", *_JAPANESE), 1.1), ("CJK", ("cp949",), 0.1), ("HIRAGANA", ("gbk", "big5"), 0.2),
    ("GREEK", ("cp1253",), 0.7), ("HEBREW", ("cp1255",), 0.7), ("ARABIC", ("cp1256",), 0.7),
)  # fmt: skip
"""Start of the characters' names, the encodings made for them, and what one is worth there."""


def named(encoding: str) -> str | None:
    """The encoding that a person means by a name such as `Shift-JIS`; None for one that is not offered."""
    wanted = encoding.lower().replace("-", "_").replace(" ", "")
    aliases = {
        "utf8": "utf-8", "utf_8": "utf-8", "shift_jis": "cp932", "sjis": "cp932", "shiftjis": "cp932", "gb2312": "gbk",
        "gb18030": "gbk", "euc_kr": "cp949", "latin_1": "cp1252", "latin1": "cp1252", "iso_8859_1": "cp1252",
        "windows_1252": "cp1252", "windows_1251": "cp1251", "koi8": "koi8_r", "auto": DETECTED, "stated": AS_STATED,
    }  # fmt: skip
    known = aliases.get(wanted, wanted)
    return known if known in (*ENCODINGS, DETECTED, AS_STATED) else None


def detected(names: Iterable[bytes]) -> str:
    """The encoding in which these names together look most like words; UTF-8 wherever all of them are."""
    odd = [name for name in names if not name.isascii()]
    sample = b"\n".join(odd)[:_SAMPLE_BYTES]
    best, best_score = "utf-8", 0.0
    for encoding in ENCODINGS:
        score = _score(sample, encoding)
        if score > best_score:
            best, best_score = encoding, score
    return best


def _score(sample: bytes, encoding: str) -> float:
    """How much the characters beyond ASCII look like those of words, per byte; 0 for bytes that cannot be."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    beyond = [character for character in text if not character.isascii()]
    if not beyond:
        return 0.0
    if encoding == "utf-8":
        return 10.0  # what is valid by chance in this encoding is not worth a thought
    points = sum(_points(character, encoding) for character in beyond)
    breaks = sum(_is_break(first, second) for first, second in pairwise(text))
    return max((points - breaks) / len(beyond), 0.0)


def _is_break(first: str, second: str) -> bool:
    """Whether no word has these side by side: a capital after a small letter, or two scripts."""
    if first.islower() and second.isupper():
        return True
    other = second if first.isascii() and first.isalpha() else first if second.isascii() and second.isalpha() else ""
    return unicodedata.name(other, "").startswith(_APART) if other else False


def _points(character: str, encoding: str) -> float:
    kind, name = unicodedata.category(character), unicodedata.name(character, "")
    if kind not in _LETTERS:
        return -1.0
    if name.startswith("CJK") and encoding == "gbk":
        return 1.2 if character.encode("gbk")[0] in _GBK_COMMON else 0.1
    if name.startswith("LATIN"):
        return 0.9 if character in _COMMON_LATIN else 0.2
    if name.startswith("CYRILLIC"):
        return 1.0 if kind == "Ll" else 0.6
    return next((points for start, home, points in _SCRIPTS if name.startswith(start) and encoding in home), -0.5)


def read_in(entry: Entry, encoding: str) -> Entry:
    """An entry whose name is read in one of ENCODINGS; the same one where its name is UTF-8 or AS_STATED is meant."""
    if entry.name_raw is None or encoding == AS_STATED:
        return entry
    return structs.replace(entry, name=entry.name_raw.decode(encoding, "replace"))


def renamed(entries: Sequence[Entry], encoding: str) -> Iterator[Entry]:
    """The entries, their names read in one of ENCODINGS, or in the one that is detected over all of them.

    Names in UTF-8 stay; so does everything where AS_STATED is asked for.
    """
    if encoding == DETECTED:
        encoding = detected(entry.name_raw for entry in entries if entry.name_raw is not None)
    for entry in entries:
        yield read_in(entry, encoding)
