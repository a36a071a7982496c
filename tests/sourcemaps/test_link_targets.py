"""Addresses resolve inside their container or not at all."""

import pytest

from inspector.sourcemaps.link_targets import resolve_inside


@pytest.mark.parametrize(
    ("carrier", "url", "expected"),
    [
        ("package/dist/a.js", "a.js.map", "package/dist/a.js.map"),
        ("package/dist/a.js", "./maps/../a.js.map?x#y", "package/dist/a.js.map"),
        ("package/dist/a.js", "../../b.map", "b.map"),
        ("package/dist/a.js", "../../../b.map", None),
        ("a.js", "a%20b.map", "a b.map"),
        ("a.js", "a%25b.map", "a%25b.map"),
        ("a.js", "%2e%2e/x.map", None),
        ("a.js", "/x.map", None),
        ("a.js", "C:\\x.map", None),
        ("a.js", "https://h/x.map", None),
        ("a.js", "", None),
        ("a.js", "?x", None),
        ("x.whl!/static/a.js", "a.map", "x.whl!/static/a.map"),
        ("x.whl!/static/a.js", "../../a.map", None),
        ("x.whl!/a.js", "..\\a.map", None),
    ],
)
def test_targets(carrier: str, url: str, expected: str | None) -> None:
    assert resolve_inside(carrier, url) == expected
