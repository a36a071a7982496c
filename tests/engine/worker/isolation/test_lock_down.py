"""What a locked worker cannot do any more, and what it still can: tried in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inspector.engine.worker.spawn import worker_environment

CHILD = Path(__file__).with_name("locked_child.py")
REFUSALS = ("Operation not permitted", "Permission denied")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one locked process told."""
    folder = tmp_path_factory.mktemp("locked")
    for name in ("readable", "private"):
        (folder / name).mkdir()
    (folder / "readable" / "a.txt").write_text("a")
    (folder / "private" / "secret.txt").write_text("secret")
    child = subprocess.run(
        [sys.executable, str(CHILD), str(folder)],
        env=worker_environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode()
    facts: dict[str, Any] = json.loads(child.stdout)
    facts["folder"] = folder
    return facts


def need(locked: dict[str, Any], means: str) -> None:
    if not any(name.startswith(means) for name in locked["in_force"]):
        pytest.skip(f"this system does not offer {means}: {locked['missing']}")


@pytest.mark.parametrize("attempt", ["read outside", "list outside", "read the environment of the parent"])
def test_nothing_outside_can_be_read(locked: dict[str, Any], attempt: str) -> None:
    need(locked, "Landlock")
    assert locked["outcomes"][attempt] in REFUSALS


@pytest.mark.parametrize(
    "attempt",
    [
        "write outside", "write where it may read", "change what it may read", "delete", "rename", "make a link",
        "change permissions", "internet socket", "local socket", "pair of sockets", "run a program",
        "become a program", "fork", "signal to the parent", "anonymous file",
    ],
)  # fmt: skip
def test_nothing_can_be_changed_started_or_sent(locked: dict[str, Any], attempt: str) -> None:
    need(locked, "seccomp")
    assert locked["outcomes"][attempt] in REFUSALS


def test_nothing_was_changed(locked: dict[str, Any]) -> None:
    need(locked, "seccomp")
    folder: Path = locked["folder"]
    assert sorted(place.name for place in folder.rglob("*")) == ["a.txt", "private", "readable", "secret.txt"]


def test_calls_whose_arguments_no_filter_can_see_do_not_exist(locked: dict[str, Any]) -> None:
    need(locked, "seccomp")
    assert locked["outcomes"]["clone3"] == "Function not implemented"


def test_a_folder_counts_as_made_already(locked: dict[str, Any]) -> None:
    """The secret engine asks to make its folder and otherwise compiles its rules anew, for seconds."""
    need(locked, "seccomp")
    assert locked["outcomes"]["make a folder"] == "File exists"


def test_more_memory_than_allowed_is_an_error_of_that_request(locked: dict[str, Any]) -> None:
    need(locked, "resource limits")
    assert locked["outcomes"]["much memory"] == "MemoryError"


@pytest.mark.parametrize(
    "attempt",
    [
        "read what is given", "list what is given", "start a thread", "import a module", "hold what was opened",
        "write to what was opened", "end itself",
    ],
)  # fmt: skip
def test_the_work_goes_on(locked: dict[str, Any], attempt: str) -> None:
    assert locked["outcomes"][attempt] == "done"


def test_each_means_is_told_as_in_force_or_missing(locked: dict[str, Any]) -> None:
    told = [*locked["in_force"], *locked["missing"]]
    for means in ("resource limits", "no new privileges", "no look into its memory", "Landlock", "seccomp"):
        assert sum(name.startswith(means) for name in told) == 1


def test_locking_takes_milliseconds(locked: dict[str, Any]) -> None:
    """Measured: 1.4 ms on a quiet machine; the bound is for busy ones."""
    assert locked["took_ms"] < 100
