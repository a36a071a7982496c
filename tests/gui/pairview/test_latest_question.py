"""One question at a time, and the latest of those that came meanwhile."""

from concurrent.futures import Future

from pytestqt.qtbot import QtBot

from inspector.engine.session import RefusedError
from inspector.gui.pairview.latest_question import LatestQuestion


def test_only_the_first_and_the_latest_are_asked(qtbot: QtBot) -> None:
    futures: dict[int, Future[str]] = {}
    taken: list[str] = []
    question: LatestQuestion[str] = LatestQuestion()

    def ask(number: int) -> "Future[str]":
        futures[number] = Future()
        return futures[number]

    for number in range(4):
        question.ask(lambda number=number: ask(number), taken.append)  # type: ignore[misc]
    assert list(futures) == [0]
    futures[0].set_result("first")
    qtbot.waitUntil(lambda: 3 in futures)
    futures[3].set_result("last")
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == ["last"]


def test_a_refusal_lets_the_next_one_through(qtbot: QtBot) -> None:
    refused: Future[str] = Future()
    answered: Future[str] = Future()
    taken: list[str] = []
    question: LatestQuestion[str] = LatestQuestion()
    question.ask(lambda: refused, taken.append)
    question.ask(lambda: answered, taken.append)
    refused.set_exception(RefusedError("No."))
    answered.set_result("yes")
    qtbot.waitUntil(lambda: taken == ["yes"])


def test_what_was_dropped_is_not_taken(qtbot: QtBot) -> None:
    future: Future[str] = Future()
    taken: list[str] = []
    question: LatestQuestion[str] = LatestQuestion()
    question.ask(lambda: future, taken.append)
    question.drop()
    future.set_result("late")
    qtbot.wait(10)
    assert taken == []
