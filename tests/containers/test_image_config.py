"""The history of a container image as a text of its own."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.containers.failures import NotThisFormatError
from inspector.containers.image_config import FORMAT, MAX_CONFIG_BYTES
from inspector.containers.source import Memory
from inspector.core.entry import Origin
from tests.containers.context_builder import body, new_context

NAME = "a" * 64
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def history_of(*steps: object) -> bytes:
    data = json.dumps({"rootfs": {"diff_ids": []}, "history": list(steps)}).encode()
    (record,) = FORMAT.open(Memory(data), NAME, new_context()).records()
    assert (record.canonical_name, record.origin) == ("%history", Origin.EMBEDDED)
    assert record.size_bytes == len(body(record))
    return body(record)


def test_steps_stand_below_the_layer_they_made() -> None:
    text = history_of(
        {"created": "2024-01-01T00:00:00Z", "created_by": "ADD rootfs.tar /"},
        {"created_by": 'CMD ["sh"]', "empty_layer": True},
        {"created_by": "COPY . /", "comment": "one\ntwo"},
        "no step",
    )
    assert text.decode().splitlines() == [
        "# layer 1 · 2024-01-01T00:00:00Z", "ADD rootfs.tar /", "",
        "# no layer", 'CMD ["sh"]', "",
        "# layer 2 · one two", "COPY . /",
    ]  # fmt: skip


def test_only_blobs_that_begin_like_json_are_looked_at() -> None:
    assert FORMAT.recognises(b' {"a', f"blobs/sha256/{NAME}")
    assert FORMAT.recognises(b"{", f"{NAME}.json")
    assert not FORMAT.recognises(b"{", "package.json")
    assert not FORMAT.recognises(b"\x1f\x8b", NAME)


@pytest.mark.parametrize(
    "data",
    [b"{", b"{}", b'{"history": [1]}', b'{"history": [], "rootfs": {}}', b'{"rootfs": {}, "history": {}}',
     b'{"a":' * 5000, b'{"\xff": 1}', b"{" + b" " * MAX_CONFIG_BYTES],
)  # fmt: skip
def test_other_json_is_no_configuration(data: bytes) -> None:
    with pytest.raises(NotThisFormatError):
        FORMAT.open(Memory(data), NAME, new_context())


@given(JSON)
def test_any_step_is_text_or_passed_over(step: object) -> None:
    assert isinstance(history_of(step, {"created_by": "x"}), bytes)
