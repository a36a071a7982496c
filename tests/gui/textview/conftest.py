"""A text view, and what opens a text in it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.textview import TextView
from inspector.gui.theme.theme import load_theme
from tests.gui.textview.thread_session import ENTRY, Opener, ThreadSession, row


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TextView]:
    view = TextView(load_theme("light"))
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    yield view
    view.clear()


@pytest.fixture
def opened(view: TextView, qtbot: QtBot) -> Iterator[Opener]:
    sessions: list[ThreadSession] = []

    def open_text(data: bytes, *, wait: bool = True) -> ThreadSession:
        session = ThreadSession(data)
        sessions.append(session)
        view.open(session, ENTRY)
        if wait:
            qtbot.waitUntil(lambda: view.facts is not None and (not view.facts.row_count or row(view, 0) is not None))
        return session

    yield open_text
    view.clear()
    for session in sessions:
        session.close()
