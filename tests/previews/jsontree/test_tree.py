"""Branches of JSON texts: exact, tolerant, bounded, covered."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.previews.covering import SecretCover
from inspector.previews.jsontree import tree as module
from inspector.previews.jsontree.branch import ROOT, BranchPlace, JsonBranch, JsonKind, JsonNode
from inspector.previews.jsontree.tree import JsonTree

OPEN = SecretCover()


def top(data: bytes) -> tuple[JsonTree, JsonBranch]:
    tree = JsonTree(data)
    (root,) = tree.branch(ROOT, OPEN).nodes
    return tree, tree.branch(root.place, OPEN)


def told(branch: JsonBranch) -> list[tuple[str, str]]:
    return [(node.key, node.value) for node in branch.nodes]


def test_values_of_all_kinds() -> None:
    _, branch = top(b' {"a": "x\\u0041\\n", "b" : [1,2], "c":{}, "d":-1.5e3, "e":null} \n')
    assert told(branch) == [
        ("a", '"xA␊"'), ("b", "[…]  2 items"), ("c", "{…}  0 keys"), ("d", "-1.5e3"), ("e", "null"),
    ]  # fmt: skip
    assert [node.is_branch for node in branch.nodes] == [False, True, False, False, False]
    assert branch.note == ""


def test_branches_of_branches() -> None:
    tree, branch = top(b'{"a":[{"b":[true]}]}')
    inner = tree.branch(branch.nodes[0].place, OPEN)
    assert told(inner) == [("0", "{…}  1 key")]
    assert told(tree.branch(inner.nodes[0].place, OPEN)) == [("b", "[…]  1 item")]


def test_keys_that_occur_several_times_are_all_shown() -> None:
    for text in (b'{"a":1,"b":2,"a":3}', b'{"b":2,"a":1,"a":3}', b'{"a":1,"a":3,"b":2}'):
        _, branch = top(text)
        assert sorted(told(branch)) == [("a", "1"), ("a", "3"), ("b", "2")]
        assert [node.key for node in branch.nodes if node.mark] == ["a", "a"]


def test_long_arrays_are_divided() -> None:
    tree, branch = top(json.dumps(list(range(2500))).encode())
    assert [node.key for node in branch.nodes] == ["0 … 999", "1,000 … 1,999", "2,000 … 2,499"]
    assert all(node.kind is JsonKind.GROUP and node.is_branch for node in branch.nodes)
    last = tree.branch(branch.nodes[2].place, OPEN)
    assert told(last)[0] == ("2,000", "2000")
    assert len(last.nodes) == 500


def test_groups_of_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CHILDREN", 10)
    tree, branch = top(json.dumps(list(range(250))).encode())
    assert [node.key for node in branch.nodes] == ["0 … 99", "100 … 199", "200 … 249"]
    inner = tree.branch(branch.nodes[2].place, OPEN)
    assert inner.nodes[1].key == "210 … 219"


def test_more_values_than_are_shown_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ITEMS", 5)
    assert "first 5 values" in top(b"[1,2,3,4,5,6]")[1].note


@pytest.mark.parametrize(
    ("data", "keys"),
    [(b'{"a":1,"b":', ["a"]), (b'{"a":1 "b"}', ["a"]), (b'{"a":1,//x\n"b":2}', ["a"]), (b'["x",', ["0"])],
)
def test_what_is_cut_or_no_json_is_shown_as_far_as_it_goes(data: bytes, keys: list[str]) -> None:
    _, branch = top(data)
    assert [node.key for node in branch.nodes] == keys
    assert "no JSON" in branch.note


def test_lone_surrogates_and_other_encodings() -> None:
    assert told(top(b'{"a":"\\ud800"}')[1]) == [("a", '"\ufffd"')]
    assert told(top(b"\xff\xfe" + '{"ä":1}'.encode("utf-16-le"))[1]) == [("ä", "1")]
    assert told(top(b'\xef\xbb\xbf{"a":1}')[1]) == [("a", "1")]


def test_texts_without_a_tree() -> None:
    assert JsonTree(b" \n").branch(ROOT, OPEN).note == "It holds no value."
    (only,) = JsonTree(b'"x"').branch(ROOT, OPEN).nodes
    assert (only.value, only.is_branch) == ('"x"', False)


def test_secrets_are_covered_with_and_without_escapes() -> None:
    cover = SecretCover()
    cover.add(["not-a-real-one", "spans\\nlines-here"])
    tree = JsonTree(b'{"a":"x not-a-real-one y","b":"spans\\nlines-here","not-a-real-one":1}')
    (root,) = tree.branch(ROOT, cover).nodes
    branch = tree.branch(root.place, cover)
    shown = " ".join(node.key + node.value for node in branch.nodes)
    assert "real-one" not in shown
    assert "lines-here" not in shown
    assert branch.has_covered


def test_places_from_elsewhere_do_no_harm() -> None:
    tree = JsonTree(b'{"a":1}')
    for place in (BranchPlace(3, 1), BranchPlace(100, 900), BranchPlace(0, 7, 5, 9), BranchPlace(0, 7, -4, 2)):
        assert isinstance(tree.branch(place, OPEN), JsonBranch)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=5), below, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.booleans())
def test_what_python_writes_is_found_again(value: object, is_ascii: bool) -> None:
    tree = JsonTree(json.dumps(value, ensure_ascii=is_ascii, indent=1).encode("utf-8", "surrogatepass"))
    (root,) = tree.branch(ROOT, OPEN).nodes
    count = len(value) if isinstance(value, dict | list) else 0
    assert len(tree.branch(root.place, OPEN).nodes) == count if root.is_branch else not count


@given(st.binary(max_size=80) | st.text('{}[]",:\\ 1a', max_size=40).map(str.encode))
def test_any_bytes_give_a_branch(data: bytes) -> None:
    tree, pending, steps = JsonTree(data), [ROOT], 0
    while pending and steps < 200:
        steps += 1
        nodes: tuple[JsonNode, ...] = tree.branch(pending.pop(), OPEN).nodes
        pending += [node.place for node in nodes if node.is_branch]
    assert steps < 200


def test_deep_nesting_is_bounded() -> None:
    tree = JsonTree(b"[" * 100_000)
    began_s = time.process_time()
    place = ROOT
    for _ in range(5):
        place = tree.branch(place, OPEN).nodes[0].place
    assert time.process_time() - began_s < 5
