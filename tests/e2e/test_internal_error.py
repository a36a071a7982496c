"""An error of the program itself is told apart from findings and from wrong use."""

import os
from pathlib import Path

import pytest

from tests.conftest import Run

BROKEN = """
import inspector.cli.{module} as command


def run(options):
    raise RuntimeError("planted\\nhere")


command.run = run
"""


@pytest.mark.parametrize(("command", "module"), [("scan", "scan"), ("list", "entries")])
def test_it_ends_with_five_and_a_sentence(run: Run, demo: Path, tmp_path: Path, command: str, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(BROKEN.format(module=module), "utf-8")
    environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path.cwd())]), "INSPECTOR_TRACEBACK": ""}
    done = run(command, demo, cwd=Path.cwd(), environment=environment)
    assert (done.code, done.out) == (5, b"")
    assert done.err.startswith("inspector: An internal error occurred (RuntimeError: planted")
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1
