"""Secrets in previews: covered in full, lengths kept, wherever rows, lines and pages cut them."""

import base64
import json
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import DamagedError
from inspector.previews.covering import SecretCover, covered_bytes, covered_text
from inspector.previews.hexdump import COVER, ShownBytes
from inspector.previews.rows import Row
from inspector.previews.text import MAX_ROWS, TextPreview

TOKEN = "ghp" + "_" + "Ab9" * 12
KEY = "\n".join(
    ["-" * 5 + "BEGIN KEY" + "-" * 5, *("Qm4" * 20 + f"{n:04}" for n in range(6)), "-" * 5 + "END KEY-----"]
)


class BytesSource:
    """Bytes in memory, damaged before an offset."""

    def __init__(self, data: bytes, damaged_until: int = 0) -> None:
        self.data, self._damaged_until = data, damaged_until

    def read_at(self, offset: int, length: int) -> bytes:
        if offset < self._damaged_until:
            raise DamagedError
        return self.data[offset : offset + length]


secrets = st.text(string.ascii_letters + string.digits + '+/=_-"\\é', min_size=6, max_size=80)
fillers = st.text('abc (=;\n\r\té€😀\u202e"', max_size=400)


def cover_of(*found: str) -> SecretCover:
    cover = SecretCover()
    cover.add(found)
    return cover


def all_rows(preview: TextPreview, cover: SecretCover | None, step: int = MAX_ROWS) -> list[Row]:
    return [row for at in range(0, preview.facts().row_count, step) for row in preview.rows(at, step, cover)]


@settings(max_examples=60, deadline=None)
@given(secrets, st.lists(fillers, min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_every_occurrence_is_covered_and_every_length_kept(secret: str, parts: list[str], codec: str) -> None:
    text = secret.join(["", *parts, ""])
    preview = TextPreview(text.encode(codec, "replace"), "a.txt")
    clear, covered = all_rows(preview, None), all_rows(preview, cover_of(secret), step=3)
    assert [len(row.text) for row in clear] == [len(row.text) for row in covered]
    assert [(row.line, row.column) for row in clear] == [(row.line, row.column) for row in covered]
    if codec != "latin-1":
        assert secret not in "".join(row.text for row in covered)
    for before, after in zip(clear, covered, strict=True):
        assert after.text == covered_text(before.text, after.covered)
        assert all(0 <= start < end <= len(after.text) for start, end in after.covered)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 450), st.integers(1, 3))
def test_a_secret_that_rows_cut_is_covered_whichever_row_is_asked_for(before: int, step: int) -> None:
    preview = TextPreview(f"{'x' * before}.{TOKEN}.{'y' * 700}".encode(), "a.min.js")
    shown = "".join(row.text for row in all_rows(preview, cover_of(TOKEN), step))
    assert shown == f"{'x' * before}.{TOKEN[:4]}{COVER * (len(TOKEN) - 4)}.{'y' * 700}"


def test_a_key_over_several_lines_is_covered_line_by_line() -> None:
    for ending in ("\n", "\r\n"):
        preview = TextPreview(f"a{ending}{KEY.replace(chr(10), ending)}{ending}b".encode(), "id.pem")
        for step in (1, 2, 100):
            rows = all_rows(preview, cover_of(KEY), step)
            assert (rows[0].text, rows[-1].text) == ("a", "b")
            for row in rows[2:-2]:
                assert set(row.text[4:]) == {COVER}


def test_other_spellings_are_covered() -> None:
    secret = 'pä"ss/word' + "\\42"
    for spelled in (json.dumps(secret)[1:-1], json.dumps(json.dumps(secret))[3:-3]):
        (row,) = TextPreview(f"a = '{spelled}'".encode(), "a.js").rows(0, 1, cover_of(secret))
        assert row.text.count(COVER) >= len(spelled) * 3 // 4
    encoded = base64.b64encode(b"user:" + TOKEN.encode()).decode()
    (row,) = TextPreview(encoded.encode(), "a.txt").rows(0, 1, cover_of(TOKEN))
    assert row.text.count(COVER) > len(TOKEN)


