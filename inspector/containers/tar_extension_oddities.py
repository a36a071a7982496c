"""What is odd in extended headers and GNU long names, as sentences with both readings."""

import re

from inspector.containers.oddities import UV, Oddity
from inspector.containers.tar_oddities import key_of, shown
from inspector.core.anomaly import AnomalyKind, Reading

LONGEST_NAME_BYTES = 4096
"""Kernels end names there."""
_FIELD_BYTES = 100
_OCTAL_END_BYTES = 8 << 30
"""Sizes from here on do not fit into octal digits: only then a size needs a pax header."""
_STAND_IN = re.compile(
    rb"[0-9a-f]{40,64}\.data|see [0-9a-f]{40,64}\.paxheader|\././@Long(?:Sym|Hard)?Link|(?:.*/)?GNUSparseFile\.\d+/.*"
    rb"|@PathCut/_pc_crc32/[0-9A-F]{8}/.*",
    re.DOTALL,
)
"""What git, libarchive, GNU tar and 7-Zip write into a field that cannot hold a name."""
_CONTROLS = re.compile(rb"[\0\r\n]")


def size_differs(name: bytes, offset: int, header_bytes: int | None, pax_bytes: int) -> Oddity | None:
    """A pax size beside another one; None where the header's field could not hold it or says the same."""
    if header_bytes == pax_bytes or pax_bytes >= _OCTAL_END_BYTES:
        return None
    stated = "no number" if header_bytes is None else f"{header_bytes:,} bytes"
    return Oddity(
        AnomalyKind.TAR_SIZE_DIFFERS,
        f"Two sizes are stated for {shown(name)}: {stated} in its header, {pax_bytes:,} bytes in the pax header.",
        key_of(name),
        offset,
        (
            Reading("readers of pax (GNU tar, Python, bsdtar, npm)", f"{pax_bytes:,} bytes"),
            Reading("readers of the header alone (tokio-tar before CVE-2025-62518)", f"{stated}, then other records"),
        ),
    )


def name_differs(kind: AnomalyKind, header: bytes, value: bytes, offset: int) -> Oddity | None:
    """A name from an extended header beside the header's own; None where the one can stand for the other."""
    if _stands_for(header, value):
        return None
    what = "names" if kind is AnomalyKind.TAR_NAME_DIFFERS else "link targets"
    return Oddity(
        kind,
        f"Two {what} are stated for one record: {shown(header)} in its header, {shown(value)} in an extended header.",
        key_of(value),
        offset,
        (Reading("readers of extended headers", shown(value)), Reading("readers of the header alone", shown(header))),
    )


def _stands_for(header: bytes, value: bytes) -> bool:
    """Whether a header field is what packers write when a name is too long for it or not ASCII."""
    if header.rstrip(b"/") == value.rstrip(b"/"):
        return True
    if value.isascii() and len(value) <= _FIELD_BYTES and not header.startswith(b"././@Long"):
        return False
    return _STAND_IN.fullmatch(header) is not None or _is_left_of(header, value)


def _is_left_of(header: bytes, value: bytes) -> bool:
    """Whether only bytes were left out or replaced; some packers keep seven bits of each byte."""
    for whole in (value, bytes(byte & 0x7F for byte in value)):
        rest = iter(whole)
        if all(byte in b"?_" or byte > 127 or byte in rest for byte in header):
            return True
    return False


def two_long_names(gnu: bytes, pax: bytes, offset: int) -> Oddity | None:
    """A GNU long name and a pax path for one record; None where they are equal."""
    if gnu == pax:
        return None
    return Oddity(
        AnomalyKind.TAR_TWO_LONG_NAMES,
        f"A GNU header names the record {shown(gnu)}, a pax header {shown(pax)}.",
        key_of(pax),
        offset,
        (
            Reading("GNU tar", shown(pax)),
            Reading("bsdtar, Python, npm", f"{shown(gnu)} or {shown(pax)}, by the order of the headers"),
        ),
        refused_by=UV,
    )


