"""Hits in windows of bytes: all that a whole-text search finds, with line, column, offset and excerpt."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.containers.failures import DamagedError
from inspector.containers.source import Memory
from inspector.engine.search import content
from inspector.engine.search.content import ContentSearch, EntryCutShortError
from inspector.engine.search.finder import finder_of
from inspector.engine.search.hit import SearchHit
from inspector.engine.search.query import QueryError, SearchQuery, SearchScope, expression
from inspector.previews.covering import SecretCover


def hits(data: bytes, pattern: str, **options: object) -> list[SearchHit]:
    query = SearchQuery(pattern, **options)  # type: ignore[arg-type]
    return all_hits(data, query)


def all_hits(
    data: bytes, query: SearchQuery, cover: SecretCover | None = None, skip: content.Skipped = ()
) -> list[SearchHit]:
    search = ContentSearch(finder_of(query), query.scope, cover or SecretCover(), 20)
    return list(search.hits(7, Memory(data), skip, lambda _size: None))


def offsets(data: bytes, pattern: str, **options: object) -> list[int | None]:
    return [hit.offset for hit in hits(data, pattern, **options)]


def test_a_hit_says_where_it_is_and_what_stands_around() -> None:
    (hit,) = hits("eins\nzwei\n  größe = Needle;\nvier\nfünf\nsechs\n".encode(), "needle")
    assert hit == SearchHit(7, 3, 11, 22, "  größe = Needle;", 10, 6, "eins\nzwei", "vier\nfünf")


@pytest.mark.parametrize(
    ("pattern", "options", "expected"),
    [
        ("cat", {}, [0, 4, 12]),
        ("cat", {"is_case_sensitive": True}, [0, 12]),
        ("cat", {"is_whole_word": True}, [0, 4]),
        ("c.t\\b", {"is_regex": True, "is_case_sensitive": True}, [0]),
        ("^", {"is_regex": True}, []),
        ("dog", {}, []),
    ],
)
def test_options_decide_what_counts(pattern: str, options: dict[str, bool], expected: list[int]) -> None:
    assert offsets(b"cat Cat con catalog", pattern, **options) == expected


def test_letters_beyond_ascii_are_found_in_both_cases_and_in_latin_1() -> None:
    assert offsets("ÄRGER ärger".encode(), "ärger") == [0, 7]
    assert offsets("x ÄRGER".encode("latin-1"), "ärger") == [2]


def test_wide_texts_are_found_by_line_and_column() -> None:
    (hit,) = hits("one\ntwo needle".encode("utf-16"), "needle")
    assert (hit.line, hit.column, hit.offset, hit.text) == (2, 5, None, "two needle")


def test_binary_content_has_offsets_and_no_lines() -> None:
    (hit,) = hits(b"\x7fELF\0\0\0\x01needle\0\x02", "needle")
    assert (hit.line, hit.column, hit.offset) == (None, None, 8)
    assert hit.text[hit.start : hit.start + hit.length] == "needle"
    assert "\0" not in hit.text


@pytest.mark.parametrize(("scope", "found"), [("all", 1), ("text", 0), ("binary", 1)])
def test_the_scope_chooses_by_content(scope: str, found: int) -> None:
    assert len(hits(b"\0\1\2needle", "needle", scope=SearchScope(scope))) == found
    assert len(hits(b"a needle", "needle", scope=SearchScope(scope))) == (0 if scope == "binary" else 1)


def test_spans_that_are_entries_themselves_are_passed_over() -> None:
    data = b"needle [needle needle] needle"
    found = all_hits(data, SearchQuery("needle"), skip=((8, 21),))
    assert [hit.offset for hit in found] == [0, 23]


@pytest.mark.parametrize("newline", ["\n", " "])
@pytest.mark.parametrize("is_regex", [False, True])
def test_windows_lose_and_repeat_nothing(monkeypatch: pytest.MonkeyPatch, newline: str, is_regex: bool) -> None:
    monkeypatch.setattr(content, "WINDOW_BYTES", 256)
    monkeypatch.setattr(content, "OVERLAP_BYTES", 32)
    data = newline.join(f"ü{n} needle{n}" for n in range(90)).encode()
    found = hits(data, "needle\\d+" if is_regex else "needle", is_regex=is_regex)
    assert [hit.offset for hit in found] == [match.start() for match in re.finditer(rb"needle", data)]
    lines = [hit.line for hit in found]
    assert lines == (list(range(1, 91)) if newline == "\n" else [1] * 90)


@given(st.binary(max_size=600), st.text("ab\nü(.", min_size=1, max_size=4), st.booleans())
def test_any_bytes_give_what_the_expression_finds(data: bytes, pattern: str, is_case_sensitive: bool) -> None:
    query = SearchQuery(pattern, is_case_sensitive=is_case_sensitive, is_regex=True)
    try:
        expression(query)
    except QueryError:
        query = SearchQuery(pattern, is_case_sensitive=is_case_sensitive)
    for hit in all_hits(data, query):
        assert hit.text[hit.start : hit.start + hit.length] or not hit.length
        assert hit.text.isprintable()


def test_secrets_are_covered_in_the_line_and_around_it() -> None:
    secret = "swordfish" * 3
    cover = SecretCover()
    cover.add([secret])
    data = f"key = '{secret}'\nneedle {secret}\n".encode()
    (hit,) = all_hits(data, SearchQuery("needle"), cover)
    assert "fishsword" not in hit.text + hit.before
    assert len(hit.text) == len(f"needle {secret}")
    (inside,) = all_hits(data[:40], SearchQuery("fishswordfishs"), cover)
    assert "fish" not in inside.text


def test_an_entry_with_too_many_hits_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MAX_HITS", 3)
    search = ContentSearch(finder_of(SearchQuery("a")), SearchScope.ALL, SecretCover(), 20)
    found = search.hits(1, Memory(b"aaaaa"), (), lambda _size: None)
    assert [next(found).offset for _ in range(3)] == [0, 1, 2]
    with pytest.raises(EntryCutShortError, match="more than 3 hits"):
        next(found)


def test_what_comes_before_damage_is_searched() -> None:
    class Damaged(Memory):
        def read_at(self, offset: int, length: int) -> bytes:
            if offset >= 8:
                raise DamagedError("It is damaged.")
            return super().read_at(offset, min(length, 8 - offset))

        @property
        def size_bytes(self) -> int:
            return 100

    search = ContentSearch(finder_of(SearchQuery("needle")), SearchScope.ALL, SecretCover(), 20)
    assert len(list(search.hits(1, Damaged(b"needle 1234567"), (), lambda _size: None))) == 1


@pytest.mark.parametrize(("pattern", "words"), [("", "nothing"), ("(", "no regular"), ("x" * 2000, "longer")])
def test_what_cannot_be_searched_for_is_said(pattern: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        expression(SearchQuery(pattern, is_regex=True))


@pytest.mark.parametrize(
    ("path", "is_covered"), [("a/b", True), ("a/b/c", True), ("a/b!/c", True), ("a/bc", False), ("a", False)]
)
def test_a_folder_covers_what_lies_in_it(path: str, is_covered: bool) -> None:
    assert SearchQuery("x", folder="a/b").covers(path) is is_covered