def test_invisible_characters_spelled_out_are_covered_whole() -> None:
    secret = "abcd\tefgh\u202eijkl"
    (row,) = TextPreview(f"<{secret}>".encode(), "a.txt").rows(0, 1, cover_of(secret))
    (clear,) = TextPreview(f"<{secret}>".encode(), "a.txt").rows(0, 1)
    assert len(row.text) == len(clear.text)
    assert set(row.text[5:-1]) == {COVER}


def test_short_secrets_are_covered_as_words_only() -> None:
    (row,) = TextPreview(b"pwd1 pwd12 xpwd1", "a.txt").rows(0, 1, cover_of("pwd1"))
    assert row.text == f"p{COVER * 3} pwd12 xpwd1"


def test_places_and_searches_go_by_the_real_text() -> None:
    preview = TextPreview(f"a = {TOKEN}\nb".encode(), "a.txt")
    hit = preview.find(TOKEN, 0, 0)
    place = preview.place(1, 5, None)
    assert hit is not None
    assert place is not None
    assert (hit.row, hit.start, hit.length) == (place.row, place.start, place.length) == (0, 4, len(TOKEN))
    assert preview.find(COVER * 4, 0, 0) is None


def test_opened_covers_hide_nothing_and_close_again() -> None:
    cover, preview = cover_of(TOKEN), TextPreview(TOKEN.encode(), "a.txt")
    cover.is_open = True
    assert preview.rows(0, 1, cover) == preview.rows(0, 1)
    cover.is_open = False
    assert preview.rows(0, 1, cover)[0].covered == ((4, len(TOKEN)),)


def test_secrets_come_in_any_number_of_batches() -> None:
    cover = SecretCover()
    tokens = [f"tok{n:05}" + "Zz8" * 5 for n in range(300)]
    for token in tokens:
        cover.add((token, token, ""))
        assert cover.stretches(token) == [(4, len(token))]
    text = " ".join(tokens)
    assert len(cover.stretches(text)) == len(tokens)


def test_overlapping_secrets_leave_only_what_each_of_them_leaves() -> None:
    cover = cover_of(TOKEN, TOKEN[2:20])
    assert cover.stretches(TOKEN) == [(4, len(TOKEN))]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 200), st.integers(1, 64), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_bytes_are_covered_whichever_page_is_asked_for(before: int, page: int, codec: str) -> None:
    data = b"\x01" * before + TOKEN.encode(codec) + b"\xff" * 50
    width = len(TOKEN.encode(codec)) // len(TOKEN)
    cover, shown, places = cover_of(TOKEN), b"", []
    for offset in range(0, len(data) + page, page):
        part = covered_bytes(cover, BytesSource(data).read_at, offset, page)
        shown += part.data
        places += [at for start, end in part.covered for at in range(offset + start, offset + end)]
    assert len(shown) == len(data)
    # Characters from the fifth on; in UTF-16 BE each follows its zero byte.
    secret_bytes = {
        before + 4 * width + n for n in range((len(TOKEN) - 4) * width) if TOKEN.encode(codec)[4 * width + n]
    }
    assert secret_bytes <= set(places)
    assert len(places) == len(set(places))
    assert all(not shown[at] for at in places)
    assert all(shown[at] == data[at] for at in range(len(data)) if at not in places)


def test_other_bytes_than_ascii_are_covered_in_utf8_and_latin1() -> None:
    secret = "pässwörd-ñandú"
    for codec, first in (("utf-8", 4), ("latin-1", len(secret) // 4)):
        source = BytesSource(b"\0" + secret.encode(codec) + b"\0")
        assert covered_bytes(cover_of(secret), source.read_at, 0, 100).covered == ((1 + first, len(source.data) - 1),)


def test_damage_beside_the_bytes_is_no_reason_to_hide_them() -> None:
    data = TOKEN.encode()
    source = BytesSource(data, damaged_until=10)
    assert covered_bytes(cover_of(TOKEN), source.read_at, 10, 10) == ShownBytes(data[10:20])
