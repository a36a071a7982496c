"""What loaders left under a file's name is told from the file."""

import time

import pytest

from inspector.sourcemaps.loader_output import HEAD_BYTES, is_loader_output


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("src/s.css", b".a { color: red }", False),
        ("src/s.css", b'@import "other.css";\n.a{}', False),
        ("src/s.css", b"/* header */\n:root { --a: 1 }", False),
        ("src/s.css", b"/* header */\n// Imports\nimport a from './a.js';", True),
        ("src/s.css", b"// extracted by mini-css-extract-plugin\nexport default {}", True),
        ("src/s.css", b"exports = module.exports = require('../css-base.js')(false);", True),
        ("src/s.scss", b"// Colors\n$a: 1;", False),
        ("src/s.css", b"", False),
        ("src/x.vue", b"<template><p/></template>", False),
        ("src/x.vue", b"import { render } from './x.vue?vue&type=template'", True),
        ("src/x.vue", b"", False),
        ("src/x.svelte", b"<script>let a</script>", False),
        ("src/a.ts", b"import a from 'b'", False),
    ],
)
def test_kinds(path: str, content: bytes, expected: bool) -> None:
    assert is_loader_output(path, content) is expected


@pytest.mark.parametrize("piece", [b"/* */", b"/*", b"//\n", b"import ", b"/***", b" "])
def test_hostile_heads_take_no_time(piece: bytes) -> None:
    head = (piece * HEAD_BYTES)[:HEAD_BYTES]
    start_s = time.process_time()
    is_loader_output("a.css", head)
    assert time.process_time() - start_s < 0.1
