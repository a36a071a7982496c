"""What tests of every room may use: the command line as users run it, and the built-in example."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from inspector.engine.demo import make_demo


@dataclass(frozen=True)
class Done:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


Run = Callable[..., Done]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """`run("scan", path)` in an empty working directory without a display; a rule that fails raises.

    `environment` is set beside what the tests run in.
    """
    folder = tmp_path_factory.mktemp("cwd")
    usual = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    usual |= {"INSPECTOR_STRICT_RULES": "1", "INSPECTOR_TRACEBACK": "1"}

    def run_command(
        *arguments: object, cwd: Path = folder, environment: Mapping[str, str] = MappingProxyType({})
    ) -> Done:
        command = [sys.executable, "-m", "inspector", *map(str, arguments)]
        variables = usual | dict(environment)
        done = subprocess.run(command, capture_output=True, cwd=cwd, env=variables, timeout=120, check=False)
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    return run_command


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_demo(tmp_path_factory.mktemp("demo"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter: archives hold times, and parallel processes must agree on every name."""
    return argname if isinstance(val, bytes) else None
