"""Formats that few artifacts hold: the reader of one is loaded when its first bytes are met.

The first rows of a tarball or a zip file would wait for all of them otherwise. What is said here of a format is what
its own file says; a test compares both.
"""

from collections.abc import Callable
from functools import cache

from inspector.containers.container import Container, Format, OpenContext
from inspector.containers.program import FIRST_BYTES
from inspector.containers.source import ByteSource


def _late(
    name: str,
    load: Callable[[], Format],
    first_bytes: bytes = b"",
    *,
    magic: bytes = b"",
    nested_only: bool = False,
) -> Format:
    """A format by its name and what its files begin with; `load` returns the whole of it."""
    loaded = cache(load)

    def recognises(head: bytes, file_name: str) -> bool:
        return head.startswith(magic) and loaded().recognises(head, file_name)

    def open_late(content: ByteSource, file_name: str, context: OpenContext) -> Container:
        return loaded().open(content, file_name, context)

    return Format(name, recognises, open_late, first_bytes=first_bytes or magic[:1], nested_only=nested_only)


def _asar() -> Format:
    from inspector.containers.asar import FORMAT  # noqa: PLC0415 - see the head of this file

    return FORMAT


def _ram_bundle() -> Format:
    from inspector.containers.ram_bundle import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _pyz() -> Format:
    from inspector.containers.pyz import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _squashfs() -> Format:
    from inspector.containers.squashfs import SQUASHFS  # noqa: PLC0415 - as above

    return SQUASHFS


def _appimage() -> Format:
    from inspector.containers.squashfs import APPIMAGE  # noqa: PLC0415 - as above

    return APPIMAGE


def _pyinstaller() -> Format:
    from inspector.containers.pyinstaller import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _node_sea() -> Format:
    from inspector.containers.node_sea import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _bun() -> Format:
    from inspector.containers.bun import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _bun_map() -> Format:
    from inspector.containers.bun_map import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _wasm_map() -> Format:
    from inspector.containers.wasm_map import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _image_config() -> Format:
    from inspector.containers.image_config import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _source_map() -> Format:
    from inspector.containers.source_map import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


def _inline_maps() -> Format:
    from inspector.containers.inline_maps import FORMAT  # noqa: PLC0415 - as above

    return FORMAT


ASAR = _late("asar", _asar, magic=b"\x04")
RAM_BUNDLE = _late("ram-bundle", _ram_bundle, magic=b"\xe5")
PYZ = _late("pyz", _pyz, magic=b"PYZ\0")
SQUASHFS = _late("squashfs", _squashfs, magic=b"hsqs")
APPIMAGE = _late("appimage", _appimage, nested_only=True)
PYINSTALLER = _late("pyinstaller", _pyinstaller, FIRST_BYTES, nested_only=True)
NODE_SEA = _late("node-sea", _node_sea, FIRST_BYTES, nested_only=True)
BUN = _late("bun", _bun, FIRST_BYTES, nested_only=True)
BUN_MAP = _late("bun-map", _bun_map, nested_only=True)
WASM_MAP = _late("wasm-map", _wasm_map, magic=b"\0", nested_only=True)
IMAGE_CONFIG = _late("image-config", _image_config, b"{ \t\n\r\v\f", nested_only=True)
SOURCE_MAP = _late("source-map", _source_map, b"{) \t\r\n\v\f\xef\xff\xfe\0", nested_only=True)
INLINE_MAPS = _late("inline-maps", _inline_maps, nested_only=True)
LATE: tuple[tuple[Format, Callable[[], Format]], ...] = (
    (ASAR, _asar),
    (RAM_BUNDLE, _ram_bundle),
    (PYZ, _pyz),
    (SQUASHFS, _squashfs),
    (APPIMAGE, _appimage),
    (PYINSTALLER, _pyinstaller),
    (NODE_SEA, _node_sea),
    (BUN, _bun),
    (BUN_MAP, _bun_map),
    (WASM_MAP, _wasm_map),
    (IMAGE_CONFIG, _image_config),
    (SOURCE_MAP, _source_map),
    (INLINE_MAPS, _inline_maps),
)
"""Each with what loads it."""
