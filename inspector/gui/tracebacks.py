"""An exception as text for the details of a dialog."""

import traceback


def traceback_of(error: BaseException) -> str:
    """The whole traceback."""
    return "".join(traceback.format_exception(error))
