from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents.offsets import Recoded, Residue, Shifted


def test_shifted() -> None:
    assert Shifted(10)(5) == 15


def test_recoded_far_behind_the_first_step() -> None:
    text = "é" * 100_000
    data = text.encode()
    assert Recoded(data, "latin-1")(len(data) - 2) == 99_999
    assert Recoded(data, "utf-16-le")(150_000) == 150_000


def test_residue() -> None:
    residue = Residue([(2, 4), (10, 12)])
    assert [residue(i) for i in range(5)] == [2, 3, 10, 11, 12]
    assert Residue([])(0) == 0


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_recoded_agrees_with_encoding(text: str) -> None:
    text = text.encode("utf-16-le", "ignore").decode("utf-16-le")
    mapped = Recoded(text.encode(), "utf-16-le")
    assert [mapped(len(text[:i].encode())) for i in range(len(text) + 1)] == [
        len(text[:i].encode("utf-16-le")) for i in range(len(text) + 1)
    ]
