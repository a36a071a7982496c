"""Exit codes of commands that read without judging."""

from inspector.core.end_state import EndState
from inspector.core.events import Ended

OK, USAGE, UNREADABLE, INCOMPLETE, INTERNAL = 0, 2, 3, 4, 5


def end_exit_code(end: Ended, *, has_entries: bool, is_cut: bool = False) -> int:
    """0 when all was read, 3 when nothing could be, 4 when only a part was; `is_cut`: a limit left something out."""
    if end.state is EndState.COMPLETE:
        return INCOMPLETE if is_cut else OK
    return INCOMPLETE if has_entries else UNREADABLE
