"""Which files a drop brings: local ones only, nothing is fetched."""

from PySide6.QtCore import QMimeData

MAX_DROPPED = 8


def dropped_paths(data: QMimeData) -> list[str]:
    """Paths of the local files and folders in a drop, at most MAX_DROPPED."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile() and url.toLocalFile()][:MAX_DROPPED]
