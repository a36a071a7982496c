"""Possessive repeats of groups, which CPython before 3.11.5 (Debian 12 has 3.11.2) gets wrong without a guard."""

import re

from tests.architecture.test_rooms import PACKAGE, python_files

GUARD = "|(?!)"
_REPEATED_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")


def test_every_possessive_group_ends_in_the_guard() -> None:
    bare = [
        f"{path.relative_to(PACKAGE)}: {text[max(0, match.start() - 20) : match.end()]}"
        for path in python_files()
        for text in [path.read_text(encoding="utf-8")]
        for match in _REPEATED_GROUP.finditer(text)
        if not text[: match.start()].endswith(GUARD)
    ]
    assert bare == []


def test_the_guard_makes_a_failed_iteration_step_back() -> None:
    match = re.match(rb"(?:[^'/]++|'(?:[^'\\\n]++|\\[\s\S]|(?!))*+'|(?!))++", b"a = 'x")
    assert match is not None
    assert match.end() == len(b"a = ")
