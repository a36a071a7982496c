"""The artifacts that were opened lately: paths with their last verdict, in a small JSON file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from inspector.disk.whole_file import write_whole

MAX_RECENT = 10
"""Unless a person wants more or fewer."""
MAX_LISTED = 30
MAX_FILE_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class RecentArtifact:
    """One line of the list."""

    path: str
    verdict: str = ""
    """The words of its last verdict; empty where no scan ended."""


def default_recent_file() -> Path:
    """Where the list lies for this person."""
    return Path(platformdirs.user_config_dir("artifact-inspector")) / "recent.json"


class RecentList:
    """Newest first. A file that is missing, damaged or not writable costs the list, nothing else."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or default_recent_file()
        self._most = MAX_RECENT
        self._items = self._loaded()

    @property
    def items(self) -> tuple[RecentArtifact, ...]:
        """The list, newest first."""
        return tuple(self._items)

    def add(self, path: str, verdict: str = "") -> None:
        """Puts a path on top."""
        kept = [item for item in self._items if item.path != path]
        self._items = [RecentArtifact(path, verdict), *kept][: self._most]
        self._save()

    def keep_at_most(self, count: int) -> None:
        """Keeps so many from now on, and forgets what is over."""
        self._most = min(max(count, 0), MAX_LISTED)
        if len(self._items) > self._most:
            del self._items[self._most :]
            self._save()

    def clear(self) -> None:
        """Forgets all."""
        self._items = []
        self._save()

    def _loaded(self) -> list[RecentArtifact]:
        try:
            if self._file.stat().st_size > MAX_FILE_BYTES:
                return []
            data = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        rows = data.get("recent") if isinstance(data, dict) else None
        items = [_item_of(row) for row in rows[:MAX_LISTED]] if isinstance(rows, list) else []
        return [item for item in items if item]

    def _save(self) -> None:
        data = {"version": 1, "recent": [asdict(item) for item in self._items]}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, json.dumps(data, indent=1).encode())
        except OSError:
            return  # a list of conveniences is not worth a message


def _item_of(row: object) -> RecentArtifact | None:
    if not isinstance(row, dict):
        return None
    path, verdict = row.get("path"), row.get("verdict", "")
    if not isinstance(path, str) or not path or not isinstance(verdict, str):
        return None
    return RecentArtifact(path, verdict[:40])
