"""Regular expressions over names, which end however a name was made."""

import time

import pytest

from inspector.gui.models.name_expression import MAX_SECONDS, expression_in, fault_of, fitter_of


def test_what_is_written_as_an_expression() -> None:
    assert expression_in(r"/\.map$/") == r"\.map$"
    assert expression_in("src/a") == expression_in("//") == expression_in("/a") == ""


def test_names_fit_anywhere_and_in_any_case() -> None:
    fits = fitter_of(r"\.(map|js)$")
    assert [fits(name) for name in ("a.MAP", "b.js", "c.json")] == [True, True, False]
    assert not fault_of("a|b")
    assert fault_of("(").startswith("This is no regular expression")


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|a)*b", "(a*)*b"])
def test_a_name_that_was_made_for_it_takes_no_time(expression: str) -> None:
    started_s = time.process_time()
    assert not fitter_of(expression)("a" * 5000 + "!")
    assert time.process_time() - started_s < 0.5


def test_after_the_time_nothing_is_hidden_unseen() -> None:
    seconds = iter([0.0, MAX_SECONDS + 1])
    fits = fitter_of("x", clock=lambda: next(seconds))
    assert [fits("a") for _ in range(600)] == [False] * 511 + [True] * 89
