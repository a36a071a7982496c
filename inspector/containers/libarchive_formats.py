"""Formats that libarchive reads for us: each by its magic number, with just the parts of the library it needs."""

from dataclasses import dataclass

from inspector.containers.container import Container, Format, OpenContext
from inspector.containers.failures import NotThisFormatError
from inspector.containers.source import ByteSource

_ISO_MAGIC_OFFSET = 32_769
_ISO_MAGIC = b"CD001"


@dataclass(frozen=True, slots=True)
class LibraryFormat:
    """One format and what is switched on in the library for it."""

    name: str
    magics: tuple[bytes, ...]
    formats: tuple[str, ...]
    filters: tuple[str, ...] = ()
    magic_offset: int = 0


LIBRARY_FORMATS: tuple[LibraryFormat, ...] = (
    LibraryFormat("7z", (b"7z\xbc\xaf\x27\x1c",), ("7zip",)),
    LibraryFormat("cpio", (b"070701", b"070702", b"070707", b"\xc7\x71", b"\x71\xc7"), ("cpio",)),
    LibraryFormat("rpm", (b"\xed\xab\xee\xdb",), ("cpio",), ("rpm", "gzip", "bzip2", "lzma", "xz", "zstd")),
    LibraryFormat("cab", (b"MSCF\0\0\0\0",), ("cab",)),
    LibraryFormat("xar", (b"xar!",), ("xar",)),
    LibraryFormat("rar", (b"Rar!\x1a\x07\0",), ("rar",)),
    LibraryFormat("rar5", (b"Rar!\x1a\x07\x01\0",), ("rar5",)),
    LibraryFormat("lha", (b"-lh", b"-lz"), ("lha",), magic_offset=2),
)


def _format_of(form: LibraryFormat) -> Format:
    def recognises(head: bytes, _name: str) -> bool:
        return head.startswith(form.magics, form.magic_offset) and _fits(form, head)

    def open_form(content: ByteSource, _name: str, context: OpenContext) -> Container:
        return _opened(content, form, context)

    first_bytes = b"" if form.magic_offset else bytes(magic[0] for magic in form.magics)
    return Format(name=form.name, recognises=recognises, open=open_form, first_bytes=first_bytes)


def _fits(form: LibraryFormat, head: bytes) -> bool:
    """More signs where the magic number is short: two or three bytes occur by chance."""
    if form.name == "lha":
        return head[6:7] == b"-" and len(head) > 24
    if form.name == "cpio" and head[:1] != b"0":
        name_at = 26
        name_bytes = int.from_bytes(head[20:22], "little" if head[:1] == b"\xc7" else "big")
        return 1 < name_bytes < 4096 and head[name_at + name_bytes - 1 : name_at + name_bytes] == b"\0"
    return True


def _open_iso(content: ByteSource, _name: str, context: OpenContext) -> Container:
    if content.read_at(_ISO_MAGIC_OFFSET, len(_ISO_MAGIC)) != _ISO_MAGIC:
        raise NotThisFormatError("The file is no ISO image.")
    return _opened(content, LibraryFormat("iso9660", (), ("iso9660",)), context)


def _opened(content: ByteSource, form: LibraryFormat, context: OpenContext) -> Container:
    from inspector.containers.libarchive_container import open_library_container  # noqa: PLC0415 - few artifacts need it

    return open_library_container(content, form, context)


def _may_be_iso(head: bytes, name: str) -> bool:
    """The first 32 KiB of an image are zeros unless it boots; then its name says what it is."""
    return head.count(0) == len(head) > 512 or name.lower().endswith((".iso", ".img", ".appimage"))


BY_LIBRARY: tuple[Format, ...] = tuple(_format_of(form) for form in LIBRARY_FORMATS)
ISO_9660 = Format(name="iso9660", recognises=_may_be_iso, open=_open_iso)
