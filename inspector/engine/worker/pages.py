"""Answers about pages: few files at a time, each read once for it."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from inspector.containers.failures import ContainerError
from inspector.containers.source import CHUNK_BYTES
from inspector.core import innerpath
from inspector.engine.worker.catalogue import Catalogue
from inspector.engine.worker.turns import Turns
from inspector.packages.level import plain_name
from inspector.previews.covering import SecretCover
from inspector.previews.pages.built_page import Page
from inspector.previews.pages.opening import HEAD_BYTES, kind_of, open_page
from inspector.previews.pages.page import PageWindow
from inspector.previews.pages.page_input import MAX_PAGE_BYTES, PageError, PageInput

ARTIFACT = 0
"""Stands for the artifact itself where the number of an entry is asked for."""
MAX_PAGE_ROWS = 500
"""Of one answer."""
_KEPT = 3


class EntryNeighbours:
    """The entries of the container that holds one entry. See `Neighbours`."""

    def __init__(self, catalogue: Catalogue, turns: Turns, entry: int) -> None:
        """Looks at nothing yet."""
        self._catalogue = catalogue
        self._turns = turns
        self._container, self.name = _split(catalogue.path(entry)) if entry else ("", "")
        self._is_alone = entry == ARTIFACT
        self._numbers: dict[str, int] | None = None

    @property
    def is_complete(self) -> bool:
        """See Neighbours."""
        return self._is_alone or not self._catalogue.is_listing(self._owner)

    @property
    def is_cut(self) -> bool:
        """See Neighbours."""
        return not self._is_alone and self._catalogue.is_cut(self._owner)

    @property
    def _owner(self) -> int | None:
        return self._catalogue.index.number(self._container) if self._container else None

    def numbers(self) -> Mapping[str, int]:
        """See Neighbours."""
        if self._numbers is not None:
            return self._numbers
        found = {} if self._is_alone else self._found()
        if self.is_complete:
            self._numbers = found
        return found

    def _found(self) -> dict[str, int]:
        start = f"{self._container}{innerpath.SEPARATOR}" if self._container else ""
        found: dict[str, int] = {}
        for number, path in enumerate(self._catalogue.paths):
            if number and path.startswith(start) and innerpath.SEPARATOR not in path[len(start) :]:
                content = self._catalogue.content(number)
                if content is not None:
                    found[_plain(path[len(start) :])] = number
        return found

    def body(self, name: str, max_bytes: int) -> bytes | None:
        """See Neighbours."""
        number = self.numbers().get(name)
        if number is None:
            return None
        try:
            with self._turns.answering():
                return self._catalogue.whole(number, max_bytes)
        except ContainerError:
            return None

    def step(self, number: int, offset: int) -> bytes:
        """See Neighbours."""
        content = self._catalogue.content(number)
        if content is None:
            raise ContainerError(self._catalogue.failure(number) or "This entry has no content.")
        with self._turns.answering():
            return content.read_at(offset, CHUNK_BYTES)


class Pages:
    """Lives on the reader's answering thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        turns: Turns,
        whole: Callable[[int, int], bytes],
        root_name: Callable[[], str],
    ) -> None:
        """`whole` reads an entry to its end, at most so many bytes."""
        self._catalogue = catalogue
        self._turns = turns
        self._whole = whole
        self._root_name = root_name
        self._opened: OrderedDict[int, Page] = OrderedDict()

    def window(self, entry: int, first: int, count: int, cover: SecretCover) -> PageWindow:
        """Some rows. Raises ContainerError where there is no page."""
        return self._page(entry).window(first, min(count, MAX_PAGE_ROWS), cover)

    def _head(self, entry: int) -> bytes:
        content = self._catalogue.content(entry)
        if content is None:
            raise ContainerError(self._catalogue.failure(entry) or "A folder has no bytes of its own.")
        with self._turns.answering():
            return content.read_at(0, HEAD_BYTES)

    def _page(self, entry: int) -> Page:
        if entry in self._opened:
            self._opened.move_to_end(entry)
            return self._opened[entry]
        head = self._head(entry)
        neighbours = EntryNeighbours(self._catalogue, self._turns, entry)
        name = neighbours.name if entry else self._root_name()
        try:
            kind_of(head, name)  # before all of it is read
            page = open_page(PageInput(self._whole(entry, MAX_PAGE_BYTES), name, neighbours))
        except PageError as error:
            raise ContainerError(str(error)) from error
        self._opened[entry] = page
        while len(self._opened) > _KEPT:
            self._opened.popitem(last=False)
        return page


def _split(path: str) -> tuple[str, str]:
    """Path of the container and plain name within it."""
    container, _, name = path.rpartition(innerpath.SEPARATOR)
    return container, _plain(name)


def _plain(name: str) -> str:
    return plain_name(innerpath.unescape_name(name).decode("utf-8", "replace"))
