"""What can go wrong while files are written.

    ExportError
    ├── TargetNotEmptyError   the target exists and holds something: nothing was written
    └── TargetUnusableError   the target cannot be created or written

Every message is one sentence for people.
"""


class ExportError(Exception):
    """Base of everything that the export door raises."""


class TargetNotEmptyError(ExportError):
    """The target exists and is not an empty folder."""


class TargetUnusableError(ExportError):
    """The target cannot be created or written."""


def os_sentence(what: str, error: OSError) -> str:
    """One sentence with the system's reason."""
    return f"{what}: {error.strerror or 'the system gives no reason'}."
