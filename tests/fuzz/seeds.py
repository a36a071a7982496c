"""Small archives of every kind to start from, ordinary and odd."""

import gzip
import zlib

from inspector.core.anomaly import AnomalyKind
from tests.containers.asar_builder import asar_of, asar_of_header
from tests.containers.context_builder import tar_of, zip_of
from tests.containers.test_second_opinion import everything
from tests.containers.test_tar_oddities import CASES as TAR_CASES
from tests.containers.test_zip_oddities import CASES as ZIP_CASES

_FILES = [("package/package.json", b'{"name": "x"}'), ("package/a.js", b"let a = 1;\n" * 40), ("package/d/b.txt", b"")]


def zips() -> list[bytes]:
    """Zip files."""
    inner = zip_of(_FILES)
    return [zip_of(_FILES), zip_of(_FILES, 0), zip_of([("inner.zip", inner), ("t.tar", tar_of(_FILES))])] + [
        data for _kind, data, _refused in ZIP_CASES if len(data) < 20_000
    ]


def tars() -> list[bytes]:
    """Tars: pax, GNU and the older ones, with long names, sparse files, every kind of record."""
    found = [everything(form) for form in (0, 1, 2) if form] + [tar_of([*_FILES, ("in.zip", zip_of(_FILES))])]
    huge = (AnomalyKind.TAR_HUGE_EXTENSION, AnomalyKind.TAR_OVERLONG_NAME)
    return found + [data for kind, data in TAR_CASES if kind not in huge and len(data) < 20_000]


def gzips() -> list[bytes]:
    """Gzip files: of tars, of several members, with every optional field."""
    text = b"let a = 1;\n" * 100
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = raw.compress(text) + raw.flush()
    trailer = zlib.crc32(text).to_bytes(4, "little") + len(text).to_bytes(4, "little")
    fields = b"\x1f\x8b\x08\x1e" + bytes(4) + b"\2\3" + b"\4\0ab\0\0" + b"name.js\0" + b"a comment\0"
    fields += (zlib.crc32(fields) & 0xFFFF).to_bytes(2, "little")
    tars_in = [gzip.compress(data, 6, mtime=0) for data in tars()[:6]]
    two = gzip.compress(tar_of(_FILES)[:700], mtime=1) + gzip.compress(tar_of(_FILES)[700:], mtime=1)
    return [*tars_in, two, gzip.compress(text) + gzip.compress(text) + b"more", fields + body + trailer]


def asars() -> list[bytes]:
    """Archives of Electron."""
    odd = {"files": {"a": {"size": 3, "offset": "0"}, "l": {"link": "a"}, "u": {"size": 9, "unpacked": True}}}
    return [asar_of(_FILES), asar_of_header(odd, b"abc"), asar_of([("x.asar", asar_of(_FILES))])]
