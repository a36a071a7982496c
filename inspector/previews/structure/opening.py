"""Finds the index for the bytes of an archive."""

from inspector.containers.ar_archive import ArArchive
from inspector.containers.asar import AsarArchive
from inspector.containers.budget import Budget
from inspector.containers.bun import BunProgram
from inspector.containers.compressed import CompressedFile, CompressedTar
from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.node_sea import NodeSeaProgram
from inspector.containers.pyinstaller import PyInstallerArchive
from inspector.containers.pyz import PyzArchive
from inspector.containers.ram_bundle import RamBundle
from inspector.containers.recognise import open_container
from inspector.containers.source import ByteSource, measured
from inspector.containers.spool import Spool
from inspector.containers.squashfs import SquashfsImage
from inspector.containers.tarball import Tarball
from inspector.containers.zip_archive import ZipArchive
from inspector.core.limits import Limits
from inspector.previews.structure.ar_index import ArIndex
from inspector.previews.structure.asar_index import AsarIndex
from inspector.previews.structure.bun_index import BunIndex
from inspector.previews.structure.formats import NO_RECORDS
from inspector.previews.structure.gzip_index import GzipIndex
from inspector.previews.structure.index import StructureIndex
from inspector.previews.structure.layers import Layers
from inspector.previews.structure.node_sea_index import NodeSeaIndex
from inspector.previews.structure.pyinstaller_index import PyInstallerIndex
from inspector.previews.structure.pyz_index import PyzIndex
from inspector.previews.structure.ram_bundle_index import RamBundleIndex
from inspector.previews.structure.squashfs_index import SquashfsIndex
from inspector.previews.structure.structure import Structure
from inspector.previews.structure.tar_index import TarIndex
from inspector.previews.structure.zip_index import ZipIndex


def open_structure(content: ByteSource, name: str, limits: Limits, spool: Spool, *, is_root: bool) -> Structure:
    """The structure of an archive, which is walked once more. Raises ContainerError where it has none."""
    context = OpenContext(limits, Budget(limits), spool)
    index = _index_of(open_container(content, name, context, is_root=is_root), content, context)
    if index is None and is_root:  # a program is opened as a file that holds itself: its records are one level below
        index = _index_of(open_container(content, name, context, is_root=False), content, context)
    if index is None:
        raise ContainerError(NO_RECORDS)
    return Structure(index)


def _index_of(container: Container | None, content: ByteSource, context: OpenContext) -> StructureIndex | None:
    match container:
        case ZipArchive():
            return ZipIndex(content, measured(content), context)
        case Tarball():
            return TarIndex(content, context)
        case CompressedTar():
            return _index_of_packed_tar(container, content, context)
        case CompressedFile(format="gzip"):
            return GzipIndex(content, container.content, container.around.facts)
        case _:
            return _index_by_place(container, content, context)


def _index_of_packed_tar(container: CompressedTar, content: ByteSource, context: OpenContext) -> StructureIndex:
    tar = TarIndex(container.unpacked, context)
    if container.around.format != "gzip":
        return tar
    return Layers({"tar": tar, "gzip": GzipIndex(content, container.unpacked, container.around.facts)})


def _index_by_place(container: Container | None, content: ByteSource, context: OpenContext) -> StructureIndex | None:
    match container:
        case ArArchive():
            return ArIndex(container, content, context)
        case AsarArchive():
            return AsarIndex(content, context)
        case SquashfsImage():
            return SquashfsIndex(container, context)
        case RamBundle():
            return RamBundleIndex(container, content, context)
        case _:
            return _index_of_carrier(container, content, context)


def _index_of_carrier(container: Container | None, content: ByteSource, context: OpenContext) -> StructureIndex | None:
    """Of programs with an application behind them, and of the archive of modules in one."""
    match container:
        case PyInstallerArchive():
            return PyInstallerIndex(container, content, context)
        case PyzArchive():
            return PyzIndex(container, content, context)
        case NodeSeaProgram():
            return NodeSeaIndex(container, content, context)
        case BunProgram():
            return BunIndex(container, content, context)
        case _:
            return None
