"""Everything larger: text, icons and distances. Qt takes it from the environment, before the application is made."""

import os

_VARIABLE = "QT_SCALE_FACTOR"


def scale_everything(percent: int) -> None:
    """Scales this process, unless the environment says how already."""
    if percent != 100 and not os.environ.get(_VARIABLE):
        os.environ[_VARIABLE] = f"{percent / 100:g}"
