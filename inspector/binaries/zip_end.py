"""Whether a file of another kind is a zip file as well (APPNOTE.TXT 4.3.16)."""

_SIGNATURE = b"PK\x05\x06"
_END_BYTES = 22
_COMMENT_BYTES = 65_535


def ends_like_zip(data: bytes) -> bool:
    """Whether an end record stands at the very end, with a directory before it: what any unzipper looks for."""
    at = data.rfind(_SIGNATURE, max(0, len(data) - _END_BYTES - _COMMENT_BYTES))
    if at < 0 or at + _END_BYTES > len(data):
        return False
    directory_bytes = int.from_bytes(data[at + 12 : at + 16], "little")
    comment_bytes = int.from_bytes(data[at + 20 : at + 22], "little")
    start = at - directory_bytes
    return at + _END_BYTES + comment_bytes == len(data) and start >= 0 and data[start : start + 4] == b"PK\x01\x02"
