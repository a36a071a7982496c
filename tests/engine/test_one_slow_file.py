"""A file that takes long to search is told of; it ends no worker."""

from inspector.engine.worker_session import SILENCE_SECONDS
from inspector.secrets.engine import DEFAULT_TIMEOUT_S


def test_one_file_cannot_make_a_worker_count_as_hung() -> None:
    """The engine gives up on a file, which is told, before the parent gives up on the worker."""
    assert DEFAULT_TIMEOUT_S <= SILENCE_SECONDS / 2
