import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.text import human_size, line_count, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("grüße 日本 😀", "grüße 日本 😀"),
        ("a\tb\nc\rd\x7f", "a→b␊c␍d␡"),
        ("\x00\x1b[2K", "␀␛[2K"),
        ("a\u202eb\u200b", "a⟨U+202E⟩b⟨U+200B⟩"),
        ("\x9b\u2028\ufeff", "⟨U+009B⟩⟨U+2028⟩⟨U+FEFF⟩"),
        ("a\u3164b", "a⟨U+3164⟩b"),
        ("a\ufe0f\U000e0101", "a⟨U+FE0F⟩⟨U+E0101⟩"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_cannot_be_seen_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_kept_characters_stay() -> None:
    assert visible("a\nb\tc", keep="\n") == "a\nb→c"


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_the_result_is_printable_and_stable(text: str) -> None:
    shown = visible(text)
    assert all(character.isprintable() or character in "\xa0\u3000" or character.isspace() for character in shown)
    assert not any(character in shown for character in "\n\r\t\x00\x1b\u202e\u2028")
    assert visible(shown) == shown


@given(st.text(max_size=60), st.integers(min_value=0, max_value=40))
@settings(max_examples=60, deadline=None)
def test_shortened_text_fits(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert len(cut) <= max(limit, 0)
    assert cut == text if len(text) <= limit else limit == 0 or "…" in cut


def test_shortened_text_keeps_both_ends() -> None:
    assert shortened("abcdefgh", 5) == "ab…gh"
    assert shortened("abcdefgh", 1) == "…"


@pytest.mark.parametrize(
    ("data", "count"), [(b"", 0), (b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"\n", 1), (b"\n\n", 2), (b"a\r\nb\r", 2)]
)
def test_lines_are_counted(data: bytes, count: int) -> None:
    assert line_count(data) == count


@pytest.mark.parametrize(
    ("size_bytes", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (59_800_000, "59.8 MB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (4_294_967_296, "4.29 GB"),
        (1_500_000_000_000_000, "1.5 PB"),
        (1 << 63, "9.22 EB"),
        (1 << 80, "1,208,926 EB"),
    ],
)
def test_sizes_are_short(size_bytes: int, shown: str) -> None:
    assert human_size(size_bytes) == shown
