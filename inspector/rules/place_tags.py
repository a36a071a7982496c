"""What the place of an entry says about it: whose it is, and whether it is for tests."""

from collections.abc import Iterable
from functools import lru_cache

from inspector.core.entry import Entry
from inspector.core.innerpath import SEPARATOR
from inspector.core.ownership import is_third_party_path

_TEST_FOLDERS = frozenset(
    {"test", "tests", "__tests__", "testing", "testdata", "test-data", "test_data", "spec", "specs", "fixtures"}
    | {"__fixtures__", "__mocks__", "mocks", "e2e"}
)


def path_tags(entry: Entry, own_scopes: Iterable[str] = ()) -> tuple[str, ...]:
    """What an entry's place says about it, over all levels: whose it is, and whether it is for tests."""
    return _tags(entry.path, tuple(own_scopes))


@lru_cache(maxsize=8)  # one rule after the other asks about the same entry
def _tags(inner_path: str, own_scopes: tuple[str, ...]) -> tuple[str, ...]:
    path = inner_path.replace(SEPARATOR, "/")
    owner = "third-party" if is_third_party_path(path, own_scopes) else "first-party"
    return (owner, "test-path") if is_test_path(path) else (owner,)


def is_test_path(path: str) -> bool:
    """Whether some folder of the path is for tests and their data."""
    return not _TEST_FOLDERS.isdisjoint(path.lower().split("/")[:-1])
