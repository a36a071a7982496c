"""Every entry without content has words; text is told from bytes by content."""

import pytest

from inspector.core.entry import EntryKind
from inspector.gui.models.entry_words import (
    looks_like_text,
    words_of_container,
    words_of_refusal,
    words_without_content,
)
from tests.gui import sample


@pytest.mark.parametrize("kind", [kind for kind in EntryKind if kind is not EntryKind.FILE])
def test_each_kind_without_content_has_a_title_and_an_explanation(kind: EntryKind) -> None:
    words = words_without_content(sample.entry(1, "x", kind, link_target="/etc/passwd"))
    assert words is not None
    assert words.title
    assert words.explanation.endswith(".")


def test_files_are_read_unless_they_are_empty_or_locked() -> None:
    assert words_without_content(sample.entry(1, "x", size_bytes=5)) is None
    assert words_without_content(sample.entry(1, "x", size_bytes=None)) is None
    empty = words_without_content(sample.entry(1, "x", size_bytes=0))
    assert empty is not None
    assert empty.title == "Empty file"
    locked = words_without_content(sample.entry(1, "x", size_bytes=5, encrypted=True))
    assert locked is not None
    assert locked.title == "Encrypted"


def test_a_refusal_names_the_problem_that_is_known() -> None:
    problem = next(p for event in sample.ending() for p in getattr(event, "problems", ()))
    assert words_of_refusal("No.", [problem]).explanation == "It is encrypted. It was skipped."
    assert words_of_refusal("No.", []).explanation == "No."


def test_a_container_says_what_it_holds() -> None:
    entry = sample.entry(2, "a.map", size_bytes=5)
    assert "1 source can be rebuilt" in words_of_container(entry, "source-map", 1, is_map=True).explanation
    assert "nothing can be rebuilt" in words_of_container(entry, "source-map", 0, is_map=True).explanation
    assert "2 entries" in words_of_container(entry, "zip", 2, is_map=False).explanation


@pytest.mark.parametrize(
    ("head", "is_text"),
    [
        (b"plain", True),
        (b"\xff\xfea\0b\0", True),
        (b"\xef\xbb\xbfa", True),
        ("grüße\n".encode(), True),
        (b"a\0b", False),
        (bytes(range(1, 30)) * 4, False),
        (b"\x1b[31mred\x1b[0m" + b"x" * 40, True),
    ],
)
def test_text_is_told_by_content(head: bytes, is_text: bool) -> None:
    assert looks_like_text(head) is is_text
