"""A search that meets a fault of our own ends with words instead of silence."""

import os

import pytest

from inspector.containers.budget import Budget
from inspector.containers.container import OpenContext
from inspector.containers.failures import DamagedError
from inspector.containers.spool import Spool
from inspector.core.limits import Limits
from inspector.engine.search.query import SearchQuery
from inspector.engine.worker import searcher
from inspector.engine.worker.search_messages import Search
from inspector.engine.worker.searcher import Searcher
from inspector.engine.worker.wire import Sender


def test_a_fault_in_a_search_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_query: SearchQuery) -> None:
        raise ZeroDivisionError

    limits = Limits()
    context = OpenContext(limits, Budget(limits), Spool())
    made = Searcher(DamagedError("The file is empty."), "", context, Sender(os.open(os.devnull, os.O_WRONLY)))
    made._list()
    assert made._unopened == [(0, "The file is empty.")]
    monkeypatch.setattr(searcher, "finder_of", broken)
    ended = made._answer(Search(1, SearchQuery("x")))
    assert ended.sentence == "The search failed (ZeroDivisionError)."
