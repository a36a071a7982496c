"""A case in JSON comes back, keeps its order, and hostile files are refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.report import FindingState
from inspector.engine.case.case_json import case_as_json, case_from_json, read_case_json
from inspector.engine.case.records import Bookmark, Case, CaseError, Decision

CASE = Case(
    {"sha256": "ab" * 32, "artifact": "a.tgz"},
    (
        Decision("2", "b", "size-file", "b", FindingState.FIXED, "a\nnote"),
        Decision("1", "a", "size-file", "a", FindingState.FALSE_POSITIVE),
    ),
    (Bookmark("z", 2), Bookmark("z", 1, "x")),
    ("b", "a"),
)


def test_it_comes_back_in_a_stable_order(tmp_path: Path) -> None:
    text = case_as_json(CASE)
    back = case_from_json(text.encode())
    assert [d.exact for d in back.decisions] == ["1", "2"]
    assert set(back.decisions) == set(CASE.decisions)
    assert (back.reviewed, back.facts) == (("a", "b"), CASE.facts)
    assert case_as_json(back) == text
    (tmp_path / "case.json").write_text(text, "utf-8")
    assert read_case_json(tmp_path / "case.json") == back
    with pytest.raises(CaseError, match="cannot be read"):
        read_case_json(tmp_path / "none.json")


def test_other_formats_and_states_are_refused() -> None:
    other = json.loads(case_as_json(CASE))
    with pytest.raises(CaseError, match="this version"):
        case_from_json(json.dumps({**other, "format": "artifact-inspector-case/2"}).encode())
    other["decisions"][0]["state"] = "expired"
    with pytest.raises(CaseError, match="no person makes"):
        case_from_json(json.dumps(other).encode())


@given(st.binary(max_size=200) | st.just(b"[" * 100_000) | st.just(b'{"format":1}'))
def test_anything_else_gives_a_sentence(data: bytes) -> None:
    with pytest.raises(CaseError, match=r"^The file is not a case in JSON"):
        case_from_json(data)
