"""What the window asks of Python's interpreter lock and garbage collector."""

import gc
import sys
from collections.abc import Iterator

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.gui.responsiveness import SWITCH_INTERVAL_S, YOUNG_OBJECTS, put_the_window_first


@pytest.fixture
def restored() -> Iterator[None]:
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("restored")
def test_what_was_loaded_is_left_alone_and_the_lock_changes_hands_sooner() -> None:
    before = gc.get_freeze_count()
    put_the_window_first()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold()[0] == YOUNG_OBJECTS
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL_S)


def test_entries_are_nothing_to_the_collector() -> None:
    assert not gc.is_tracked(Entry(1, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED))
