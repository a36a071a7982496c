import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.innerpath import escape_name, join, levels, map_name, repeat_suffix, unescape_name

_NAMES = st.one_of(
    st.binary(max_size=24),
    st.text(alphabet="a!/%\\#.2301é\u202e\0", max_size=12).map(lambda text: text.encode()),
)


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        (b"package/dist/cli.js", "package/dist/cli.js"),
        (b"", "%230"),
        (b"100%", "100%25"),
        (b"a!/b", "a%21/b"),
        (b"a!", "a%21"),
        (b"a!b", "a!b"),
        (b"a\\b", "a%5Cb"),
        (b"a\x00b\n", "a%00b%0A"),
        (b"\xe4.txt", "%E4.txt"),
        ("grüße.txt".encode(), "grüße.txt"),
        ("a\u202eb".encode(), "a%E2%80%AEb"),
        (b"#1", "#1"),
        (b"../../x", "../../x"),
    ],
)
def test_names_are_escaped(raw: bytes, canonical: str) -> None:
    assert escape_name(raw) == canonical
    assert unescape_name(canonical) == raw


@given(_NAMES)
@settings(max_examples=80, deadline=None)
def test_names_come_back(raw: bytes) -> None:
    canonical = escape_name(raw)
    assert unescape_name(canonical) == raw
    assert unescape_name(canonical + repeat_suffix(3)) == raw
    assert canonical
    assert canonical.isprintable()


@given(st.lists(_NAMES, min_size=2, max_size=2, unique=True))
@settings(max_examples=50, deadline=None)
def test_different_names_stay_different(raws: list[bytes]) -> None:
    first, second = map(escape_name, raws)
    assert first != second
    assert second not in (first + repeat_suffix(1), first + repeat_suffix(12))


@given(st.lists(_NAMES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_levels_come_back(raws: list[bytes]) -> None:
    names, path = [escape_name(raw) for raw in raws], ""
    for name in names:
        path = join(path, name)
    assert levels(path) == names


def test_the_artifact_has_the_empty_path() -> None:
    assert levels("") == []
    assert join("", "a") == "a"
    assert join("a", map_name(2)) == "a!/%map-2"
    assert unescape_name("%map-2") == b"%map-2"
