import zstandard

from inspector.containers.carved import carved_records
from inspector.containers.source import Memory
from tests.containers.context_builder import new_context, what_comes


def test_frames_and_maps_across_steps() -> None:
    frame = zstandard.ZstdCompressor().compress(b"original source")
    data = b"x" * ((1 << 20) - 2) + frame + b"between" + b'{"version":3,"sources":["a.ts"]}' + b"\0" * 99
    first, second = carved_records(Memory(data), 1000, new_context())
    assert first.content is not None
    assert second.content is not None
    assert what_comes(first.content)[0] == b"original source"
    assert (first.offset, second.name_raw) == (1000 + (1 << 20) - 2, b"carved-2.js.map")
    assert what_comes(second.content)[0].startswith(b'{"version":3,"sources":["a.ts"]}')


def test_nothing_to_carve() -> None:
    assert list(carved_records(Memory(b"x" * 3_000_000), 0, new_context())) == []
