"""Which views an entry has, by its first bytes."""

import pytest

from inspector.gui.models.offered_views import Offer, offer_of
from tests.binaries.binary_builder import wasm_of
from tests.binaries.der_builder import certificate

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.mark.parametrize(
    ("head", "name", "offer"),
    [
        (b"let a = 1;\n", "cli.js", Offer(frozenset(), "Text", "Text")),
        (b"# Title\n", "README.md", Offer(frozenset(), "Text", "Text")),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", Offer(frozenset(), "Text", "Text")),
        (b"[section]\nkey=1\n", "setup.cfg", Offer(frozenset(), "Text", "Text")),
        (b"{a: 1}", "a.json5", Offer(frozenset(), "Text", "Text")),
        (b'{"a": 1}', "a.json", Offer(frozenset({"Tree"}), "Text", "Text")),
        (b'\xef\xbb\xbf[\n  {"a', "a.txt", Offer(frozenset({"Tree"}), "Text", "Text")),
        (b'{"name": "x"}', "package.json", Offer(frozenset({"Structure", "Tree"}), "Text", "Text")),
        (b'{"cells": []}', "a.ipynb", Offer(frozenset({"Cells", "Tree"}), "Cells", "Text")),
        (b"a,b\n1,2\n", "a.csv", Offer(frozenset({"Table"}), "Text", "Text")),
        (b"a.py,sha256=x,1\n", "a.dist-info/RECORD", Offer(frozenset({"Structure"}), "Structure", "Text")),
        (wasm_of({}), "a.bin", Offer(frozenset({"Structure"}), "Structure", "Hex")),
        (certificate(), "a.der", Offer(frozenset({"Structure"}), "Structure", "Hex")),
        (PNG, "a.txt", Offer(frozenset({"Picture"}), "Picture", "Hex")),
        (b"\0\1\2\3", "a.bin", Offer(frozenset(), "Hex", "Hex")),
    ],
)
def test_views_by_content(head: bytes, name: str, offer: Offer) -> None:
    assert offer_of(head, name) == offer
