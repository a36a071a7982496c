"""The custom sections of WebAssembly modules."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.binaries.wasm import read_wasm
from tests.binaries.binary_builder import leb, wasm_names, wasm_of

_URL = "demo.wasm.map"
_SAMPLE = wasm_of(
    {
        "name": wasm_names(["main", "secret"]),
        ".debug_info": b"12345",
        "sourceMappingURL": leb(len(_URL)) + _URL.encode(),
    }
)


def test_custom_sections() -> None:
    facts = read_wasm(_SAMPLE)
    assert facts is not None
    assert [section.name for section in facts.custom_sections] == ["name", ".debug_info", "sourceMappingURL"]
    assert (facts.module_name, facts.function_name_count, facts.debug_bytes) == ("demo", 2, 5)
    assert facts.source_map_url == _URL
    assert facts.source_map_url_offset == _SAMPLE.index(_URL.encode())
    assert facts.problem is None


def test_plain_module_has_nothing() -> None:
    facts = read_wasm(wasm_of({}))
    assert facts is not None
    assert facts.custom_sections == ()
    assert facts.source_map_url is None


def test_cut_module_says_so() -> None:
    facts = read_wasm(_SAMPLE[:-3])
    assert facts is not None
    assert facts.problem == "The last section is cut off."
    assert read_wasm(b"\0as") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(4, len(_SAMPLE) - 1), st.integers(0, 255)), max_size=8), st.integers(4, 120))
def test_mutated_bytes_never_raise(changes: list[tuple[int, int]], keep: int) -> None:
    data = bytearray(_SAMPLE)
    for index, value in changes:
        data[index] = value
    facts = read_wasm(bytes(data[:keep]))
    assert facts is not None
    assert len(facts.custom_sections) <= 10_000


def test_the_first_of_two_addresses_of_a_map_counts() -> None:
    one, other = (wasm_of({"sourceMappingURL": leb(len(url)) + url.encode()}) for url in ("a.map", "b.map"))
    facts = read_wasm(one + other[8:])
    assert facts is not None
    assert (facts.source_map_url, facts.source_map_url_count) == ("a.map", 2)
