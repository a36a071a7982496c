"""A second start hands its paths to the running window; whatever else speaks to it gets a refusal and no harm."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from inspector import app
from inspector.gui.instance.address import server_name
from inspector.gui.instance.caller import hand_over
from inspector.gui.instance.letter import MAX_LETTER_BYTES, REFUSED, TAKEN, Letter, letter_for, sealed
from inspector.gui.instance.letter_box import MAX_CONNECTIONS, LetterBox
from inspector.gui.instance.post import Post
from inspector.gui.windows import Windows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in folders")


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A socket's name for this test alone, in a folder with a short path."""
    with tempfile.TemporaryDirectory(prefix="inspector-") as folder:
        monkeypatch.setattr("platformdirs.user_runtime_dir", lambda _name: f"{folder}/r")
        found = server_name()
        assert found is not None
        yield found


@pytest.fixture
def box(name: str, qtbot: QtBot) -> Iterator[LetterBox]:
    made = LetterBox(patience_ms=150)
    assert made.listen(name)
    yield made
    made.close()


def answer_to(data: bytes, name: str, qtbot: QtBot) -> bytes:
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.connected):
        socket.connectToServer(name)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(data)
    return bytes(socket.readAll().data())


def framed(fields: object) -> bytes:
    data = json.dumps(fields).encode()
    return len(data).to_bytes(4, "big") + data


def second_start(folder: str, *arguments: str) -> QProcess:
    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    environment.insert("INSPECTOR_TEST_RUNTIME", folder)
    process.setProcessEnvironment(environment)
    program = (
        "import os, platformdirs; platformdirs.user_runtime_dir = lambda _name: os.environ['INSPECTOR_TEST_RUNTIME']\n"
        "import sys; from inspector.app import main; sys.exit(main())"
    )
    process.start(sys.executable, ["-c", program, *arguments])
    return process


def test_a_second_start_hands_over_and_ends(
    name: str, box: LetterBox, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    window = windows.open_window()
    window.showMinimized()
    Post(box, windows)
    artifact = tmp_path / "sample.tgz"
    process = second_start(str(Path(name).parent), str(artifact))
    with qtbot.waitSignal(process.finished, timeout=10_000):
        pass
    assert process.exitCode() == 0
    assert process.readAllStandardError().data() == b""
    assert window.workspace is not None
    assert window.workspace.state.path == str(artifact)
    assert not window.isMinimized()
    assert window.isActiveWindow()


def test_without_paths_the_newest_window_comes_to_the_front(box: LetterBox, windows: Windows, qtbot: QtBot) -> None:
    first, second = windows.open_window(), windows.open_window()
    first.activateWindow()
    Post(box, windows).deliver(letter_for([], remember=True))
    qtbot.waitUntil(second.isActiveWindow)
    assert len(windows.open_windows) == 2


def test_each_path_gets_a_window_and_a_free_one_is_used_first(box: LetterBox, windows: Windows, tmp_path: Path) -> None:
    windows.open_window()
    Post(box, windows).deliver(letter_for([str(tmp_path / "a.tgz"), str(tmp_path / "b.tgz")], remember=True))
    assert [w.workspace.state.path[-5:] for w in windows.open_windows if w.workspace] == ["a.tgz", "b.tgz"]


def test_another_version_is_refused(name: str, box: LetterBox, windows: Windows, qtbot: QtBot) -> None:
    windows.open_window()
    post = Post(box, windows)
    letter = letter_for([], remember=True)
    assert post.accepts(letter)
    assert answer_to(framed(asdict(replace(letter, version="0.0.0-other"))), name, qtbot) == REFUSED


def test_a_folder_with_another_policy_is_refused(
    box: LetterBox, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    windows.open_window()
    post = Post(box, windows)
    letter = letter_for([], remember=True)
    assert post.accepts(letter)
    (tmp_path / "with").mkdir()
    (tmp_path / "with" / "inspector.toml").write_text("")
    assert not post.accepts(replace(letter, folder=str(tmp_path / "with")))


@pytest.mark.parametrize(
    "data",
    [
        (MAX_LETTER_BYTES + 1).to_bytes(4, "big"),
        b"\xff\xff\xff\xff" + b"x" * 100_000,
        b"\0\0\0\0",
        (8).to_bytes(4, "big") + b"no JSON!",
        framed([]),
        framed({"paths": ["/a"]}),
        framed(asdict(Letter("1", "/", ["/a\0b"], remember=True, token=""))),
    ],
)
def test_hostile_letters_are_refused(name: str, box: LetterBox, qtbot: QtBot, data: bytes) -> None:
    arrived: list[Letter] = []
    box.letter_arrived.connect(arrived.append)
    assert answer_to(data, name, qtbot) in (REFUSED, b"")
    assert arrived == []


def test_a_slow_writer_is_hung_up_on_and_others_are_heard(name: str, box: LetterBox, qtbot: QtBot) -> None:
    slow = QLocalSocket()
    slow.connectToServer(name)
    slow.write(b"\0\0")
    letter = sealed(letter_for([], remember=True))
    assert letter is not None
    assert answer_to(letter, name, qtbot) == TAKEN
    qtbot.waitUntil(lambda: slow.state() is QLocalSocket.LocalSocketState.UnconnectedState)


def test_connections_are_counted(name: str, box: LetterBox, qtbot: QtBot) -> None:
    sockets = [QLocalSocket() for _ in range(MAX_CONNECTIONS + 4)]
    for socket in sockets:
        socket.connectToServer(name)
    qtbot.waitUntil(lambda: len(box._open) == MAX_CONNECTIONS)
    qtbot.waitUntil(lambda: not box._open)


def test_only_one_listens_and_the_next_one_may_when_it_ends(name: str, box: LetterBox) -> None:
    second = LetterBox()
    assert not second.listen(name)
    box.close()
    assert second.listen(name)
    second.close()


def test_what_a_killed_process_left_is_cleared_away(name: str, qtbot: QtBot) -> None:
    program = (
        "import os, sys; from PySide6.QtCore import QCoreApplication\n"
        "from inspector.gui.instance.letter_box import LetterBox\n"
        "app = QCoreApplication([]); box = LetterBox(); assert box.listen(sys.argv[1]); os.kill(os.getpid(), 9)"
    )
    killed = QProcess()
    killed.start(sys.executable, ["-c", program, name])
    with qtbot.waitSignal(killed.finished, timeout=10_000):
        pass
    assert Path(name).exists()
    assert not hand_over([], remember=True)
    box = LetterBox()
    assert box.listen(name)
    assert answer_to(b"\0\0\0\0", name, qtbot) == REFUSED
    box.close()
    assert not Path(name).exists()


def test_nobody_else_may_enter(name: str, box: LetterBox) -> None:
    assert Path(name).stat().st_mode & 0o077 == 0
    assert Path(name).parent.stat().st_mode & 0o077 == 0


def test_a_new_window_is_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[list[str], bool]] = []
    monkeypatch.setattr("inspector.gui.instance.caller.hand_over", lambda _paths, remember: True)
    monkeypatch.setattr(app, "_start_reader", lambda: None)

    def run(paths: list[str], *, remember: bool, is_alone: bool) -> int:
        opened.append((paths, is_alone))
        return 0

    monkeypatch.setattr("inspector.gui.app.run", run)
    assert app.main(["--new-window", "a.tgz"]) == 0
    assert app.main(["a.tgz"]) == 0
    assert opened == [(["a.tgz"], True)]
