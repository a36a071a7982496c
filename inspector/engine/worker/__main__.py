"""`python -m inspector.engine.worker reader|scanner|searcher`: becomes a worker process."""

import sys

from inspector.engine.worker.entry_point import become_worker

if __name__ == "__main__":
    sys.exit(become_worker(sys.argv[1:]))