def repeated(what: str, offset: int) -> Oddity:
    """A second extended header of a kind before a record."""
    return Oddity(
        AnomalyKind.TAR_REPEATED_EXTENSION,
        f"Two {what} stand before one record.",
        what,
        offset,
        (Reading("Python", "the first one counts"), Reading("GNU tar, bsdtar", "the last one counts")),
        refused_by=UV,
    )


def global_override(keys: list[bytes], offset: int) -> Oddity:
    """Values that only make sense for one record, given for all of them."""
    names = " and ".join(key.decode("ascii") for key in keys)
    return Oddity(
        AnomalyKind.TAR_GLOBAL_OVERRIDE,
        f"A pax header for all records sets {names}.",
        names,
        offset,
        (
            Reading("GNU tar, Python", "every record has it"),
            Reading("bsdtar", "ignores it"),
            Reading("npm", "ignores names, takes sizes"),
        ),
        refused_by=UV,
    )


def bad_extension(why: str, offset: int) -> Oddity:
    """Damage in an extended header."""
    return Oddity(
        AnomalyKind.TAR_BAD_EXTENSION,
        f"An extended header is damaged: {why}.",
        why,
        offset,
        (Reading("GNU tar", "an error"), Reading("Python, bsdtar, npm", "use what they can read of it")),
        refused_by=UV,
    )


def huge_extension(size_bytes: int, offset: int) -> Oddity:
    """An extended header that is not read."""
    return Oddity(
        AnomalyKind.TAR_HUGE_EXTENSION,
        f"An extended header holds {size_bytes:,} bytes, more than 1 MiB.",
        "",
        offset,
        (Reading("GNU tar, Python", "read it whole"), Reading("bsdtar", "refuses it")),
        refused_by=UV,
    )


def lost_extension(offset: int) -> Oddity:
    """An extended header at the end."""
    return Oddity(
        AnomalyKind.TAR_LOST_EXTENSION,
        "An extended header is followed by no record that it could change.",
        "",
        offset,
        refused_by=UV,
    )


def name_oddities(value: bytes, offset: int) -> list[Oddity]:
    """What is odd in a name that an extended header gives, whatever the header itself says."""
    found = []
    if _CONTROLS.search(value) is not None:
        found.append(
            Oddity(
                AnomalyKind.TAR_CONTROL_IN_VALUE,
                f"A name in an extended header holds a NUL, a line feed or a carriage return: {shown(value)}.",
                key_of(value),
                offset,
                _readings_of_control(value),
                UV,
            )
        )
    if len(value) > LONGEST_NAME_BYTES:
        found.append(
            Oddity(
                AnomalyKind.TAR_OVERLONG_NAME,
                f"A name is {len(value):,} bytes long; systems end names at 4,096.",
                key_of(value),
                offset,
            )
        )
    return found


def _readings_of_control(value: bytes) -> tuple[Reading, ...]:
    if b"\0" in value:
        return (
            Reading("Python", shown(value)),
            Reading("GNU tar, bsdtar, npm", shown(value.partition(b"\0")[0])),
        )
    if b"\n" in value:
        return (Reading("GNU tar, Python, bsdtar", shown(value)), Reading("npm", "the name in the header itself"))
    return (Reading("all readers", shown(value)), Reading("a terminal", "a line that overwrites itself"))


def attributes(keys: list[bytes], offset: int) -> Oddity:
    """Extended attributes and access control lists."""
    names = ", ".join(shown(key) for key in sorted(keys)[:5])
    more = f" and {len(keys) - 5:,} more" if len(keys) > 5 else ""
    return Oddity(
        AnomalyKind.TAR_ATTRIBUTES,
        f"Pax headers carry attributes of the builder's file system: {names}{more}.",
        names,
        offset,
    )
