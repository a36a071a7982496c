"""Texts in the encodings from before UTF-8: recognised, chosen, and with places where they are in the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.previews.encoding import ENCODINGS, recognise, text_in
from inspector.previews.legacyguess import guess_legacy
from inspector.previews.look import TextLook
from inspector.previews.text import TextPreview

TEXTS = {
    "cp932": "これは日本語の文章です。設定ファイルを読み込みます。",
    "euc_jp": "これは日本語の文章です。設定ファイルを読み込みます。",
    "gb18030": "这是中文文本。读取配置文件时出现错误，请重新启动程序。",
    "cp950": "這是中文文字。讀取設定檔時發生錯誤，請重新啟動程式。",
    "cp949": "이것은 한국어 문장입니다. 설정 파일을 읽는 동안 오류가 발생했습니다.",
    "cp1251": "Это русский текст. Ошибка чтения файла настроек.",
    "koi8_r": "Это русский текст. Ошибка чтения файла настроек.",
    "cp866": "Это русский текст. Ошибка чтения файла настроек.",
    "cp1253": "Αυτό είναι ελληνικό κείμενο για το αρχείο ρυθμίσεων",
    "cp1252": "Das ist „schön“ – und größer als früher.",
    "latin-1": "Das ist schön und größer als früher. Ça va très bien, déjà vu, naïve café.",
}


@pytest.mark.parametrize("codec", TEXTS)
@pytest.mark.parametrize("before", ["", "// a comment\nconst a = 1; /* ", "x" * 70_000], ids=["alone", "code", "far"])
def test_the_encoding_is_recognised_and_offsets_stay_those_of_the_file(codec: str, before: str) -> None:
    text = f"{before}{TEXTS[codec]}\n"
    data = text.encode(codec)
    known = recognise(data)
    assert known.label == f"{ENCODINGS[codec]} (assumed)"
    assert known.decode(known.body_start, len(known.body)) == text
    preview = TextPreview(data, "a.txt")
    wanted = len(before) + 5
    place = preview.place(None, None, len(text[:wanted].encode(codec)))
    assert place is not None
    assert preview.rows(place.row, 1)[0].text[place.start] == text[wanted]


def test_a_person_chooses_another_one() -> None:
    data = "Ошибка".encode("koi8_r")
    preview = TextPreview(data, "a.txt", TextLook(encoding="koi8_r"))
    assert preview.rows(0, 1)[0].text == "Ошибка"
    assert preview.facts().encoding == "KOI8-R"
    assert TextPreview(data, "a", TextLook(encoding="cp1251")).rows(0, 1)[0].text == data.decode("cp1251")
    assert TextPreview("é".encode(), "a", TextLook(encoding="latin-1")).rows(0, 1)[0].text == "Ã©"
    assert TextPreview("é".encode("utf-16"), "a", TextLook(encoding="utf-16-le")).rows(0, 1)[0].text == "é"
    assert text_in(b"x", "no-such-codec").label == "ASCII"


def test_what_an_encoding_does_not_know_is_shown_as_a_code() -> None:
    text = text_in(b"a\xff b", "gb18030")
    assert text.is_damaged
    assert text.notes
    assert TextPreview(b"a\xff b", "a", TextLook(encoding="gb18030")).rows(0, 1)[0].text == "a⟨FF⟩ b"


def test_codes_side_by_side_are_not_taken_for_a_character() -> None:
    preview = TextPreview(b"a\xc2\x80b", "a", TextLook(encoding="cp950"))
    assert preview.rows(0, 1)[0].text == "a⟨C2⟩⟨80⟩b"
    place = preview.place(None, None, 3)
    assert place is not None
    assert (place.start, place.length) == (9, 1)


@pytest.mark.parametrize("codec", ENCODINGS)
@given(data=st.binary(max_size=300), offset=st.integers(0, 320))
@settings(max_examples=15, deadline=None)
def test_any_bytes_are_a_text_in_any_encoding(codec: str, data: bytes, offset: int) -> None:
    assert guess_legacy(data) in ENCODINGS
    preview = TextPreview(data, "a.txt", TextLook(encoding=codec))
    preview.rows(0, 50)
    preview.place(None, None, offset)
    preview.relaid(TextLook(encoding=codec, row_columns=40)).rows(0, 50)
