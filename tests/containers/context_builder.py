"""Contexts, sources and small archives for the tests of containers."""

import io
import tarfile
import zipfile
from collections.abc import Iterable

from inspector.containers.budget import Budget
from inspector.containers.container import Container, OpenContext
from inspector.containers.failures import ContainerError
from inspector.containers.recognise import open_container
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, Memory, iter_chunks
from inspector.containers.spool import Spool
from inspector.core.limits import Limits


def new_context(limits: Limits | None = None) -> OpenContext:
    limits = limits or Limits()
    return OpenContext(limits, Budget(limits), Spool())


def opened(data: bytes, name: str = "x", context: OpenContext | None = None) -> Container:
    container = open_container(Memory(data), name, context or new_context(), is_root=True)
    assert container is not None
    return container


def walk(container: Container) -> tuple[list[Record], ContainerError | None]:
    """The records, and what ended the walk early."""
    records = []
    try:
        for record in container.records():
            records.append(record)  # noqa: PERF402 - what came before an error counts
    except ContainerError as error:
        return records, error
    return records, None


def listed(data: bytes, name: str = "x", context: OpenContext | None = None) -> list[Record]:
    records, error = walk(opened(data, name, context))
    assert error is None, error
    return records


def body(record: Record) -> bytes:
    assert record.content is not None
    return b"".join(iter_chunks(record.content))


def what_comes(source: ByteSource, chunk_bytes: int = 1 << 16) -> tuple[bytes, ContainerError | None]:
    """All bytes up to the end or up to an error."""
    got = b""
    try:
        for chunk in iter_chunks(source, chunk_bytes):
            got += chunk
    except ContainerError as error:
        return got, error
    return got, None


def tar_of(members: Iterable[tuple[str, bytes]], tar_format: int = tarfile.PAX_FORMAT) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tar_format) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1_700_000_000
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def zip_of(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, method)
    return stream.getvalue()


def tar_header(
    name: bytes = b"a",
    size: bytes = b"00000000000\0",
    flag: bytes = b"0",
    link: bytes = b"",
    *,
    magic: bytes = b"ustar\x0000",
    mode: bytes = b"0000644\0",
    prefix: bytes = b"",
) -> bytes:
    """One header with a right checksum."""
    header = bytearray(512)
    for at, field in (
        (0, name), (100, mode), (108, b"0001750\0"), (116, b"0001750\0"), (124, size), (136, b"14524513400\0"),
        (148, b" " * 8), (156, flag), (157, link), (257, magic), (265, b"user"), (297, b"group"), (345, prefix),
    ):  # fmt: skip
        header[at : at + len(field)] = field
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)


def padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 512)


def octal(value: int) -> bytes:
    return b"%011o\0" % value


def pax_header(pairs: Iterable[tuple[bytes, bytes]], flag: bytes = b"x") -> bytes:
    lines = b""
    for key, value in pairs:
        rest = b" " + key + b"=" + value + b"\n"
        length = len(rest) + 1
        while len(b"%d" % length) + len(rest) != length:
            length += 1
        lines += b"%d" % length + rest
    return tar_header(b"PaxHeaders/x", octal(len(lines)), flag) + padded(lines)


END = bytes(1024)
