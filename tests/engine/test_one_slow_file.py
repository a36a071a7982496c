"""A file that takes long to search is told of; it ends no worker."""

from inspector.core.limits import Limits
from inspector.secrets.engine import DEFAULT_TIMEOUT_S


def test_one_file_cannot_make_a_worker_count_as_hung() -> None:
    """The engine gives up on a file, which is told, before the parent gives up on the worker."""
    assert Limits().max_silent_seconds / 2 >= DEFAULT_TIMEOUT_S
