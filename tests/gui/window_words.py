"""All words of the window as its code writes them: what a table of another language must hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import inspector.gui
from inspector.gui.actions.commands import COMMANDS
from inspector.reports.registry import FORMATS

GUI = Path(inspector.gui.__file__).parent
MARKERS = {"tr", "later"}


def words() -> set[str]:
    """Every literal that passes through `tr`, `later`, `counted` or a WordTable; commands; report formats."""
    found = {text for path in GUI.rglob("*.py") for text in _words_in(ast.parse(path.read_text("utf-8")))}
    for command in COMMANDS:
        found |= {command.title, command.tip, command.submenu}
    return (found | {known.title for known in FORMATS}) - {""}


def untranslated_calls() -> list[str]:
    """Calls that put a literal text on screen which is in no language's table."""
    return [
        f"{path.relative_to(GUI)}:{node.lineno}: {ast.unparse(text)}"
        for path in sorted(GUI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node) in SINKS
        for argument in (*node.args, *(word.value for word in node.keywords if word.arg != "role"))
        for text in _alternatives(argument)
        if _is_text(text)
    ]


SINKS = {
    "addAction", "addMenu", "addRow", "addTab", "setAccessibleDescription", "setAccessibleName", "setHeaderLabels",
    "setLabelText", "setPlaceholderText", "setStatusTip", "setTabText", "setText", "setTitle", "setToolTip",
    "setWindowTitle", "show_busy", "show_idle", "show_state", "show_text", "say",
    "ChipButton", "ElidedLabel", "LinkButton", "PlainLabel", "PlainText", "PrimaryButton", "QPushButton", "QuietButton",
}  # fmt: skip
ICONS = {"empty", "filter", "folder", "link", "lock", "map", "search", "special", "wait"}
NAMES = {"Artifact Inspector", "SHA-256", "Aa", ".*"}


def _words_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node)
        if name in MARKERS and node.args:
            yield from _literals(node.args[0])
        elif name == "counted":
            one, *many = [text for argument in node.args[1:] for text in _literals(argument)]
            yield from (one, many[0] if many else f"{one}s")
        elif name == "WordTable" and isinstance(node.args[0], ast.Dict):
            yield from (text for value in node.args[0].values for text in _literals(value))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.IfExp():
            yield from (*_alternatives(node.body), *_alternatives(node.orelse))
        case ast.BoolOp():
            yield from (each for value in node.values for each in _alternatives(value))
        case _:
            yield node


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        literal = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        literal = node.value
    else:
        return False
    has_word = any(len(word) > 1 and word.isalpha() for word in literal.replace(".", " ").split())
    return has_word and literal not in ICONS | NAMES and not literal.startswith(("Artifact Inspector ", "PySide6"))


def _name(call: ast.Call) -> str:
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
