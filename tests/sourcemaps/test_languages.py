"""Languages by suffix."""

import pytest

from inspector.sourcemaps.languages import language_of


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("src/a.ts", "TypeScript"),
        ("src/A.TSX", "TypeScript"),
        ("a.mjs", "JavaScript"),
        ("a.vue", "Vue"),
        ("a.b/c", "Other"),
        (".ts", "Other"),
        ("webpack/bootstrap", "Other"),
        ("a.coffee", "CoffeeScript"),
        ("", "Other"),
    ],
)
def test_languages(path: str, language: str) -> None:
    assert language_of(path) == language
