"""The frozen command line."""

import sys

from inspector.app import main

if __name__ == "__main__":
    sys.exit(main())
