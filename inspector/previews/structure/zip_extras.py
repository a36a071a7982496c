"""Extra fields of zip records, decoded by their ids (APPNOTE.TXT 4.5 and 4.6, Info-ZIP's `extrafld.txt`)."""

from collections.abc import Callable

from inspector.previews.structure.layout import hexadecimal, little, moment, text
from inspector.previews.structure.record import RawField

_NTFS_EPOCH_S = 11_644_473_600
_TICKS_PER_SECOND = 10_000_000
_HEADER_BYTES = 4


def _wide(body: bytes) -> str:
    values = [f"{little(body[at : at + 8]):,}" for at in range(0, len(body) - 7, 8)]
    return ", ".join(values) or hexadecimal(body)


def _times(body: bytes) -> str:
    names = [name for bit, name in ((1, "modified"), (2, "accessed"), (4, "created")) if body[:1] and body[0] & bit]
    found = []
    for index, name in enumerate(names):
        part = body[1 + 4 * index : 5 + 4 * index]
        if len(part) == 4:
            found.append(f"{name} {moment(int.from_bytes(part, 'little', signed=True))}")
    return ", ".join(found) or hexadecimal(body)


def _ntfs(body: bytes) -> str:
    if body[4:8] != b"\x01\x00\x18\x00" or len(body) < 32:
        return hexadecimal(body)
    names = ("modified", "accessed", "created")
    ticks = [little(body[at : at + 8]) for at in (8, 16, 24)]
    return ", ".join(
        f"{name} {moment(tick / _TICKS_PER_SECOND - _NTFS_EPOCH_S)}" for name, tick in zip(names, ticks, strict=True)
    )


def _old_times(body: bytes) -> str:
    found = [moment(int.from_bytes(body[at : at + 4], "little", signed=True)) for at in (0, 4) if len(body) >= at + 4]
    owners = f", user {little(body[8:10])}, group {little(body[10:12])}" if len(body) >= 12 else ""
    return ", ".join(f"{name} {when}" for name, when in zip(("accessed", "modified"), found, strict=False)) + owners


def _old_owner(body: bytes) -> str:
    return f"user {little(body[:2])}, group {little(body[2:4])}" if len(body) >= 4 else hexadecimal(body)


def _owner(body: bytes) -> str:
    uid_bytes = body[1] if len(body) > 1 else 0
    gid_at = 3 + uid_bytes
    if body[:1] != b"\1" or len(body) < gid_at:
        return hexadecimal(body)
    gid = body[gid_at : gid_at + body[gid_at - 1]]
    return f"user {little(body[2 : 2 + uid_bytes])}, group {little(gid)}"


def _unicode(body: bytes) -> str:
    return f"checksum {little(body[1:5]):08x}, {text(body[5:])}" if len(body) >= 5 else hexadecimal(body)


def _aes(body: bytes) -> str:
    if len(body) < 7:
        return hexadecimal(body)
    strength = {1: "128", 2: "192", 3: "256"}.get(body[4], "?")
    return f"version {little(body[:2])}, {strength} bits, method {little(body[5:7])}"


_KNOWN: dict[int, tuple[str, Callable[[bytes], str]]] = {
    0x0001: ("64-bit sizes", _wide),
    0x000A: ("NTFS times", _ntfs),
    0x000D: ("Unix times and owner", _old_times),
    0x0017: ("strong encryption", hexadecimal),
    0x5455: ("extended times", _times),
    0x5855: ("Unix times and owner", _old_times),
    0x6375: ("comment in Unicode", _unicode),
    0x7075: ("name in Unicode", _unicode),
    0x7855: ("Unix owner", _old_owner),
    0x7875: ("Unix owner", _owner),
    0x9901: ("AES encryption", _aes),
    0xA220: ("padding of Open Packaging", hexadecimal),
    0xCAFE: ("mark of Java archives", hexadecimal),
    0xD935: ("alignment of Android", hexadecimal),
}


def extra_rows(extra: bytes, offset: int) -> list[RawField]:
    """Every extra field of a record, also one that is cut or stands twice."""
    rows: list[RawField] = []
    seen: set[int] = set()
    at = 0
    while at < len(extra):
        key, length = little(extra[at : at + 2]), little(extra[at + 2 : at + 4])
        body = extra[at + _HEADER_BYTES : at + _HEADER_BYTES + length]
        if at + _HEADER_BYTES + length > len(extra):
            rest = extra[at:]
            rows.append(RawField(offset + at, len(rest), "rest of the extra fields", hexadecimal(rest), "It is cut."))
            break
        what, say = _KNOWN.get(key, ("unknown", hexadecimal))
        mark = "A field of this kind stands before." if key in seen else ""
        rows.append(RawField(offset + at, _HEADER_BYTES + length, f"extra field 0x{key:04x}, {what}", say(body), mark))
        seen.add(key)
        at += _HEADER_BYTES + length
    return rows
