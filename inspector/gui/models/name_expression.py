"""Regular expressions over the names of a tree, by Qt's engine: it gives up on a name after a bounded effort.

Python's own has no such bound, and a name out of an artifact may be made for an expression to run for years on it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QRegularExpression

from inspector.gui.language import tr

MAX_SECONDS = 8.0
"""For all names together; those after it count as fitting, so that nothing is hidden unseen."""
_STEPS_PER_NAME = 20_000
_NAMES_PER_CLOCK = 512


def expression_in(text: str) -> str:
    """The expression in `/.../`; empty where the text is not written as one."""
    return text[1:-1] if len(text) > 2 and text.startswith("/") and text.endswith("/") else ""


def fault_of(expression: str) -> str:
    """What is wrong with an expression, for people; empty where nothing is."""
    known = _compiled(expression)
    return "" if known.isValid() else tr("This is no regular expression: {error}.", error=known.errorString())


def fitter_of(expression: str, clock: Callable[[], float] = time.monotonic) -> Callable[[str], bool]:
    """Says of a name whether the expression stands somewhere in it; case does not count."""
    match = _compiled(expression).match
    until_s = clock() + MAX_SECONDS
    count, is_late = 0, False

    def fits(name: str) -> bool:
        nonlocal count, is_late
        count += 1
        if count % _NAMES_PER_CLOCK == 0 and clock() > until_s:
            is_late = True
        return is_late or match(name).hasMatch()

    return fits


def _compiled(expression: str) -> QRegularExpression:
    option = QRegularExpression.PatternOption.CaseInsensitiveOption
    return QRegularExpression(f"(*LIMIT_MATCH={_STEPS_PER_NAME}){expression}", option)
