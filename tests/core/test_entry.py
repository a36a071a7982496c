import pytest

from inspector.core.entry import Entry, EntryKind, Origin


@pytest.mark.parametrize("kind", list(EntryKind))
def test_only_regular_files_have_content_of_their_own(kind: EntryKind) -> None:
    assert Entry(1, None, "a", "a", kind, Origin.ARCHIVED).is_file is (kind is EntryKind.FILE)
