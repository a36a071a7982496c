"""Colours of a window equal those of a lexer that read everything before it."""

import random
from pathlib import Path

import pytest

import inspector
from inspector.previews import lexing
from inspector.previews.encoding import recognise
from inspector.previews.language import Language, language_of
from inspector.previews.lexing import Stretch, WindowLexer
from inspector.previews.text import TextPreview

SNIPPETS = {
    "a.js": [
        'const a = "it\'s"; ',
        "f(`x ${g({y: `z`})} /* no */`);\n",
        "/* ' \" ` */ ",
        "// don't\n",
        "return /[/'\"]+\\//.test(s);",
        "a = b / c / d;",
        "'\\'' + \"\\\"\";\n",
        "if(x){y()}",
    ],
    "a.json": ['{"key": "v\\"al\\\\", ', '"n": 12.5e3, ', '"list": [true, null, "\\u00e9//"]}, '],
    "a.py": ["def f(x):\n    '''doc \" # '''\n", "s = \"it's\" # 'no'\n", "t = '\"' + \"'\"\n", "class A: pass\n"],
}
JOINED_LINES = {"a.js": True, "a.json": True, "a.py": False}


def long_text(name: str, size: int) -> bytes:
    chance = random.Random(7)
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.extend(chance.choices(SNIPPETS[name], k=50))
    text = "".join(parts)
    return text.encode()


def language(name: str) -> Language:
    found = language_of(name, b"")
    assert found is not None
    return found


def kinds(stretches: list[Stretch], start: int, end: int) -> list[object]:
    painted: list[object] = [None] * (end - start)
    for stretch in stretches:
        for at in range(max(stretch.start, start), min(stretch.end, end)):
            painted[at - start] = stretch.token
    return painted


@pytest.mark.parametrize("name", SNIPPETS)
def test_windows_have_the_colours_of_the_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "WINDOW_BUDGET_S", 60.0)
    data = long_text(name, 60_000)
    text = recognise(data)
    whole = WindowLexer(text, language(name)).stretches(0, len(data), data.decode())
    windows = WindowLexer(text, language(name))
    assert windows.advance(60.0)
    chance = random.Random(1)
    for _ in range(12):
        start = chance.randrange(len(data) - 3000)
        end = start + 3000
        seen = windows.stretches(start, end, data[start:end].decode())
        wanted, got = kinds(whole, start, end), kinds(seen, 0, end - start)
        differing = sum(
            a is not b and not data[start + n : start + n + 1].isspace()
            for n, (a, b) in enumerate(zip(wanted, got, strict=True))
        )
        assert differing <= 12  # at the window's end a token may be cut


def test_own_sources_have_the_colours_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "WINDOW_BUDGET_S", 60.0)
    folder = Path(inspector.__file__).parent
    data = b"".join(path.read_bytes() for path in sorted((folder / "previews").glob("*.py")))
    text = recognise(data)
    whole = WindowLexer(text, language("a.py"))
    windows = WindowLexer(text, language("a.py"))
    windows.advance(60.0)
    start = data.rfind(b"\n", 0, len(data) - 4000) + 1
    window = data[start:].decode()
    all_of_it = whole.stretches(0, len(data), data.decode())
    offset = len(data[:start].decode())
    assert kinds(windows.stretches(start, len(data), window), 0, len(window)) == kinds(
        all_of_it, offset, offset + len(window)
    )


def test_a_window_inside_an_endless_string_is_a_string() -> None:
    data = b'{"a": "' + b"x // 1 \\n" * 5000 + b'"}'
    preview = TextPreview(data, "a.map")
    preview.advance(60.0)
    row = preview.facts().row_count // 2
    spans = preview.spans(row, 4)
    assert preview.is_exact(row)
    assert all(len(row_spans) == 1 and row_spans[0].token == "string" for row_spans in spans)


def test_long_lines_stay_plain_where_a_lexer_is_slow_on_them() -> None:
    preview = TextPreview(b"a = 1\n" + b"::" * 10_000, "a.ini")
    assert preview.spans(preview.facts().row_count // 2, 10) == ((),) * 10
    assert TextPreview(b"[a]\nb = 1\n", "a.ini").spans(0, 1)[0]


def test_before_the_pass_arrives_the_colours_are_a_guess() -> None:
    data = b"var a = 1;\n" * 20_000
    lexer = WindowLexer(recognise(data), language("a.js"), clock=iter(range(10_000_000)).__next__)
    assert not lexer.is_exact(100_000)
    assert lexer.is_exact(100)


@pytest.mark.parametrize(
    "name", ["a.js", "a.json", "a.py", "a.css", "a.html", "a.md", "a.yml", "a.rs", "a.sh", "a.xml"]
)
@pytest.mark.parametrize("piece", ["/*", "`${", "\"'", "<", "/[", "{{", "\\", "((", "- ", "`", "'''", "a:\n "])
def test_hostile_texts_are_coloured_or_left_plain(name: str, piece: str) -> None:
    preview = TextPreview(piece.encode() * (12_000 // len(piece)), name)
    middle = preview.facts().row_count // 2
    rows = preview.rows(middle, 10)
    assert len(preview.spans(middle, 10)) == len(rows) > 0
