"""A virtual screen, and what sends keys and mouse to it."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
WAIT_S = 30.0


class Screen:
    """An X server of its own with nobody at it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self._started: list[subprocess.Popen[str]] = []

    def tool(self, *words: str | int) -> str:
        """Runs xdotool; empty where it finds nothing."""
        command = ["xdotool", *map(str, words)]
        run = subprocess.run(command, check=False, env=self.environment, capture_output=True, text=True, timeout=WAIT_S)
        return run.stdout.strip()

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Starts a program on the screen."""
        started = subprocess.Popen(command, env=self.environment, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
        self._started.append(started)
        return started

    def close(self) -> None:
        """Ends what still runs."""
        for process in self._started:
            process.kill()
            process.communicate()

    def window(self, title: str) -> int:
        """Waits for a window whose title holds these words."""
        found = wait_for(lambda: self.tool("search", "--onlyvisible", "--name", title), f"no window called {title}")
        return int(found.splitlines()[-1])


def wait_for(ask: Callable[[], str], complaint: str) -> str:
    """Asks until there is an answer."""
    until_s = time.monotonic() + WAIT_S
    while not (answer := ask()):
        assert time.monotonic() < until_s, complaint
        time.sleep(0.05)
    return answer


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Starts an X server on a free display; settings and cases go to a folder of the test."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as numbers:
        display = numbers.readline().strip()
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    # Sockets have short names: the folder of a test may be too long for one.
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        environment = {**os.environ, **home, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        made = Screen({**environment, "XDG_RUNTIME_DIR": runtime})
        yield made
        made.close()
    server.terminate()
    server.wait()


@pytest.fixture
def inspector_command() -> tuple[str, ...]:
    """How the window is started."""
    return (sys.executable, "-m", "inspector")
