"""Names for every file system."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.engine.restore_names import collision_key, safe_component, safe_components, with_hash


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("a.ts", "a.ts"),
        ("Dropbox (Personal)", "Dropbox (Personal)"),
        ("..", "_"),
        (".", "_"),
        ("...", "_"),
        ("name. ", "name_"),
        ("aux.js", "_aux.js"),
        ("COM1", "_COM1"),
        ("lpt³.txt", "_lpt³.txt"),
        ("nul .txt", "_nul .txt"),
        ("console.js", "console.js"),
        ('a<>:"|?*\\b', "a________b"),
        ("a\0b\x1b", "a_b_"),
        ("a\u202eb", "a_b"),
        ("a\ud800b", "a_b"),
        ("e\u0301", "\u00e9"),
        ("..%2f..%2fx", "..%2f..%2fx"),
        ("-rf", "-rf"),
        ("", "_"),
    ],
)
def test_components(wanted: str, safe: str) -> None:
    assert safe_component(wanted) == safe


def test_long_components_are_cut_with_a_hash_and_their_suffix() -> None:
    first, second = safe_component("x" * 300 + ".ts"), safe_component("x" * 301 + ".ts")
    assert first != second
    assert first.endswith(".ts")
    assert len(first.encode()) <= 200
    assert len(safe_component("ä" * 300).encode()) <= 200


def test_long_paths_are_cut() -> None:
    for wanted in ("a/" * 4096 + "x.ts", "/".join(["b" * 150] * 20) + "/x.ts"):
        parts = safe_components(wanted)
        assert parts[0] == "_long"
        assert parts[-1] == "x.ts"


def test_keys_meet_where_a_file_system_would() -> None:
    assert collision_key(("A.ts",)) == collision_key(("a.TS",))
    assert collision_key((unicodedata.normalize("NFD", "é"),)) == collision_key(("é",))
    assert collision_key(("a", "b")) != collision_key(("a", "c"))


def test_a_hash_stands_before_the_suffix() -> None:
    assert with_hash("a.ts", "k") == "a~8254c329.ts"
    assert with_hash("bootstrap", "k") == "bootstrap~8254c329"
    assert with_hash(".env", "k") == ".env~8254c329"


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_path_becomes_safe_components(wanted: str) -> None:
    for part in safe_components(wanted):
        assert part
        assert part not in (".", "..")
        assert not set(part) & set('<>:"|?*\\/\0')
        assert part == safe_component(part)
        part.encode()
