import pytest

from inspector.rules.code_files import is_code


@pytest.mark.parametrize(
    ("name", "expected"), [("a.js", True), ("a.PY", True), ("a.json", False), ("js", False), ("a.txt", False)]
)
def test_is_code(name: str, expected: bool) -> None:
    assert is_code(name) is expected
