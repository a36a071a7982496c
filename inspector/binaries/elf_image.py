"""What an ELF file asks of the system that loads it (System V ABI, "Program Loading and Dynamic Linking").

By program headers, which loaders use, not by the section table, which may be missing.
"""

from dataclasses import dataclass

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SEGMENTS = 4096
MAX_DYNAMIC = 65_536
MAX_NEEDED = 2000

_LOAD, _DYNAMIC, _INTERPRETER, _STACK, _RELRO = 1, 2, 3, 0x6474E551, 0x6474E552
_NEEDED, _STRINGS, _SONAME, _RPATH, _SYMBOLIC, _TEXTREL, _BIND_NOW, _RUNPATH = 1, 5, 14, 15, 16, 22, 24, 29
_FLAGS, _FLAGS_1 = 30, 0x6FFFFFFB
_NOW, _NOW_1, _PIE_1 = 0x8, 0x1, 0x08000000
_EXECUTABLE = 1


@dataclass(frozen=True, slots=True)
class ElfImage:
    """Header and dynamic section."""

    bits: int
    is_little: bool
    system: int
    """`EI_OSABI`."""
    kind: int = 0
    machine: int = 0
    entry: int = 0
    interpreter: str = ""
    needed: tuple[str, ...] = ()
    """Libraries that are loaded with it."""
    soname: str = ""
    rpath: str = ""
    runpath: str = ""
    is_dynamic: bool = False
    has_relro: bool = False
    binds_now: bool = False
    is_pie: bool = False
    """Whether a program is marked as position independent."""
    has_executable_stack: bool = False
    has_text_relocations: bool = False
    problem: str | None = None


def read_elf_image(data: bytes) -> ElfImage | None:
    """The image; None where the bytes do not begin like one. Never raises."""
    if data[:4] != b"\x7fELF" or data[4:5] not in (b"\1", b"\2") or data[5:6] not in (b"\1", b"\2"):
        return None
    bits, is_little = (64 if data[4] == 2 else 32), data[5] == 1
    order = "<" if is_little else ">"
    system = data[7] if len(data) > 7 else 0
    try:
        kind, machine = unpack(order + "2H", data, 16)
        (entry,) = unpack(order + ("Q" if bits == 64 else "I"), data, 24)
        segments = _segments(data, bits, order)
        found = _Dynamic(data, bits, order, segments)
    except ShortError as error:
        return ElfImage(bits, is_little, system, problem=str(error))
    return ElfImage(
        bits, is_little, system, kind, machine, entry,
        interpreter=next((zero_ended(data, s[1], 256) for s in segments if s[0] == _INTERPRETER), ""),
        needed=tuple(found.text(value) for value in found.all(_NEEDED)[:MAX_NEEDED]),
        soname=found.first_text(_SONAME),
        rpath=found.first_text(_RPATH),
        runpath=found.first_text(_RUNPATH),
        is_dynamic=bool(found.entries),
        has_relro=any(s[0] == _RELRO for s in segments),
        binds_now=found.has(_BIND_NOW) or found.has_bit(_FLAGS, _NOW) or found.has_bit(_FLAGS_1, _NOW_1),
        is_pie=found.has_bit(_FLAGS_1, _PIE_1),
        has_executable_stack=any(s[0] == _STACK and s[4] & _EXECUTABLE for s in segments),
        has_text_relocations=found.has(_TEXTREL),
    )  # fmt: skip


Segment = tuple[int, int, int, int, int]
"""Type, offset, address, bytes in the file, flags."""


def _segments(data: bytes, bits: int, order: str) -> list[Segment]:
    wide = bits == 64
    (table,) = unpack(order + ("Q" if wide else "I"), data, 32 if wide else 28)
    row_bytes, count = unpack(order + "2H", data, 54 if wide else 42)
    layout = order + ("2I6Q" if wide else "8I")
    found: list[Segment] = []
    for index in range(min(count, MAX_SEGMENTS)):
        row = unpack(layout, data, table + index * row_bytes)
        if wide:
            found.append((row[0], row[2], row[3], row[5], row[1]))
        else:
            found.append((row[0], row[1], row[2], row[4], row[6]))
    return found


class _Dynamic:
    """The dynamic section: tags with values, some of which are places in its table of strings."""

    def __init__(self, data: bytes, bits: int, order: str, segments: list[Segment]) -> None:
        self._data = data
        self._segments = segments
        self.entries: list[tuple[int, int]] = []
        layout, row_bytes = (order + "qQ", 16) if bits == 64 else (order + "iI", 8)
        segment = next((s for s in segments if s[0] == _DYNAMIC), None)
        if segment is not None:
            for index in range(min(segment[3] // row_bytes, MAX_DYNAMIC)):
                tag, value = unpack(layout, data, segment[1] + index * row_bytes)
                if tag == 0:
                    break
                self.entries.append((tag, value))
        address = next(iter(self.all(_STRINGS)), None)
        self._strings_at = None if address is None else self._file_offset(address)

    def all(self, tag: int) -> list[int]:
        """Values of a tag, in order."""
        return [value for known, value in self.entries if known == tag]

    def has(self, tag: int) -> bool:
        """Whether a tag is there."""
        return any(known == tag for known, _ in self.entries)

    def has_bit(self, tag: int, bit: int) -> bool:
        """Whether a tag of flags has a bit."""
        return any(value & bit for value in self.all(tag))

    def text(self, value: int) -> str:
        """A string by its place in the table."""
        return zero_ended(self._data, self._strings_at + value, 1024) if self._strings_at is not None else ""

    def first_text(self, tag: int) -> str:
        """The string of the first such tag."""
        return next((self.text(value) for value in self.all(tag)), "")

    def _file_offset(self, address: int) -> int | None:
        for kind, offset, start, size_bytes, _ in self._segments:
            if kind == _LOAD and start <= address < start + size_bytes:
                return offset + address - start
        return None
