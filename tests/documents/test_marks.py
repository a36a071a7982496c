"""Where marks stand: one pass and one search after the other find the same."""

import re
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.documents import one_pass
from inspector.documents.document import Document
from inspector.documents.embedded import embedded_documents
from inspector.documents.marks import COMMON_MARKS, Places
from inspector.documents.one_pass import OnePass
from inspector.rules.document_rule import DocumentFacts
from inspector.rules.registry import rules_for
from inspector.secrets.search import all_hits

_EAGER = OnePass(COMMON_MARKS, worth_bytes=0)
_PIECES = st.sampled_from(
    [*COMMON_MARKS, b":", b"/", b"//", b"AA:AA", b"A", b"-----BEGIN", b"\0", b"\xff", b"eval", b" "]
)
_FILLING = b"." * 4096
"""Long enough for the one pass."""


def by_pattern(data: bytes, mark: bytes) -> list[int]:
    return [match.start() for match in re.finditer(b"(?=" + re.escape(mark) + b")", data)]


@settings(max_examples=120)
@given(st.lists(_PIECES, max_size=30).map(b"".join))
def test_places_are_those_of_the_pattern(data: bytes) -> None:
    for text in (data, data + _FILLING + data):
        places = Places(text, _EAGER)
        assert {mark: list(places.of(mark)) for mark in COMMON_MARKS} == {
            mark: by_pattern(text, mark) for mark in COMMON_MARKS
        }


def test_an_unusual_mark_is_searched_for_alone() -> None:
    assert list(Places(b"aaa" + _FILLING, _EAGER).of(b"aa")) == [0, 1]


def test_so_many_places_that_plain_searches_are_quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_pass, "MAX_PLACES", 10)
    data = b"://" * 50 + _FILLING
    assert _EAGER.places(data) is None
    assert list(Places(data, _EAGER).of(b"://")) == list(range(0, 150, 3))


def test_it_does_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    without = OnePass(COMMON_MARKS, worth_bytes=0)
    assert without.places(_FILLING) is None
    assert list(Places(b"://" + _FILLING, without).of(b"://")) == [0]


def test_it_is_loaded_when_there_is_much_to_search() -> None:
    patient = OnePass((b"://",), worth_bytes=100)
    assert [patient.places(b"." * 60), patient.places(b"." * 60)] == [None, None]
    assert patient._matcher is None


@pytest.mark.parametrize("name", ["a.js", "a.py", "a.map", "a.md", "settings.py", "a.so"])
def test_what_rules_ask_for_everywhere_is_in_the_one_pass(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[bytes] = set()
    places_of = Places.of

    def noted(places: Places, mark: bytes) -> Sequence[int]:
        asked.add(mark)
        return places_of(places, mark)

    monkeypatch.setattr(Places, "of", noted)
    entry = Entry(1, None, name, name, EntryKind.FILE, Origin.ARCHIVED)
    document = Document(entry, "ä".encode() + _FILLING, None if name.endswith(".so") else "utf-8")
    facts = DocumentFacts(document, tuple(all_hits(document)))
    assert not [finding for rule in rules_for(facts) for finding in rule.check(facts)]
    assert not list(embedded_documents(document, lambda: None))
    assert asked
    assert asked <= set(COMMON_MARKS)
