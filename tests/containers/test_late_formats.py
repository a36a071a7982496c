"""What is said ahead of a format is what its own file says."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from inspector.containers.container import Format
from inspector.containers.late_formats import LATE


@pytest.mark.parametrize(("late", "load"), LATE, ids=lambda each: each.name if isinstance(each, Format) else "")
def test_a_late_format_is_what_it_was_said_to_be(late: Format, load: Callable[[], Format]) -> None:
    loaded = load()
    assert (late.name, late.root_only, late.nested_only) == (loaded.name, loaded.root_only, loaded.nested_only)
    assert late.first_bytes == loaded.first_bytes


@pytest.mark.parametrize(("late", "load"), LATE, ids=lambda each: each.name if isinstance(each, Format) else "")
def test_it_recognises_what_the_loaded_one_does(late: Format, load: Callable[[], Format]) -> None:
    loaded = load()
    heads = [
        b"",
        b"PYZ\0" + bytes(12),
        b"hsqs",
        b"\0asm\1\0\0\0",
        b'{"version":3}',
        b"#!/bin/sh\n",
        b"\x7fELF" + bytes(60),
    ]
    heads += [bytes([value]) * 64 for value in range(256)]
    for head in heads:
        for name in ("x", "x.js", "x.map", "a" * 64 + ".json"):
            assert late.recognises(head, name) == loaded.recognises(head, name)


def test_a_reader_starts_without_what_few_artifacts_need() -> None:
    code = "import sys, inspector.engine.worker.reader; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    names = ("asar", "squashfs", "source_map", "inline_maps", "libarchive_library", "second_opinion")
    assert not loaded & {f"inspector.containers.{name}" for name in names}
    assert not any(name.startswith(("inspector.previews", "inspector.sourcemaps", "numpy")) for name in loaded)
