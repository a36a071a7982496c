"""Which files stay in memory."""

import pytest

from inspector.core.entry import Entry, EntryKind, Origin
from inspector.packages import is_kept, kept_limit_bytes


def entry(name: str, size_bytes: int | None = 10, origin: Origin = Origin.ARCHIVED) -> Entry:
    return Entry(1, None, name, name, EntryKind.FILE, origin, size_bytes=size_bytes)


@pytest.mark.parametrize(
    "name", ["package/package.json", "a.dist-info/RECORD", "x.pth", "d\\setup.py", "D.nuspec", ".npmrc"]
)
def test_keeps_manifests(name: str) -> None:
    assert is_kept(entry(name))
    assert is_kept(entry(name, None))
    assert not is_kept(entry(name, 64 << 20))
    assert not is_kept(entry(name, origin=Origin.REBUILT))


def test_leaves_the_rest() -> None:
    assert not is_kept(entry("package/index.js"))
    assert not is_kept(entry("package.json.bak"))
    assert not is_kept(Entry(1, None, "setup.py", "setup.py", EntryKind.SYMLINK, Origin.ARCHIVED))


def test_record_may_be_longer() -> None:
    assert is_kept(entry("x.dist-info/RECORD", 5 << 20))
    assert kept_limit_bytes(entry("x.dist-info/RECORD")) > kept_limit_bytes(entry("package.json"))
