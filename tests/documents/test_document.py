from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents.document import Document, Gap, Position
from tests.secrets.loaded_engine import entry_named


def _document(text: str, gaps: tuple[Gap, ...] = ()) -> Document:
    return Document(entry_named("x/y.js"), text.encode(), "utf-8", gaps=gaps)


def test_columns_are_utf16_units() -> None:
    assert _document("a\n😀é!").position(len("a\n😀é".encode())) == Position(2, 4)


def test_places_on_a_long_line_come_in_any_order() -> None:
    document = _document("x" * 1000 + "\n" + "y" * 1000)
    offsets = (900, 300, 1500, 1001, 1999, 0)
    assert [document.position(o).column for o in offsets] == [901, 301, 500, 1, 999, 1]


def test_gaps_count_on_their_own_line_only() -> None:
    document = _document("ab\ncd", (Gap(1, 0, 10), Gap(4, 1, 5)))
    assert document.position(0) == Position(1, 1)
    assert document.position(1) == Position(1, 12)
    assert document.position(3) == Position(2, 1)
    assert document.position(4) == Position(3, 7)


def test_the_name_is_the_last_component() -> None:
    assert _document("").name == "y.js"
    assert Document(entry_named("a\\b.txt"), b"", None).name == "b.txt"


@settings(max_examples=50)
@given(st.text(max_size=100), st.data())
def test_positions_agree_with_splitting(text: str, data: st.DataObject) -> None:
    document = _document(text.encode("utf-8", "ignore").decode())
    text = document.data.decode()
    for index in data.draw(st.lists(st.integers(0, len(text)), max_size=5)):
        before = text[:index]
        line = before.count("\n") + 1
        units = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        assert document.position(len(before.encode())) == Position(line, units + 1)
