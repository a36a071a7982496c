"""Which shipped file a map belongs to, and the way back: by comment, by the map's `file`, by name, by debug id.

Everything is looked up among the entries of the artifact; an address that leads elsewhere leads nowhere.
"""

from collections.abc import Callable, Iterator, Sequence

from inspector.containers.failures import ContainerError
from inspector.core.innerpath import SEPARATOR, map_name
from inspector.core.sourcefacts import LinkKind
from inspector.engine.worker.carriers import SCRIPT_SUFFIXES
from inspector.engine.worker.path_index import PathIndex
from inspector.sourcemaps.debug_id import find_debug_id, plain_debug_id
from inspector.sourcemaps.failures import NotASourceMapError
from inspector.sourcemaps.link_targets import resolve_inside
from inspector.sourcemaps.links import find_links
from inspector.sourcemaps.reader import read_map

MAP_SUFFIX = ".map"
MAX_NEIGHBOURS = 40
"""So many files of the map's folder are searched for a comment that leads to it."""
MAX_INLINE_MAPS = 10_000

Reading = Callable[[int], bytes]


class Pairing:
    """Finds partners among the entries known so far."""

    def __init__(self, paths: Sequence[str], read: Reading) -> None:
        """`paths` are those of all entries by number and may grow; `read` returns the whole content of an entry."""
        self._paths = paths
        self._read = read
        self._index = PathIndex(paths)
        self._led_here: dict[int, int] = {}
        """The shipped file that led to a map."""

    def shipped_of(self, map_number: int) -> int | None:
        """The shipped file of a map."""
        if map_number in self._led_here:
            return self._led_here[map_number]
        path = self._paths[map_number]
        level, separator, name = path.rpartition(SEPARATOR)
        if separator and name.startswith("%map-"):
            return self._number(level)
        file, debug_id = self._stated(map_number)
        named = [target for target in (path.removesuffix(MAP_SUFFIX), resolve_inside(path, file)) if target]
        known = self._index.known()
        candidates = [known[target] for target in named if known.get(target, map_number) != map_number]
        near = candidates or list(self._neighbours(path, SCRIPT_SUFFIXES))
        for number in near:
            if self._leads_to(number, path):
                return number
        return candidates[0] if candidates else self._with_id(near, debug_id)

    def map_of(self, shipped_number: int) -> int | None:
        """The map of a shipped file."""
        path = self._paths[shipped_number]
        link = next((link for link in find_links(self._read(shipped_number), path) if not link.is_shadowed), None)
        if link is not None and link.kind is LinkKind.DATA:
            return self._last_inline(path)
        target = resolve_inside(path, link.url) if link is not None else None
        found = self._number(target) if target else None
        if found is None:
            return self._number(path + MAP_SUFFIX) or self._last_inline(path) or self._map_with_id_of(shipped_number)
        self._led_here.setdefault(found, shipped_number)
        return found

    def _stated(self, map_number: int) -> tuple[str, str | None]:
        """What the map calls its shipped file, and its debug id."""
        try:
            found = read_map(self._read(map_number))
        except (ContainerError, NotASourceMapError):
            return "", None
        return found.file or "", plain_debug_id(found.debug_id)

    def _with_id(self, scripts: list[int], debug_id: str | None) -> int | None:
        if debug_id is None:
            return None
        return next((number for number in scripts if self._id_of(number) == debug_id), None)

    def _id_of(self, script: int) -> str | None:
        try:
            return find_debug_id(self._read(script))
        except ContainerError:
            return None

    def _map_with_id_of(self, script: int) -> int | None:
        debug_id = self._id_of(script)
        if debug_id is None:
            return None
        maps = self._neighbours(self._paths[script], (MAP_SUFFIX,))
        return next((number for number in maps if self._stated(number)[1] == debug_id), None)

    def _last_inline(self, path: str) -> int | None:
        found = None
        for nth in range(1, MAX_INLINE_MAPS):
            number = self._number(f"{path}{SEPARATOR}{map_name(nth)}")
            if number is None:
                break
            found = number
        return found

    def _leads_to(self, number: int, path: str) -> bool:
        carrier = self._paths[number]
        try:
            links = find_links(self._read(number), carrier)
        except ContainerError:
            return False
        return any(resolve_inside(carrier, link.url) == path for link in links if not link.is_shadowed)

    def _neighbours(self, path: str, suffixes: tuple[str, ...]) -> Iterator[int]:
        folder = path[: path.rfind("/") + 1]
        known = self._index.known()
        near = [
            number
            for other, number in known.items()
            if other.startswith(folder) and "/" not in other[len(folder) :] and other.endswith(suffixes)
        ]
        yield from near[:MAX_NEIGHBOURS]

    def _number(self, path: str) -> int | None:
        return self._index.number(path)
