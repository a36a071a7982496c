import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.node_sea_blob import UnknownLayoutError, read_blob
from inspector.containers.source import Memory
from tests.containers.sea_builder import sea_blob

ASSETS = [(b"a.json", b"{}"), (b"deep/b.txt", b"")]


def parts(blob: bytes) -> list[tuple[str, bytes, bytes]]:
    return [(p.kind, p.name, blob[p.offset : p.offset + p.size_bytes]) for p in read_blob(Memory(blob))]


@pytest.mark.parametrize("extra", [b"", b"\1", b"\0\1"])
def test_layouts_of_several_versions(extra: bytes) -> None:
    blob = sea_blob(b"script()", ASSETS, extra=extra, cache=b"CODE", arguments=[b"--flag", b"x"])
    assert parts(blob) == [
        ("script", b"build/main.js", b"script()"),
        ("code cache", b"build/main.js", b"CODE"),
        ("asset", b"a.json", b"{}"),
        ("asset", b"deep/b.txt", b""),
        ("argument", b"", b"--flag"),
        ("argument", b"", b"x"),
    ]


def test_a_script_alone_a_snapshot_and_padding() -> None:
    assert parts(sea_blob(b"x")) == [("script", b"build/main.js", b"x")]
    assert parts(sea_blob(b"x", flags=2))[0][0] == "snapshot"
    assert parts(sea_blob(b"x") + bytes(7)) == [("script", b"build/main.js", b"x")]


@pytest.mark.parametrize(
    "blob",
    [
        b"", b"\x20\xda\x43\x01", sea_blob(b"x", flags=1 << 9), sea_blob(b"x", extra=bytes(5)),
        sea_blob(b"x") + bytes(40),
        sea_blob(b"x", ASSETS)[:-1], b"zzzz" + sea_blob(b"x")[4:], sea_blob(b"x", path=b"p" * 40_000),
    ],
)  # fmt: skip
def test_other_layouts_are_unknown(blob: bytes) -> None:
    with pytest.raises(UnknownLayoutError):
        read_blob(Memory(blob))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 120), st.binary(min_size=1, max_size=12))
def test_any_damage_is_an_unknown_layout_or_parts_inside(place: int, noise: bytes) -> None:
    data = bytearray(sea_blob(b"script()", ASSETS, cache=b"CODE", arguments=[b"x"]))
    data[place : place + len(noise)] = noise
    try:
        found = read_blob(Memory(bytes(data)))
    except UnknownLayoutError:
        return
    assert all(part.offset + part.size_bytes <= len(data) for part in found)
