"""The text preview: what is shown, where things are, and that nothing makes it raise."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.text import visible
from inspector.previews.rows import TextPlace, TokenKind
from inspector.previews.text import MAX_ROWS, TextPreview

TEXTS = st.text(alphabet=st.sampled_from("ab \t\r\n\0\x1b\u202e\u200b\ufeffé€😀שׁ\x85\u2028\"'`/*{}\\$"), max_size=400)
LONG = st.builds(lambda part, times: part * times, TEXTS, st.integers(1, 30))


def shown_line(line: str) -> str:
    """A line as it should look; tabs become spaces up to the next stop of its row."""
    return visible(line, keep="\t")


def joined(preview: TextPreview) -> list[str]:
    lines: list[str] = []
    for row in preview.rows(0, MAX_ROWS):
        if row.column == 0:
            lines.append(row.text)
        else:
            lines[-1] += row.text
    return lines


def expected_lines(text: str) -> list[str]:
    lines = [line.removesuffix("\r") if complete else line for line, complete in split_lines(text)]
    return [shown_line(line) for line in lines]


def split_lines(text: str) -> list[tuple[str, bool]]:
    parts = text.split("\n")
    found = [(part, True) for part in parts[:-1]]
    return [*found, (parts[-1], False)] if parts[-1] else found


@settings(max_examples=60, deadline=None)
@given(LONG.filter(lambda text: "\t" not in text and not text.startswith("\ufeff")))
def test_rows_joined_are_the_text_made_visible(text: str) -> None:
    preview = TextPreview(text.encode(), "a.js")
    if preview.facts().encoding in {"UTF-8", "ASCII"}:
        assert joined(preview) == expected_lines(text)[:MAX_ROWS]


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(st.binary(max_size=2000), LONG.map(str.encode)),
    st.sampled_from(["a.js", "b.json", "c.py", "d", "e.html"]),
)
def test_any_bytes_give_rows_and_colours(data: bytes, name: str) -> None:
    preview = TextPreview(data, name)
    facts = preview.facts()
    rows = preview.rows(0, 500)
    spans = preview.spans(0, 100)
    assert len(rows) == min(facts.row_count, 500)
    assert len(spans) == min(facts.row_count, 100)
    for row, coloured in zip(rows, spans, strict=False):
        assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in row.text)
        end = 0
        for span in coloured:
            assert end <= span.start < span.start + span.length <= len(row.text)
            end = span.start + span.length
    preview.place(1, 5, None)
    preview.place(None, None, len(data) // 2)
    preview.find("a", 0, 0)


@settings(max_examples=60, deadline=None)
@given(LONG, st.integers(0, 5000), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_place_and_rows_agree(text: str, index: int, codec: str) -> None:
    text = "start of the text\n" + text.replace("\r", "") + "END"
    preview = TextPreview(text.encode(codec), "a.txt")
    at = index % len(text)
    line, column = text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1)
    units = len(text[at - column : at].encode("utf-16-le")) // 2
    place = preview.place(line, units + 1, None)
    assert place is not None
    row = preview.rows(place.row, 1)[0]
    assert row.line == line
    if text[at] not in "\n\t":
        assert row.text[place.start :].startswith(visible(text[at]))
        found = preview.place(None, None, len(text[:at].encode(codec)))
        assert found is not None
        assert (found.row, found.start) == (place.row, place.start)


def test_rows_of_one_endless_line_know_their_columns() -> None:
    text = "é" * 150 + "x" * 1000
    rows = TextPreview(text.encode(), "a.txt").rows(0, 100)
    assert [row.line for row in rows] == [1] * len(rows)
    assert [row.column for row in rows] == [sum(len(r.text) for r in rows[:n]) for n in range(len(rows))]
    assert "".join(row.text for row in rows) == text


def test_facts_count_lines_as_reports_do() -> None:
    assert TextPreview(b"", "a").facts().row_count == 0
    assert TextPreview(b"a\n", "a").facts().line_count == 1
    assert TextPreview(b"a\nb", "a").facts().line_count == 2
    facts = TextPreview(b"\xef\xbb\xbflet a = 1;\n", "a.ts").facts()
    assert (facts.encoding, facts.language, facts.longest_row) == ("UTF-8 with byte order mark", "TypeScript", 10)


def test_tabs_reach_the_next_stop() -> None:
    assert TextPreview(b"\tx\n ab\ty\n", "a").rows(0, 2)[1].text == " ab y"


def test_utf16_is_converted_and_said_so() -> None:
    facts = TextPreview("const a = 'é';\n".encode("utf-16"), "a.js").facts()
    assert facts.encoding == "UTF-16 LE"
    assert facts.notes == ("The text is UTF-16 LE; it was converted to be shown.",)


def test_stray_bytes_in_utf8_show_their_code() -> None:
    preview = TextPreview("é".encode() * 9 + b"\xff", "a")
    assert preview.rows(0, 1)[0].text == "é" * 9 + "⟨FF⟩"
    assert "no valid UTF-8" in preview.facts().notes[0]


def test_other_bytes_are_taken_for_latin1() -> None:
    preview = TextPreview("grün und weiß\n".encode("latin-1") * 3, "a")
    assert preview.rows(0, 1)[0].text == "grün und weiß"
    assert preview.find("WEISS", 0, 0) is None
    assert preview.find("GRÜN", 0, 1) == TextPlace(1, 0, 4)


def test_find_goes_both_ways_and_minds_case() -> None:
    preview = TextPreview(b"one Two\ntwo one\n" + b"x" * 500 + b"\ntwo", "a")
    assert preview.find("two", 0, 0) == TextPlace(0, 4, 3)
    assert preview.find("two", 0, 0, case_sensitive=True) == TextPlace(1, 0, 3)
    assert preview.find("two", 0, 5) == TextPlace(1, 0, 3)
    last = preview.find("two", 10_000, 0, backwards=True)
    assert last == TextPlace(preview.facts().row_count - 1, 0, 3)
    assert preview.find("two", 1, 0, backwards=True) == TextPlace(0, 4, 3)
    assert preview.find("two", 0, 4, backwards=True) is None
    assert preview.find("", 0, 0) is None


def test_find_crosses_the_pieces_it_searches_in() -> None:
    data = b"." * ((1 << 20) - 2) + b"Needle" + b"." * (1 << 20)
    preview = TextPreview(data, "a")
    forwards, backwards = preview.find("needle", 0, 0), preview.find("NEEDLE", 1 << 30, 0, backwards=True)
    assert forwards is not None
    assert forwards == backwards
    row = preview.rows(forwards.row, 1)[0]
    assert row.text[forwards.start : forwards.start + forwards.length] in "Needle"


def test_a_spelled_out_character_can_be_searched() -> None:
    preview = TextPreview("a = '\u202e';".encode(), "a.js")
    assert preview.find("⟨U+202E⟩", 0, 0) == TextPlace(0, 5, 8)


def test_a_place_covers_the_word_there() -> None:
    preview = TextPreview(b'  const KEY = "abc-def";\n', "a.js")
    assert preview.place(1, 16, None) == TextPlace(0, 15, 8 - 1)
    assert preview.place(1, None, None) == TextPlace(0, 2, 22)
    assert preview.place(2, 1, None) is None
    assert preview.place(None, None, 10_000) is None
    assert preview.place(None, None, None) is None


def test_spans_colour_what_is_shown() -> None:
    preview = TextPreview(b'\tconst a = "x\x01y"; // z\n', "a.ts")
    row, spans = preview.rows(0, 1)[0], preview.spans(0, 1)[0]
    shown = {row.text[s.start : s.start + s.length]: s.token for s in spans}
    assert shown["const"] is TokenKind.KEYWORD
    assert shown['"x␁y"'] is TokenKind.STRING
    assert shown["// z"] is TokenKind.COMMENT


def test_plain_text_has_no_colours() -> None:
    assert TextPreview(b"const\n", "notes.txt").spans(0, 5) == ((),)


def test_requests_out_of_range_give_nothing() -> None:
    preview = TextPreview(b"a\n", "a.js")
    assert preview.rows(5, 5) == ()
    assert preview.spans(5, 5) == ()
    assert preview.rows(0, -1) == ()
    assert preview.find("a", 99, 0) is None
