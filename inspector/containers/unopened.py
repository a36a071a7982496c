"""Formats that are recognised and not opened: said plainly, so that what lies inside is never taken for scanned.

Sources: MS-CFB 2.2 and 2.6.1 (Windows Installer packages are compound files whose root has a class of its own), the
trailer `koly` of Apple disk images, and the magic numbers of the other images. The file itself is an entry as any
other: hashed, and searched as it is stored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from inspector.containers.container import Format, OpenContext
from inspector.containers.failures import MissingLibraryError, NotThisFormatError
from inspector.containers.program import find_last
from inspector.containers.record import Record
from inspector.containers.source import ByteSource, measured

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSTALLER_NAMES = {
    ".msi": "Windows Installer package",
    ".msp": "Windows Installer patch",
    ".mst": "Windows Installer transform",
    ".msm": "Windows Installer merge module",
}
_ROOT_CLASSES = {
    bytes.fromhex("84100c0000000000c000000000000046"): "Windows Installer package",
    bytes.fromhex("86100c0000000000c000000000000046"): "Windows Installer patch",
    bytes.fromhex("82100c0000000000c000000000000046"): "Windows Installer transform",
}
_KOLY_BYTES = 512
_ZLIB_HEADS = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_DENO_MARK = b"d3n0l4nd"
_DENO_SEARCH_BYTES = 4096
_PROGRAM_HEADS = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


class Unopened:
    """A container of which only the kind is known."""

    def __init__(self, name: str, title: str) -> None:
        """`title` is what people call it."""
        self._name = name
        self._title = title

    @property
    def format(self) -> str:
        """See Container."""
        return self._name

    def records(self) -> Iterator[Record]:
        """Raises MissingLibraryError."""
        yield from ()
        raise MissingLibraryError(f"This is a {self._title}: what it holds was not looked at.")


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    recognises: Callable[[bytes, str], bool]
    title_of: Callable[[ByteSource, str], str | None]
    """By content and name; None where the bytes are something else after all."""
    first_bytes: bytes = b""
    """See Format."""


def _installer(source: ByteSource, name: str) -> str | None:
    """By the class of the root of a compound file, or by name; other compound files are documents, scanned as they are.

    A damaged installer keeps its name: it must not pass for a document.
    """
    head = source.read_at(0, 80)
    shift, sector = int.from_bytes(head[30:32], "little"), int.from_bytes(head[48:52], "little")
    stored = source.read_at(((sector + 1) << shift) + 80, 16) if shift in (9, 12) else b""
    return _ROOT_CLASSES.get(stored) or _INSTALLER_NAMES.get(name[-4:].lower())


def _disk_image(source: ByteSource, _name: str) -> str | None:
    end = measured(source)
    return "disk image of macOS" if end >= _KOLY_BYTES and source.read_at(end - _KOLY_BYTES, 4) == b"koly" else None


def _deno_program(source: ByteSource, _name: str) -> str | None:
    return "program made by Deno" if find_last(source, _DENO_MARK, _DENO_SEARCH_BYTES) is not None else None


def _by_magic(name: str, title_of: Callable[[ByteSource, str], str | None], *magics: bytes) -> _Kind:
    first_bytes = bytes(magic[0] for magic in magics)
    return _Kind(name, lambda head, _name: head.startswith(magics), title_of, first_bytes)


def _may_be_disk_image(head: bytes, name: str) -> bool:
    """Only its very end tells: not worth a look at the end of every file."""
    return head.startswith(_ZLIB_HEADS) or name.lower().endswith(".dmg")


_KINDS = (
    _by_magic("msi", _installer, _COMPOUND_FILE),
    _by_magic("wim", lambda *_: "disk image of Windows (WIM)", b"MSWIM\0\0\0"),
    _by_magic("vhdx", lambda *_: "virtual disk (VHDX)", b"vhdxfile"),
    _by_magic("qcow2", lambda *_: "virtual disk (qcow2)", b"QFI\xfb"),
    _by_magic("vmdk", lambda *_: "virtual disk (VMDK)", b"KDMV"),
    _Kind("dmg", _may_be_disk_image, _disk_image),
    _by_magic("deno", _deno_program, *_PROGRAM_HEADS),
)


def _open(kind: _Kind, content: ByteSource, name: str, _context: OpenContext) -> Unopened:
    title = kind.title_of(content, name)
    if title is None:
        raise NotThisFormatError(f"This is no {kind.name} file.")
    return Unopened(kind.name, title)


UNOPENED: tuple[Format, ...] = tuple(
    Format(
        name=kind.name,
        recognises=kind.recognises,
        open=partial(_open, kind),
        first_bytes=kind.first_bytes,
        nested_only=True,
    )
    for kind in _KINDS
)
