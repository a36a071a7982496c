"""TOML that an artifact may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.packages.bounded_toml import MAX_TOML_BYTES, toml_table


def test_a_table_is_read() -> None:
    assert toml_table(b"a = 1 # caf\xe9\n[b]\n") == {"a": 1, "b": {}}


@pytest.mark.parametrize(
    "body",
    [
        None,
        b"a = ",
        b"a = " + b"9" * 5_000,
        b"a = " + b"[" * 50_000 + b"]" * 50_000,
        b"a = 2026-02-31",
        b"#" * (MAX_TOML_BYTES + 1),
    ],
)
def test_anything_else_is_nothing(body: bytes | None) -> None:
    assert toml_table(body) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_a_table_or_nothing(body: bytes) -> None:
    table = toml_table(body)
    assert table is None or isinstance(table, dict)
