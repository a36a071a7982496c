"""Lists of digests as packages write them, read to (path, algorithm, digest in hex). Never raises."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inspector.packages.wheel import read_record

ALGORITHMS: Final = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
"""Names as `hashlib` writes them, with the number of hex digits."""
MAX_STATED: Final = 100_000
"""Digests that are read of one list."""

_BY_LENGTH: Final = {length: name for name, length in ALGORITHMS.items()}
_SUM_LINE: Final = re.compile(
    r"^\\?(?P<hex>[0-9A-Fa-f]{32,128})(?:[ \t]+[ *]?(?P<path>[^\r\n]{1,4096}))?[ \t]*\r?$"
    r"|^(?P<name>MD5|SHA(?:1|224|256|384|512))[ \t]*\((?P<bsd>[^\r\n]{1,4096})\)[ \t]*="
    r"[ \t]*(?P<bsd_hex>[0-9A-Fa-f]{32,128})[ \t]*\r?$",
    re.MULTILINE,
)
_JAR_NAME: Final = re.compile(r"^Name: (.{1,4096})$", re.MULTILINE)
_JAR_DIGEST: Final = re.compile(r"^(MD5|SHA1?|SHA-?(?:1|224|256|384|512))-Digest: (\S{20,100})$", re.MULTILINE)
_GEM_SECTION: Final = re.compile(
    r"^(SHA1|SHA256|SHA384|SHA512|MD5):\n((?:  \S{1,200}: ['\"]?[0-9a-f]{32,128}['\"]?(?:\n|\Z)){1,20})", re.MULTILINE
)
_LOCKED: Final = re.compile(
    r'"resolved":\s{0,8}"(?P<url>[^"\\]{1,2000})",\s{0,20}"integrity":\s{0,8}"(?P<algorithm>sha1|sha384|sha512)-(?P<digest>[A-Za-z0-9+/=]{20,100})'
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One line of a list."""

    path: str
    """As written; empty in a list that is about one file and does not name it."""
    algorithm: str
    digest: str
    """Hex, small letters."""


def sum_lines(text: str) -> Iterator[Stated]:
    """`sha512sum` and its relatives (GNU Coreutils manual, "md5sum invocation"), and the form with `--tag`."""
    for match in _SUM_LINE.finditer(text):
        digest = (match["hex"] or match["bsd_hex"]).lower()
        algorithm = (match["name"] or "").lower() or _BY_LENGTH.get(len(digest), "")
        if ALGORITHMS.get(algorithm) == len(digest):
            yield Stated(match["path"] or match["bsd"] or "", algorithm, digest)


def jar_manifest(text: str) -> Iterator[Stated]:
    """Sections of `META-INF/MANIFEST.MF` (JAR File Specification, "JAR Manifest")."""
    unfolded = text.replace("\r\n", "\n").replace("\n ", "")
    for section in unfolded.split("\n\n")[1:]:
        name = _JAR_NAME.search(section)
        for stated in _JAR_DIGEST.finditer(section) if name else ():
            algorithm = {"sha": "sha1"}.get(stated[1].lower().replace("-", ""), stated[1].lower().replace("-", ""))
            digest = _hex(stated[2])
            if name and digest and len(digest) == ALGORITHMS[algorithm]:
                yield Stated(name[1], algorithm, digest)


def gem_checksums(text: str) -> Iterator[Stated]:
    """`checksums.yaml` as RubyGems writes it: one mapping per algorithm."""
    for section in _GEM_SECTION.finditer(text.replace("\r\n", "\n")):
        algorithm = section[1].lower()
        for line in section[2].splitlines():
            name, _, digest = line.strip().partition(": ")
            digest = digest.strip("'\"")
            if len(digest) == ALGORITHMS[algorithm]:
                yield Stated(name, algorithm, digest)


def conda_paths(text: str) -> Iterator[Stated]:
    """`info/paths.json` (conda documentation, "Package metadata"); what is no plain file has no digest of its own."""
    for item in _listed(_object(text).get("paths")):
        path, digest = item.get("_path"), item.get("sha256")
        if item.get("path_type", "hardlink") == "hardlink" and isinstance(path, str) and _is_sha256(digest):
            yield Stated(path, "sha256", str(digest).lower())


def cargo_checksums(text: str) -> Iterator[Stated]:
    """`.cargo-checksum.json`, which `cargo vendor` writes into each package."""
    files = _object(text).get("files")
    for path, digest in files.items() if isinstance(files, dict) else ():
        if _is_sha256(digest):
            yield Stated(path, "sha256", str(digest).lower())


def npm_lock(text: str) -> Iterator[Stated]:
    """The tarballs of a `package-lock.json`, by the last component of where they were fetched."""
    for match in _LOCKED.finditer(text):
        digest = _hex(match["digest"])
        if digest and len(digest) == ALGORITHMS[match["algorithm"]]:
            yield Stated(match["url"].rpartition("/")[2], match["algorithm"], digest)


def wheel_record(text: str) -> Iterator[Stated]:
    """RECORD of a wheel."""
    for line in read_record(text.encode()).lines:
        if line.digest is not None and len(line.digest) == ALGORITHMS.get(line.algorithm):
            yield Stated(line.path, line.algorithm, line.digest)


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _is_sha256(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-fA-F]{64}", value) is not None


def _hex(text: str) -> str | None:
    try:
        return base64.b64decode(text, validate=True).hex()
    except (binascii.Error, ValueError):
        return None
