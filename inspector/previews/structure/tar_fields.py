"""The fields of every kind of tar record (POSIX.1-2017 pax; GNU tar manual, "Basic Tar Format")."""

from collections.abc import Iterator

from inspector.containers.source import ByteSource
from inspector.containers.tar_header import BLOCK_BYTES, Sum, adds_up, text_of
from inspector.containers.tar_number import number
from inspector.previews.structure.layout import Layout, hexadecimal, laid_out, moment, text
from inspector.previews.structure.record import RawField

MAX_PAX_RECORDS = 2000
_BODY_CAP_BYTES = 1 << 20
_TYPES = {
    b"0": "file", b"\0": "file", b"1": "hard link", b"2": "symbolic link", b"3": "character device",
    b"4": "block device", b"5": "folder", b"6": "pipe", b"7": "contiguous file", b"x": "pax header",
    b"g": "global pax header", b"X": "pax header of Solaris", b"L": "GNU long name", b"K": "GNU long link target",
    b"S": "GNU sparse file", b"D": "GNU folder listing", b"M": "GNU multi-volume part", b"V": "GNU volume label",
    b"N": "GNU list of names",
}  # fmt: skip
_PAX_TYPES, _LONG_TYPES = b"xgX", b"LK"
_TYPE_AT, _SIZE_AT, _CHECKSUM_AT = 156, slice(124, 136), slice(148, 156)
_LONGEST_NUMBER = 20


def kind_of_header(header: bytes) -> str:
    """What kind of record a header starts."""
    flag = header[_TYPE_AT : _TYPE_AT + 1]
    return _TYPES.get(flag, f"unknown type {text(flag)}")


def name_in_header(header: bytes) -> bytes:
    """Prefix and name as they stand there."""
    prefix = text_of(header[345:500]) if header[257:263] == b"ustar\0" else b""
    return prefix + b"/" + text_of(header[:100]) if prefix else text_of(header[:100])


def _text(data: bytes) -> str:
    """A text field up to its NUL; what stands behind that is shown as well."""
    shown, rest = text_of(data), data[len(text_of(data)) :].strip(b"\0")
    return f"{text(shown)}, then {hexadecimal(rest)}" if rest else text(shown)


def _number(data: bytes) -> str:
    value = number(data)
    return f"{text(data)} (no number)" if value is None else f"{value:,}"


def _mode(data: bytes) -> str:
    value = number(data)
    return f"{text(data)} (no number)" if value is None else f"{value:04o}"


def _time(data: bytes) -> str:
    value = number(data)
    return f"{text(data)} (no number)" if value is None else moment(value)


def _type(data: bytes) -> str:
    return f"{text(data)} ({_TYPES.get(data, 'unknown')})"


_HEAD: Layout = (
    ("name", 100, _text), ("mode", 8, _mode), ("user number", 8, _number), ("group number", 8, _number),
    ("size", 12, _number), ("time", 12, _time), ("checksum", 8, _number), ("type", 1, _type),
    ("link target", 100, _text), ("magic", 6, _text), ("version", 2, text), ("user name", 32, _text),
    ("group name", 32, _text), ("device major", 8, _number), ("device minor", 8, _number),
)  # fmt: skip
_USTAR: Layout = (*_HEAD, ("prefix", 155, _text), ("padding", 12, hexadecimal))
_GNU: Layout = (
    *_HEAD, ("access time", 12, _time), ("change time", 12, _time), ("offset", 12, _number),
    ("long names", 4, hexadecimal), ("unused", 1, hexadecimal), ("sparse map", 96, hexadecimal),
    ("more sparse maps", 1, hexadecimal), ("real size", 12, _number), ("padding", 17, hexadecimal),
)  # fmt: skip
_OPTIONAL = frozenset({
    "access time", "change time", "offset", "long names", "unused", "sparse map", "more sparse maps", "real size",
    "padding", "device major", "device minor", "prefix",
})  # fmt: skip
"""Left out where all bytes are zero."""


