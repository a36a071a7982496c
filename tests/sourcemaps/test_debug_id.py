"""Debug ids in scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sourcemaps.debug_id import find_debug_id, plain_debug_id

DASHED = "85314830-023f-4cf1-a267-535f4e37bb17"
PLAIN = DASHED.replace("-", "")


@pytest.mark.parametrize(
    "end",
    [
        f"//# debugId={DASHED}\n//# sourceMappingURL=x.map\n",
        f"//# debugId={PLAIN.upper()}\r\n",
        f"//@ debugId={DASHED}",
        f"/*# debugId={DASHED} */\n\n",
        f"//# debugId={DASHED}\n1;\n2;\n3;\n4;",
    ],
)
def test_an_id_in_the_last_lines(end: str) -> None:
    assert find_debug_id(f"code();\n{end}".encode()) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "code();",
        "",
        f"//# debugId={DASHED}\n1;\n2;\n3;\n4;\n5;",
        "//# debugId=0123",
        f'x="//# debugId={DASHED}"',
        f"//# debugId={DASHED[:-1]}x",
    ],
)
def test_no_id(text: str) -> None:
    assert find_debug_id(text.encode()) is None


def test_the_last_one_counts() -> None:
    assert find_debug_id(f"//# debugId={'a' * 32}\n//# debugId={'b' * 32}".encode()) == "b" * 32


@pytest.mark.parametrize("stated", [None, "", "-", "x" * 32, PLAIN + "0"])
def test_what_is_no_id(stated: str | None) -> None:
    assert plain_debug_id(stated) is None


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert find_debug_id(data) in (None, plain_debug_id(find_debug_id(data)))
