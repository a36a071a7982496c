"""The frozen window."""

import sys

from inspector.app import gui_main

if __name__ == "__main__":
    sys.exit(gui_main())
