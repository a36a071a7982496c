"""Spoiled archives of every kind end in records and sentences: no traceback, no hang, no unbounded memory."""

import os
import sys

import pytest

from tests.fuzz.campaign import KINDS, peak_bytes, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs alarm signals")
MEMORY_CAP_BYTES = 600 << 20
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "5000"))


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", KINDS)
def test_spoiled_archives(kind: str) -> None:
    outcome = run(kind, 0, ROUNDS)
    assert outcome.failures == []
    assert outcome.rounds == ROUNDS
    assert peak_bytes() < MEMORY_CAP_BYTES


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_spoiled_archives(kind: str) -> None:
    outcome = run(kind, 1_000_000, 40)
    assert outcome.failures == []
    assert outcome.records > 20
