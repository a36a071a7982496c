"""Extended headers of the pax format (POSIX.1-2017, pax, "pax Extended Header")."""

from dataclasses import dataclass, field

from inspector.containers.record import Record
from inspector.containers.tar_header import shown
from inspector.containers.tar_number import MAX_NUMBER

_KEYS = frozenset({b"path", b"linkpath", b"size", b"uid", b"gid", b"uname", b"gname", b"mtime"})
_SPARSE = b"GNU.sparse."
_HARMLESS = frozenset({
    b"atime", b"ctime", b"charset", b"hdrcharset", b"SCHILY.dev", b"SCHILY.ino", b"SCHILY.nlink", b"SCHILY.devmajor",
    b"SCHILY.devminor", b"SCHILY.fflags", b"SCHILY.realsize", b"SCHILY.filetype", b"LIBARCHIVE.creationtime",
})  # fmt: skip
_SHORT_VALUE_BYTES = 32
"""Of a harmless key: a time, a number, a name of an encoding. Anything longer is a text to look at."""
_LONGEST_NUMBER = 32


@dataclass(slots=True)
class PaxValues:
    """The values that change how the next record is read; all others are left where they are."""

    values: dict[bytes, bytes] = field(default_factory=dict)
    sparse_runs: list[bytes] = field(default_factory=list)
    """GNU.sparse.offset and .numbytes in turn: pax 0.0 repeats the keys."""
    others: list[tuple[bytes, bytes]] = field(default_factory=list)
    """Values that change nothing and say more than a number: comments, attributes, texts of any tool."""

    def read(self, body: bytes) -> str | None:
        """Takes in `LENGTH KEY=VALUE LF` lines; later values win. Returns what is wrong, where the reading ended."""
        at = 0
        while at < len(body) and body[at]:
            space = body.find(b" ", at, at + _LONGEST_NUMBER)
            digits = body[at:space] if space > at else b""
            length = int(digits) if digits.isdigit() else 0
            if length <= len(digits) + 2 or at + length > len(body):
                return "a line has a length that cannot be"
            if body[at + length - 1] != 0x0A:
                return "a line does not end where its length says"
            key, equals, value = body[space + 1 : at + length - 1].partition(b"=")
            if not equals:
                return "a line has no value"
            self._keep(key, value)
            at += length
        return "bytes follow its last line" if body[at:].strip(b"\0") else None

    def _keep(self, key: bytes, value: bytes) -> None:
        if key in (b"GNU.sparse.offset", b"GNU.sparse.numbytes"):
            self.sparse_runs.append(value)
        elif key in _KEYS or key.startswith(_SPARSE):
            self.values[key] = value
        elif key not in _HARMLESS or len(value) > _SHORT_VALUE_BYTES:
            self.others.append((key, value))

    def whole_number(self, key: bytes) -> int | None:
        """A value as a number of at most 63 bits; None where it is missing or no number."""
        digits = self.values.get(key, b"")
        if not digits.isdigit() or len(digits) > _LONGEST_NUMBER:
            return None
        value = int(digits)
        return value if value <= MAX_NUMBER else None

    def apply(self, record: Record) -> None:
        """Overrides what the header itself says; an empty value takes the header's back."""
        values = self.values
        if values.get(b"path"):
            record.name_raw = values[b"path"]
        if values.get(b"linkpath") and record.link_target is not None:
            record.link_target = values[b"linkpath"]
        if values.get(b"uname"):
            record.owner = shown(values[b"uname"])
        if values.get(b"gname"):
            record.group = shown(values[b"gname"])
        self._apply_numbers(record)

    def _apply_numbers(self, record: Record) -> None:
        uid, gid, mtime_s = self.whole_number(b"uid"), self.whole_number(b"gid"), self._time_s()
        record.uid = record.uid if uid is None else uid
        record.gid = record.gid if gid is None else gid
        record.mtime_s = record.mtime_s if mtime_s is None else mtime_s

    def _time_s(self) -> float | None:
        text = self.values.get(b"mtime", b"")
        whole, _, fraction = text.removeprefix(b"-").partition(b".")
        if len(text) > _LONGEST_NUMBER or not whole.isdigit() or (fraction and not fraction.isdigit()):
            return None
        return float(text)
