"""The window on a real X server: start, drop, keys, a second start, quit."""

import sys
from pathlib import Path

import pytest

from inspector.engine.demo import DEMO_NAME, make_demo
from tests.xserver.conftest import CHECKOUT, WAIT_S, Screen, wait_for

pytestmark = pytest.mark.xvfb
TITLE = "Artifact Inspector"
SOURCE = CHECKOUT / "tests" / "xserver" / "drag_source.py"


def drag(screen: Screen, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Presses, moves in steps as a hand does, and lets go."""
    screen.tool("mousemove", *start, "mousedown", 1)
    for step in range(1, 21):
        x, y = (a + (b - a) * step // 20 for a, b in zip(start, end, strict=True))
        screen.tool("mousemove", "--sync", x, y)
    screen.tool("sleep", "0.3", "mouseup", 1)


def test_a_package_is_dropped_and_the_window_quits(
    screen: Screen, tmp_path: Path, inspector_command: tuple[str, ...]
) -> None:
    package = make_demo(tmp_path)
    window = screen.start(*inspector_command)
    number = screen.window(TITLE)
    screen.tool("windowmove", "--sync", number, 0, 0)
    source = screen.start(sys.executable, str(SOURCE), str(package))
    assert source.stdout is not None
    assert source.stdout.readline() == "ready\n"
    screen.window("drag source")
    drag(screen, (1440, 120), (600, 400))
    wait_for(lambda: screen.tool("search", "--name", DEMO_NAME), "the package that was dropped did not open")
    source.kill()
    source.wait()
    screen.tool("windowfocus", "--sync", number)
    screen.tool("key", "ctrl+q")
    assert window.wait(WAIT_S) == 0


def test_a_second_start_hands_its_package_over(
    screen: Screen, tmp_path: Path, inspector_command: tuple[str, ...]
) -> None:
    package = make_demo(tmp_path)
    window = screen.start(*inspector_command)
    number = screen.window(TITLE)
    second = screen.start(*inspector_command, str(package))
    assert second.wait(WAIT_S) == 0
    wait_for(lambda: screen.tool("search", "--name", DEMO_NAME), "the first window did not open the package")
    assert window.poll() is None
    screen.tool("windowfocus", "--sync", number)
    screen.tool("key", "ctrl+q")
    assert window.wait(WAIT_S) == 0


def test_a_new_window_is_a_process_of_its_own(
    screen: Screen, tmp_path: Path, inspector_command: tuple[str, ...]
) -> None:
    package = make_demo(tmp_path)
    first = screen.start(*inspector_command)
    number = screen.window(TITLE)
    second = screen.start(*inspector_command, "--new-window", str(package))
    other = screen.window(DEMO_NAME)
    assert other != number
    assert (first.poll(), second.poll()) == (None, None)
    for shown, process in ((other, second), (number, first)):
        screen.tool("windowfocus", "--sync", shown)
        screen.tool("key", "ctrl+q")
        assert process.wait(WAIT_S) == 0
