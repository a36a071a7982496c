"""Small promises about the tree that no other tool checks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "inspector"
FORBIDDEN_NAMES = {"utils", "util", "misc", "helpers", "helper", "manager", "common"}
MAX_LINES = 500
MAX_FUNCTION_LINES = 60


def python_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_small_and_named_for_its_idea(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in FORBIDDEN_NAMES
    assert text.count("\n") <= MAX_LINES
    long = [f.name for f in functions(path) if (f.end_lineno or f.lineno) - f.lineno >= MAX_FUNCTION_LINES]
    assert long == []
    assert ast.get_docstring(ast.parse(text)), "every module says what it is"
