"""Opens what a scan is about: a file, a folder, or an entry inside a container."""

from collections.abc import Iterator
from pathlib import Path

from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError, DamagedError
from inspector.containers.files import FileSource
from inspector.containers.folder import open_folder
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource
from inspector.core import innerpath
from inspector.core.entry import Entry
from inspector.engine.worker.catalogue import Catalogue


class OpenedArtifact:
    """The outermost container, and the bytes it was opened from (None for a folder)."""

    def __init__(self, name: str, container: Container, content: ByteSource | None) -> None:
        self.name = name
        self.container = container
        self.content = content

    @property
    def size_bytes(self) -> int:
        """Size of the artifact as far as it is known; 0 for a folder."""
        return (self.content.size_bytes or 0) if self.content is not None else 0


def open_artifact(path: str, inner: str, context: OpenContext) -> OpenedArtifact:
    """Opens a path, and the entry at a canonical inner path below it if one is given.

    Raises ContainerError with one sentence when there is nothing to open.
    """
    place = Path(path)
    name = place.name or place.resolve().name
    container, content = _open_place(place, name, context)
    if not inner:
        return OpenedArtifact(name, container, content)
    levels = innerpath.levels(inner)
    for depth, level in enumerate(levels):
        found, member = _member(container, level, context)
        is_last = depth == len(levels) - 1
        opened = open_container(member, found.name, context, is_root=is_last)
        if opened is None:
            raise ContainerError(f"{level} is no container.")
        container, content = opened, member
    return OpenedArtifact(f"{name}{innerpath.SEPARATOR}{inner}", container, content)


def _open_place(place: Path, name: str, context: OpenContext) -> tuple[Container, ByteSource | None]:
    if place.is_dir():
        return open_folder(place, context), None
    content = FileSource(place)
    return _open_root(content, name, context), content


def _open_root(content: ByteSource, name: str, context: OpenContext) -> Container:
    container = open_container(content, name, context, is_root=True)
    if container is None:
        raise DamagedError("The file is of no known format.")
    return container


def _member(container: Container, canonical_name: str, context: OpenContext) -> tuple[Entry, ByteSource]:
    catalogue = Catalogue()
    for entry in _entries(container, catalogue, context):
        if entry.path == canonical_name:
            content = catalogue.content(entry.number)
            if content is None:
                raise ContainerError(f"{canonical_name} has no content that can be read.")
            return entry, content
    raise ContainerError(f"There is no entry {canonical_name}.")


def _entries(container: Container, catalogue: Catalogue, context: OpenContext) -> Iterator[Entry]:
    for record in container.records():
        context.budget.charge_entry()
        yield catalogue.add(record, None)
