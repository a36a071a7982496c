"""What happens to the file of an open artifact is noticed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.jobs.background import wait_for_jobs
from inspector.gui.jobs.file_watch import CHANGED, GONE, FileWatch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "package.tgz"
    made.write_bytes(b"as it was")
    return made


@pytest.fixture
def watch(path: Path, qtbot: QtBot) -> Iterator[FileWatch]:
    made = FileWatch(str(path))
    made.start()
    qtbot.waitUntil(lambda: made._first is not None)
    yield made
    made.close()
    assert wait_for_jobs()


def told(watch: FileWatch, qtbot: QtBot) -> str:
    with qtbot.waitSignal(watch.told) as said:
        watch.look()
    return str(said.args[0]) if said.args else ""


def test_a_file_that_stays_as_it_is_is_not_spoken_of(watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watch.told):
        watch.look()
        assert wait_for_jobs()
        qtbot.wait(1)
    assert watch._timer.isActive(), "it looks again"


def test_a_change_is_told_once(watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    path.write_bytes(b"otherwise and longer")
    assert told(watch, qtbot) == CHANGED
    with qtbot.assertNotEmitted(watch.told):
        watch.look()
        assert wait_for_jobs()
        qtbot.wait(1)


def test_another_file_of_the_same_name_is_a_change(watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    other = path.with_name("other")
    other.write_bytes(b"as it was")
    other.replace(path)
    assert told(watch, qtbot) == CHANGED


def test_a_file_that_is_gone_and_back(watch: FileWatch, path: Path, qtbot: QtBot) -> None:
    aside = path.with_name("aside")
    path.rename(aside)
    assert told(watch, qtbot) == GONE
    aside.rename(path)
    assert told(watch, qtbot) == ""


def test_what_was_never_a_file_is_left_to_the_scan(tmp_path: Path, qtbot: QtBot) -> None:
    watch = FileWatch(str(tmp_path / "none"))
    with qtbot.assertNotEmitted(watch.told):
        watch.start()
        assert wait_for_jobs()
        qtbot.wait(1)
    assert not watch._timer.isActive()
    watch.close()
