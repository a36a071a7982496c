"""The quick pass over a text: what is open where."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.previews.grammar import CLIKE, CSS, GO, JAVASCRIPT, JSON, PYTHON
from inspector.previews.skeleton import Skeleton

GRAMMARS = (JAVASCRIPT, JSON, PYTHON, CLIKE, GO, CSS)


def closers(text: bytes, grammar: object = JAVASCRIPT) -> str:
    skeleton = Skeleton(text, 0, grammar)  # type: ignore[arg-type]  # one of GRAMMARS
    assert skeleton.walk(len(text), 60.0)
    return skeleton.closers()


def test_what_is_open_at_the_end() -> None:
    assert closers(b"a = 'x") == "'"
    assert closers(b"a = 'x\n") == ""
    assert closers(b"a = `x ${ f({") == "}}`"
    assert closers(b"a = `x ${ f({ }) } y") == "`"
    assert closers(b"/* a") == "*/"
    assert closers(b"/* a **/ b") == ""
    assert closers(b"a // b `") == "\n"
    assert closers(b"x = /[`']/; y") == ""
    assert closers(b"a = b / c; d = '/") == "'"
    assert closers(b'{"a": "\\"', JSON) == '"'
    assert closers(b"'''a ' '' b", PYTHON) == "'''"
    assert closers(b"'''a''' # it's", PYTHON) == "\n"
    assert closers(b"char c = '\"'; x", CLIKE) == ""


def test_places_are_noted_in_long_strings_and_in_code() -> None:
    text = b"a = 1;\n" * 3000 + b"`" + b"text " * 10_000 + b"`;" + b"b()\n" * 3000
    skeleton = Skeleton(text, 0, JAVASCRIPT)
    skeleton.walk(len(text), 60.0)
    inside = skeleton.before(40_000)
    after = skeleton.before(len(text))
    assert inside is not None
    assert after is not None
    assert (inside.prefix, after.prefix) == ("`", "")
    assert 40_000 - inside.offset < 20_000
    assert skeleton.closers_at(40_000) == "`"


def test_the_budget_is_kept() -> None:
    ticks = iter(range(1_000_000))
    skeleton = Skeleton(b"`a${'" * 100_000, 0, JAVASCRIPT, clock=lambda: float(next(ticks)))
    assert not skeleton.walk(500_000, 2.0)
    assert 0 < skeleton.done < 500_000
    assert skeleton.before(400_000) is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([b"'", b'"', b"`", b"${", b"}", b"{", b"/", b"*", b"\\", b"\n", b"a ", b"#", b"'''"])),
    st.sampled_from(GRAMMARS),
)
def test_any_text_is_walked_to_its_end(parts: list[bytes], grammar: object) -> None:
    text = b"".join(parts) * 20
    skeleton = Skeleton(text, 0, grammar)  # type: ignore[arg-type]  # one of GRAMMARS
    assert skeleton.walk(len(text), 60.0)
    near = skeleton.before(len(text) // 2)
    assert near is not None
    assert near.offset <= len(text) // 2
