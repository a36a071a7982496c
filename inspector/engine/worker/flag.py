"""How a frozen executable is told to become a worker."""

WORKER_FLAG = "--inspector-worker"
"""The first argument of such a process; the role follows."""
