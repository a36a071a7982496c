from hypothesis import given
from hypothesis import strategies as st

from inspector.core.slices import SLICE
from inspector.core.text_column import TextColumn

_TEXTS = st.lists(st.text(st.sampled_from("aAbBßKé/."), max_size=5), max_size=8)


@given(_TEXTS, st.text(st.sampled_from("abßké."), max_size=3))
def test_containing_is_what_each_text_says_of_itself(texts: list[str], text: str) -> None:
    column, needle = TextColumn(), text.casefold()
    for each in texts:
        column.append(each)
    assert column.containing(needle, len(texts)) == bytearray(needle in each.casefold() for each in texts)


def test_nothing_is_found_across_two_texts_or_slices() -> None:
    column = TextColumn()
    for _ in range(SLICE + 2):
        column.append("xa")
    assert column.containing("ax", SLICE + 2) == bytearray(SLICE + 2)
    assert column.containing("xa", SLICE + 2) == b"\1" * (SLICE + 2)
