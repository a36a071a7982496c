"""All entries of an artifact that can be searched, numbered as the reader numbers them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError, LimitReachedError
from inspector.containers.inline_maps import InlineMapsContainer
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource
from inspector.containers.source_map import SourceMapContainer
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.engine.worker.artifact_source import OpenedArtifact
from inspector.engine.worker.catalogue import Catalogue

_SEARCHED_THEMSELVES = (SourceMapContainer, InlineMapsContainer)
"""Containers that are texts of their own; of the others only what they hold is searched."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """One entry and where its bytes are."""

    number: int
    path: str
    is_rebuilt: bool
    size_bytes: int
    content: ByteSource
    skip: tuple[tuple[int, int], ...] = ()
    """Spans that are entries themselves: texts in a map."""


class SearchList:
    """Walks as `Walk` does, in the same order and under the same limits, but reads nothing."""

    def __init__(self, context: OpenContext, on_step: Callable[[], None]) -> None:
        """`on_step` is called once per entry that is opened."""
        self.catalogue = Catalogue()
        self.unopened: list[tuple[int, str]] = []
        """Entries whose content cannot be had, each with a sentence; 0 stands for the artifact."""
        self._context = context
        self._on_step = on_step

    def entries(self, artifact: OpenedArtifact) -> Iterator[Searchable]:
        """Everything with content, in the order of its numbers within each container."""
        for child in self._children(artifact.container, None):
            yield from self._visit(child, 1)

    def _children(self, container: Container, owner: Entry | None) -> list[Entry]:
        children: list[Entry] = []
        try:
            for record in container.records():
                self._context.budget.charge_entry()
                children.append(self.catalogue.add(record, owner))
        except ContainerError as error:
            self.unopened.append((owner.number if owner else 0, str(error)))
            if isinstance(error, LimitReachedError) and error.limit in ("max_unpacked_bytes", "max_entries"):
                raise
        finally:
            self.catalogue.close_container(owner)
        return children

    def _visit(self, entry: Entry, depth: int) -> Iterator[Searchable]:
        self._on_step()
        content = self.catalogue.content(entry.number)
        if content is None or entry.kind is EntryKind.SYMLINK:
            failure = self.catalogue.failure(entry.number)
            if failure is not None:
                self.unopened.append((entry.number, failure))
            return
        container = self._opened(entry, content, depth)
        if container is None or isinstance(container, _SEARCHED_THEMSELVES):
            skip = container.content_spans() if isinstance(container, SourceMapContainer) else ()
            is_rebuilt = entry.origin is Origin.REBUILT
            yield Searchable(entry.number, entry.path, is_rebuilt, content.size_bytes or 0, content, skip)
        if container is not None:
            for child in self._children(container, entry):
                yield from self._visit(child, depth + 1)

    def _opened(self, entry: Entry, content: ByteSource, depth: int) -> Container | None:
        try:
            container = open_container(content, entry.name, self._context, is_root=False)
        except ContainerError:
            return None  # it is searched as a plain file
        return container if depth <= self._context.limits.max_depth else None
