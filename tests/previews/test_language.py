"""Names and first lines to languages, and every lexer of the table exists."""

from importlib import import_module

import pytest
from pygments.lexer import Lexer

from inspector.previews.language import LANGUAGES, Language, language_of


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("package/src/a.ts", b"", "TypeScript"),
        ("App.vue?1f2e", b"", "HTML"),
        ("main.js.map", b"", "JSON"),
        ("Dockerfile", b"", "Dockerfile"),
        ("bin/run", b"#!/usr/bin/env python3.11\n", "Python"),
        ("bin/run", b"#!/usr/bin/env -S node --flag\n", "JavaScript"),
        ("bin/run", b"#!/bin/sh\n", "Shell"),
        (".env.production", b"A=1", "Shell"),
        ("webpack/bootstrap", b"// The module cache\n", "JavaScript"),
        ("manifest", b'{"a": 1}', "JSON"),
        ("ui.ts", b"<?xml version='1.0'?><TS/>", "XML"),
        ("notes.txt", b"const a", None),
        ("", b"", None),
        ("x.unknown", b"\xff\xfe", None),
    ],
)
def test_language_of(name: str, head: bytes, expected: str | None) -> None:
    found = language_of(name, head)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_every_lexer_exists(language: Language) -> None:
    lexer = getattr(import_module(f"pygments.lexers.{language.module}"), language.lexer)
    assert issubclass(lexer, Lexer)


def test_no_name_is_listed_twice() -> None:
    extensions = [extension for language in LANGUAGES for extension in language.extensions]
    assert len(extensions) == len(set(extensions))
