"""Finds the index for the bytes of an archive."""

from inspector.containers.budget import Budget
from inspector.containers.compressed import CompressedFile, CompressedTar
from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource, measured
from inspector.containers.spool import Spool
from inspector.containers.tarball import Tarball
from inspector.containers.zip_archive import ZipArchive
from inspector.core.limits import Limits
from inspector.previews.structure.gzip_index import GzipIndex
from inspector.previews.structure.index import StructureIndex
from inspector.previews.structure.layers import Layers
from inspector.previews.structure.structure import Structure
from inspector.previews.structure.tar_index import TarIndex
from inspector.previews.structure.zip_index import ZipIndex


def open_structure(content: ByteSource, name: str, limits: Limits, spool: Spool, *, is_root: bool) -> Structure:
    """The structure of an archive, which is walked once more. Raises ContainerError where it has none."""
    context = OpenContext(limits, Budget(limits), spool)
    container = open_container(content, name, context, is_root=is_root)
    index = _index_of(container, content, context)
    if index is None:
        raise ContainerError("The raw records of zip, tar and gzip files can be shown; this is none of them.")
    return Structure(index)


def _index_of(container: Container | None, content: ByteSource, context: OpenContext) -> StructureIndex | None:
    if isinstance(container, ZipArchive):
        return ZipIndex(content, measured(content), context)
    if isinstance(container, Tarball):
        return TarIndex(content, context)
    if isinstance(container, CompressedTar):
        unpacked, around = container.unpacked, container.around
        tar = TarIndex(unpacked, context)
        if around.format != "gzip":
            return tar
        return Layers({"tar": tar, "gzip": GzipIndex(content, unpacked, around.facts)})
    if isinstance(container, CompressedFile) and container.format == "gzip":
        return GzipIndex(content, container.content, container.around.facts)
    return None
