"""Which shipped file says that a map is its own: by the comment at its end, whatever the map is called, or by debug id.

Looked for only where neither the name of a map nor its `file` leads anywhere: the ends of all scripts beside it must be
read for that, once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.core.innerpath import SEPARATOR
from inspector.engine.worker.path_index import PathIndex
from inspector.sourcemaps.debug_id import find_debug_id, plain_debug_id
from inspector.sourcemaps.link_targets import resolve_inside
from inspector.sourcemaps.links import find_links

END_BYTES: Final = 8 << 10
"""So much of the end of a script is read: both comments belong into its last lines."""
MAX_SCRIPTS: Final = 5_000
"""Of one container."""
SCRIPT_SUFFIXES: Final = (".js", ".mjs", ".cjs", ".jsx", ".css", ".bundle", ".jsbundle")

ReadEnd = Callable[[int, int], bytes]
"""(entry number, most bytes) -> the end of its content; raises ContainerError."""


@dataclass(slots=True)
class _Stated:
    """What the scripts of one container state."""

    by_path: dict[str, int] = field(default_factory=dict)
    """Numbers of scripts by the path that their comment leads to."""
    by_id: dict[str, int] = field(default_factory=dict)


class Carriers:
    """Over all entries known so far; a container is looked at once, when all of it is listed."""

    def __init__(self, index: PathIndex, read_end: ReadEnd) -> None:
        """Reads nothing yet."""
        self._index = index
        self._read_end = read_end
        self._levels: dict[str, _Stated] = {}
        self._scripts: dict[str, list[int]] = {}
        """By container, as far as entries were looked at."""
        self._next = 1

    def of(self, map_path: str, debug_id: str | None) -> int | None:
        """The script that a map belongs to."""
        level = map_path.rpartition(SEPARATOR)[0]
        if level not in self._levels:
            self._levels[level] = self._stated(level)
        stated, plain_id = self._levels[level], plain_debug_id(debug_id)
        by_comment = stated.by_path.get(map_path)
        return by_comment if by_comment is not None or plain_id is None else stated.by_id.get(plain_id)

    def _stated(self, level: str) -> _Stated:
        stated = _Stated()
        self._look_at_new_entries()
        for number in self._scripts.get(level, ()):
            path = self._index.path(number)
            try:
                end = self._read_end(number, END_BYTES)
            except LimitReachedError:
                raise
            except ContainerError:
                continue
            link = next((link for link in find_links(end, path) if not link.is_shadowed), None)
            target = resolve_inside(path, link.url) if link else None
            if target:
                stated.by_path.setdefault(target, number)
            debug_id = find_debug_id(end)
            if debug_id:
                stated.by_id.setdefault(debug_id, number)
        return stated

    def _look_at_new_entries(self) -> None:
        """Each entry once, however many containers there are."""
        for number, path in self._index.added_from(self._next):
            self._next = number + 1
            if path.endswith(SCRIPT_SUFFIXES):
                scripts = self._scripts.setdefault(path.rpartition(SEPARATOR)[0], [])
                if len(scripts) < MAX_SCRIPTS:
                    scripts.append(number)
