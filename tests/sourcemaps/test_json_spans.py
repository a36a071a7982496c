"""The two readers of spans agree wherever both can read."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.sourcemaps import json_spans
from inspector.sourcemaps.json_spans import KNOWN_KEYS, StrictJson, TolerantJson

VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=10,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(KNOWN_KEYS) | st.text(max_size=4), VALUE, max_size=6),
    st.sampled_from([None, 1]),
    st.sampled_from([(",", ":"), (" , ", " : ")]),
)
def test_both_find_the_same_spans(value: dict[str, Any], indent: int | None, separators: tuple[str, str]) -> None:
    data = b" " + json.dumps(value, indent=indent, separators=separators).encode()
    span = (1, len(data))
    strict, tolerant = StrictJson(data), TolerantJson(data)
    fields = strict.fields(span)
    assert tolerant.fields(span) == fields
    assert tolerant.end == len(data)
    assert fields.keys() == value.keys() & set(KNOWN_KEYS)
    for key, (start, stop) in fields.items():
        assert json.loads(data[start:stop]) == value[key]
        if isinstance(value[key], list):
            items = strict.items((start, stop))
            assert tolerant.items((start, stop)) == items
            assert [json.loads(data[a:b]) for a, b in items] == value[key]
            assert strict.strings((start, stop)) == tolerant.strings((start, stop))


def test_structure_without_end_costs_a_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_spans, "MAX_TOKENS", 100)
    data = b'{"names":' + b"[" * 1000
    tolerant = TolerantJson(data)
    assert tolerant.fields((0, len(data))) == {"names": (9, len(data))}
    assert tolerant.ended_early_at == len(data)


def test_the_number_of_items_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_spans, "MAX_ITEMS", 10)
    data = b"[" + b"1," * 50 + b"1]"
    assert len(StrictJson(data).items((0, len(data)))) == 10