def header_fields(header: bytes, at: int) -> list[RawField]:
    """All fields of one header; the checksum is compared with the bytes."""
    is_gnu = header[257:265] == b"ustar  \0"
    rows = []
    for row in laid_out(_GNU if is_gnu else _USTAR, header, at):
        part = header[row.offset - at : row.offset - at + row.size_bytes]
        if row.name in _OPTIONAL and not part.strip(b"\0"):
            continue
        if row.name == "checksum" and len(header) == BLOCK_BYTES:
            row = RawField(row.offset, row.size_bytes, row.name, row.value, _sum_mark(header))  # noqa: PLW2901
        rows.append(row)
    return rows


def _sum_mark(header: bytes) -> str:
    verdict = adds_up(header, header[_CHECKSUM_AT])
    if verdict is Sum.RIGHT:
        return ""
    total = sum(header[:148]) + 8 * ord(" ") + sum(header[156:])
    return f"The bytes add up to {total:,}." if verdict is Sum.WRONG else "Right only for signed bytes."


def body_fields(source: ByteSource, header: bytes, start: int, stop: int) -> Iterator[RawField]:
    """What stands between a header and the next one: values of an extended header, or content and padding."""
    body_at = start + BLOCK_BYTES
    if body_at >= stop:
        return
    size_bytes = number(header[_SIZE_AT])
    flag = header[_TYPE_AT : _TYPE_AT + 1]
    if flag in _PAX_TYPES or flag in _LONG_TYPES:
        body = source.read_at(body_at, max(0, min(size_bytes or 0, stop - body_at, _BODY_CAP_BYTES)))
        yield from _pax_rows(body, body_at) if flag in _PAX_TYPES else _long_rows(body, body_at)
        content_stop = body_at + len(body)
    else:
        stated = size_bytes if size_bytes is not None and 0 <= size_bytes <= stop - body_at else stop - body_at
        content_stop = body_at + stated if stop - body_at - stated < BLOCK_BYTES else stop
        yield RawField(body_at, content_stop - body_at, "content", f"{content_stop - body_at:,} bytes as stored")
    if content_stop < stop:
        padding = source.read_at(content_stop, min(stop - content_stop, BLOCK_BYTES))
        mark = "It is not empty." if padding.strip(b"\0") else ""
        value = hexadecimal(padding) if mark else f"{stop - content_stop:,} zeros"
        yield RawField(content_stop, stop - content_stop, "padding", value, mark)


def _long_rows(body: bytes, at: int) -> Iterator[RawField]:
    shown = text_of(body)
    yield RawField(at, len(shown), "text", text(shown))
    if rest := body[len(shown) :].strip(b"\0"):
        yield RawField(
            at + len(shown), len(body) - len(shown), "behind the text", text(rest), "Most readers stop before."
        )


def _pax_rows(body: bytes, body_at: int) -> Iterator[RawField]:
    """Each `LENGTH KEY=VALUE LF` line; what is no such line ends the reading."""
    at, seen = 0, set[bytes]()
    for _ in range(MAX_PAX_RECORDS):
        if at >= len(body):
            return
        digits, space, _rest = body[at : at + _LONGEST_NUMBER].partition(b" ")
        length = int(digits) if space and digits.isdigit() else 0
        line = body[at : at + length]
        if length <= len(digits) + 2 or len(line) < length or not line.endswith(b"\n"):
            break
        key, equals, value = line[len(digits) + 1 : -1].partition(b"=")
        mark = "" if equals else "It has no value."
        mark = "The key stands before: the last one counts." if key in seen else mark
        yield RawField(body_at + at, length, text(key), text(value), mark)
        seen.add(key)
        at += length
    if at < len(body):
        rest = body[at:]
        mark = "It is no pax line." if rest.strip(b"\0") else ""
        yield RawField(body_at + at, len(rest), "rest", hexadecimal(rest), mark)
