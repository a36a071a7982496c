"""What can go wrong with hostile bytes.

    ContainerError
    ├── UnreadableError      missing, forbidden, a folder: nothing could be opened at all
    ├── NotThisFormatError   the magic matched, the rest did not: try the next format
    ├── DamagedError         truncated, corrupt, wrong checksum: what came before stays usable
    │   └── EntryDamagedError  only one entry's content is: the container can be read on
    ├── EncryptedError       needs a password
    ├── MissingLibraryError  libarchive is not installed: the message says what to install
    ├── FaultError           our own code failed at these bytes: nobody else's fault
    └── LimitReachedError    a limit of `core.limits` was hit

Every message is one sentence for people, without paths of the machine.
"""


class ContainerError(Exception):
    """Base of everything a container may raise."""


class UnreadableError(ContainerError):
    """The file cannot be opened."""


class NotThisFormatError(ContainerError):
    """The bytes are not of the format that was tried."""


class DamagedError(ContainerError):
    """The bytes are damaged from some place on."""


class EntryDamagedError(DamagedError):
    """The content of one entry is damaged; what follows it is not."""


class EncryptedError(ContainerError):
    """The bytes are encrypted."""


class MissingLibraryError(ContainerError):
    """A native library that the format needs is not installed."""


class FaultError(ContainerError):
    """Our own code failed in a way that it should not; the bytes it failed at are given up."""


class LimitReachedError(ContainerError):
    """A limit was reached."""

    def __init__(self, limit: str, message: str, *, is_whole: bool = False) -> None:
        """`limit` is the name of the field in `core.limits.Limits`; empty where none can be raised.

        `is_whole`: nothing more can be had of the whole scan, not of one stream or entry only.
        """
        super().__init__(message)
        self.limit = limit
        self.is_whole = is_whole
