"""Mach-O files, thin and fat, as far as debug information goes (`mach-o/loader.h`, `mach-o/fat.h`)."""

import struct
from dataclasses import dataclass

from inspector.binaries.bytes_view import ShortError, unpack, zero_ended

MAX_SLICES = 40
MAX_COMMANDS = 16_384
"""Over all slices: a hostile file can point them all at the same commands."""
MAX_SECTIONS = 4096
"""Of debug information, over all slices."""

_DSYM = 0xA
_SEGMENT, _SYMTAB, _UUID, _SEGMENT_64 = 0x1, 0x2, 0x1B, 0x19
_THIN = {
    b"\xce\xfa\xed\xfe": ("<", 28),
    b"\xcf\xfa\xed\xfe": ("<", 32),
    b"\xfe\xed\xfa\xce": (">", 28),
    b"\xfe\xed\xfa\xcf": (">", 32),
}
"""Byte order and size of the header by magic."""
_FAT = {b"\xca\xfe\xba\xbe": (">5I", 20, 2), b"\xca\xfe\xba\xbf": (">2I2Q2I", 32, 2)}
"""Layout of a row, its size and the index of its offset."""


@dataclass(frozen=True, slots=True)
class MachoFacts:
    """What the load commands of all slices tell."""

    slices: int
    is_dsym: bool = False
    """Whether it is the companion file of a `.dSYM` bundle."""
    debug_sections: tuple[str, ...] = ()
    """Names of the sections in `__DWARF` segments."""
    symbol_count: int = 0
    uuids: tuple[str, ...] = ()
    problem: str | None = None

    @property
    def has_dwarf(self) -> bool:
        """Whether it holds DWARF code or line tables."""
        return any(name in ("__debug_info", "__debug_line") for name in self.debug_sections)


def read_macho(data: bytes) -> MachoFacts | None:
    """Facts of a Mach-O file; None where the bytes do not begin like one. Never raises."""
    if data[:4] in _THIN:
        starts = [0]
    elif data[:4] in _FAT and 0 < int.from_bytes(data[4:8], "big") < MAX_SLICES:
        starts = _slice_starts(data)
    else:
        return None
    reader = _SliceReader(data)
    try:
        for start in starts:
            reader.read(start)
    except ShortError as error:
        reader.problem = str(error)
    return MachoFacts(
        len(starts), reader.is_dsym, tuple(reader.sections), reader.symbol_count, tuple(reader.uuids), reader.problem
    )


def _slice_starts(data: bytes) -> list[int]:
    layout, row_bytes, place = _FAT[data[:4]]
    count = min(int.from_bytes(data[4:8], "big"), (len(data) - 8) // row_bytes)
    return [int(struct.unpack_from(layout, data, 8 + row_bytes * index)[place]) for index in range(count)]


class _SliceReader:
    """Collects what matters from the load commands of each slice."""

    def __init__(self, data: bytes) -> None:
        self.is_dsym = False
        self.sections: dict[str, None] = {}
        self.symbol_count = 0
        self.uuids: list[str] = []
        self.problem: str | None = None
        self._data = data
        self._commands_left = MAX_COMMANDS
        self._sections_left = MAX_SECTIONS

    def read(self, start: int) -> None:
        thin = _THIN.get(self._data[start : start + 4])
        if thin is None:
            return
        order, header_bytes = thin
        kind, count = unpack(order + "2I", self._data, start + 12)
        self.is_dsym = self.is_dsym or kind == _DSYM
        command = start + header_bytes
        for _ in range(min(count, self._commands_left)):
            self._commands_left -= 1
            number, size_bytes = unpack(order + "2I", self._data, command)
            self._command(order, number, command)
            if size_bytes < 8:
                return
            command += size_bytes

    def _command(self, order: str, number: int, command: int) -> None:
        if number == _SEGMENT:
            self._segment(order, command, (48, 56, 68))
        elif number == _SEGMENT_64:
            self._segment(order, command, (64, 72, 80))
        elif number == _SYMTAB:
            self.symbol_count += unpack(order + "I", self._data, command + 12)[0]
        elif number == _UUID:
            self.uuids.append(self._data[command + 8 : command + 24].hex())

    def _segment(self, order: str, command: int, sizes: tuple[int, int, int]) -> None:
        count_at, sections_at, section_bytes = sizes
        if not zero_ended(self._data[command + 8 : command + 24], 0).startswith("__DWARF"):
            return
        (count,) = unpack(order + "I", self._data, command + count_at)
        for index in range(min(count, self._sections_left)):
            self._sections_left -= 1
            row = command + sections_at + section_bytes * index
            unpack("16s", self._data, row)
            self.sections[zero_ended(self._data[row : row + 16], 0)] = None
