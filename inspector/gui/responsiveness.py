"""How Python shares its one interpreter lock and collects garbage while a window is open.

Both stop the GUI thread: a background thread that computes keeps the lock for a whole switch interval each
time, and a full collection holds everything up in proportion to what is alive.
"""

import gc
import sys

SWITCH_INTERVAL_S = 0.0001
"""How soon a background thread gives way to the window: a fiftieth of Python's default. Every call into Qt gives the
lock away and waits this long to have it back; with 0.5 ms a picture of the window took 25 to 50 ms longer while a tree
was being built."""
YOUNG_OBJECTS = 20_000
"""New objects before a collection: twenty-eight times Python's default. Most die by their reference count."""
YOUNG_RUNS, MIDDLE_RUNS = 20, 20
"""Collections of one generation before the next older one is looked at, too."""


def put_the_window_first() -> None:
    """Once the first window stands: what was loaded until then lives as long as the process and is left alone."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, YOUNG_RUNS, MIDDLE_RUNS)
