"""A packed report comes back; anything else gives a sentence."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.engine.assess import Assessment
from inspector.engine.case.records import CaseError
from inspector.engine.case.saved_report import packed_report, unpacked_report
from inspector.policy.load import built_in_policy


def test_it_comes_back() -> None:
    report = Assessment().report(built_in_policy())
    assert unpacked_report(packed_report(report)).verdict == report.verdict


@given(st.binary(max_size=100) | st.binary(max_size=100).map(zlib.compress))
def test_anything_else_gives_a_sentence(data: bytes) -> None:
    with pytest.raises(CaseError, match=r"^The report in the case "):
        unpacked_report(data)
