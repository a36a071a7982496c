"""Names in other encodings: detected as people would, switched without touching what identifies an entry."""

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.name_encoding import AS_STATED, DETECTED, ENCODINGS, detected, named, renamed

WORDS = {
    "cp932": ["日本語の名前.txt", "テスト/資料ファイル.doc", "ひらがな.md"],
    "gbk": ["中文文件名.txt", "新建文件夹/说明文档.doc", "测试.md"],
    "big5": ["中文檔案名稱.txt", "新增資料夾/說明.doc"],
    "cp949": ["한국어 파일 이름.txt", "새 폴더/설명서.doc"],
    "cp1251": ["документ.txt", "папка/описание проекта.doc"],
    "cp866": ["документ.txt", "папка/описание проекта.doc"],
    "koi8_r": ["документ.txt", "папка/описание проекта.doc"],
    "cp1252": ["Größe.txt", "café/été déjà vu.doc", "Übersicht.md"],
    "cp437": ["Größe.txt", "für/schön.doc", "Übersicht.md", "café.txt"],
    "utf-8": ["Größe.txt", "日本語.txt"],
}


@pytest.mark.parametrize("encoding", WORDS)
def test_words_are_read_as_they_were_written(encoding: str) -> None:
    found = detected([word.encode(encoding) for word in WORDS[encoding]] + [b"plain.txt"])
    assert [word.encode(encoding).decode(found) for word in WORDS[encoding]] == WORDS[encoding]


def test_ascii_and_garbage_are_utf_8() -> None:
    assert detected([b"a", b"b/c"]) == "utf-8"
    assert detected([]) == "utf-8"
    assert detected([bytes(range(128, 256))]) in ENCODINGS


def entry(name: str, raw: bytes | None) -> Entry:
    return Entry(1, None, "p", name, EntryKind.FILE, Origin.ARCHIVED, name_raw=raw)


def test_only_names_with_other_bytes_change() -> None:
    entries = [entry("a", None), entry("gr\ufffdn", "grün".encode("cp1252")), entry("x", b"\x81")]
    assert [e.name for e in renamed(entries, "cp1252")][:2] == ["a", "grün"]
    assert [e.name for e in renamed(entries[:2], DETECTED)] == ["a", "grün"]
    assert list(renamed(entries, AS_STATED)) == entries
    assert [e.path for e in renamed(entries, "cp437")] == ["p"] * 3


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Shift-JIS", "cp932"),
        ("UTF8", "utf-8"),
        ("GB2312", "gbk"),
        ("CP437", "cp437"),
        ("auto", "auto"),
        ("rot13", None),
    ],
)
def test_names_of_encodings(said: str, meant: str | None) -> None:
    assert named(said) == meant
