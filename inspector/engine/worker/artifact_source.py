"""Opens what a scan is about: a file, a folder, or an entry inside a container."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError, DamagedError, LimitReachedError
from inspector.containers.files import FileSource
from inspector.containers.folder import open_folder
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource
from inspector.core import innerpath
from inspector.core.entry import Entry
from inspector.engine.worker.catalogue import Catalogue


class HeldArtifact:
    """The file or folder itself, opened and not yet parsed: what a worker takes hold of before it locks itself in."""

    def __init__(self, name: str, content: ByteSource | None, folder: Path | None) -> None:
        """Exactly one of `content` and `folder`."""
        self.name = name
        self.content = content
        self.folder = folder

    @property
    def was_changed(self) -> bool:
        """Whether somebody wrote to the file since it was opened; of a folder each file is read by itself."""
        return isinstance(self.content, FileSource) and self.content.was_changed


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


def hold_artifact(path: str, context: OpenContext) -> HeldArtifact | ContainerError:
    """Opens everything that is not part of the program: nothing else can be opened after the lock-down.

    An error is kept for `open_artifact`, which is called when there is somebody to tell.
    """
    with contextlib.suppress(LimitReachedError):  # told when something has to be stored
        context.spool.prepare()
    place = Path(path)
    name = place.name or place.resolve().name
    try:
        return HeldArtifact(name, None, place) if place.is_dir() else HeldArtifact(name, FileSource(place), None)
    except ContainerError as error:
        return error


def readable_places(held: HeldArtifact | ContainerError) -> list[Path]:
    """What a worker must be able to open later: the folder, whose files are opened one by one."""
    return [held.folder] if isinstance(held, HeldArtifact) and held.folder else []


def open_artifact(held: HeldArtifact | ContainerError, inner: str, context: OpenContext) -> OpenedArtifact:
    """Recognises what is held, or the entry at a canonical inner path below it if one is given.

    Raises ContainerError with one sentence when there is nothing to open.
    """
    if isinstance(held, ContainerError):
        raise held
    container, content = _open_held(held, context), held.content
    if not inner:
        return OpenedArtifact(held.name, container, content)
    levels = innerpath.levels(inner)
    for depth, level in enumerate(levels):
        found, member = _member(container, level, context)
        is_last = depth == len(levels) - 1
        opened = open_container(member, found.name, context, is_root=is_last)
        if opened is None:
            raise ContainerError(f"{level} is no container.")
        container, content = opened, member
    return OpenedArtifact(f"{held.name}{innerpath.SEPARATOR}{inner}", container, content)


def _open_held(held: HeldArtifact, context: OpenContext) -> Container:
    if held.content is None:
        assert held.folder is not None
        return open_folder(held.folder, context)
    container = open_container(held.content, held.name, context, is_root=True)
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
