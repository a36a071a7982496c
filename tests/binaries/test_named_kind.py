"""What names promise, and whether bytes keep it."""

import pytest

from inspector.binaries.named_kind import contradiction, is_same_family


@pytest.mark.parametrize(
    ("name", "kind", "is_text", "answer"),
    [
        ("a.png", "png", False, None),
        ("A.PNG", "jpeg", False, "jpeg"),
        ("a.png", None, False, "unknown"),
        ("a.png", None, True, "text"),
        ("a.js", None, True, None),
        ("a.js", "elf", False, "elf"),
        ("a.ts", None, False, None),
        ("a.dat", "elf", False, None),
        ("noending", "elf", False, None),
        ("a.node", "mach-o", False, None),
        ("a.docx", "zip", False, None),
    ],
)
def test_contradictions(name: str, kind: str | None, is_text: bool, answer: str | None) -> None:
    assert contradiction(name, kind, b"\1\2\3", is_text=is_text) == answer


def test_empty_files_and_stand_ins_promise_nothing() -> None:
    assert contradiction("a.png", None, b"", is_text=True) is None
    assert contradiction("a.png", None, b"version https://git-lfs.github.com/spec/v1\n", is_text=True) is None


def test_families() -> None:
    assert is_same_family("a.png", "jpeg")
    assert not is_same_family("a.png", "elf")
    assert not is_same_family("a.txt", "png")
