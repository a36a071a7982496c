"""Which page a file has, by its first bytes and its name. Quick: a window asks it for each entry."""

import re
from enum import StrEnum

from inspector.binaries.identify import identify


class PageKind(StrEnum):
    """What a page is about."""

    NPM = "package.json"
    PYTHON = "Python metadata"
    RECORD = "RECORD"
    CARGO = "Cargo.toml"
    GEM = "gem metadata"
    DEBIAN = "Debian control"
    JAR = "jar manifest"
    NUSPEC = "nuspec"
    VSIX = "vsixmanifest"
    CONDA = "conda index"
    IMAGE = "image configuration"
    ELF = "ELF"
    PE = "PE"
    MACHO = "Mach-O"
    PYC = "pyc"
    WASM = "wasm"
    CERTIFICATE = "certificate"
    FONT = "font"
    NOTEBOOK = "notebook"
    TABLE = "table"


SHOWN_FIRST = frozenset(
    {
        PageKind.RECORD, PageKind.ELF, PageKind.PE, PageKind.MACHO, PageKind.PYC, PageKind.WASM,
        PageKind.CERTIFICATE, PageKind.FONT, PageKind.NOTEBOOK,
    }
)  # fmt: skip
"""Kinds that say more as a page than as text or bytes."""

_BY_IDENTITY = {
    "elf": PageKind.ELF,
    "pe": PageKind.PE,
    "mach-o": PageKind.MACHO,
    "pyc": PageKind.PYC,
    "wasm": PageKind.WASM,
    "ttf": PageKind.FONT,
    "otf": PageKind.FONT,
    "woff": PageKind.FONT,
    "woff2": PageKind.FONT,
}
_BY_NAME = {
    "package.json": PageKind.NPM,
    "record": PageKind.RECORD,
    "metadata": PageKind.PYTHON,
    "pkg-info": PageKind.PYTHON,
    "wheel": PageKind.PYTHON,
    "cargo.toml": PageKind.CARGO,
    "control": PageKind.DEBIAN,
    "manifest.mf": PageKind.JAR,
}
_BY_SUFFIX = (
    (".nuspec", PageKind.NUSPEC),
    (".vsixmanifest", PageKind.VSIX),
    (".gemspec", PageKind.GEM),
    (".ipynb", PageKind.NOTEBOOK),
    (".csv", PageKind.TABLE),
    (".tsv", PageKind.TABLE),
)
_PROMISES = {
    PageKind.NPM: re.compile(rb"\s*\{"),
    PageKind.NOTEBOOK: re.compile(rb"\s*\{"),
    PageKind.PYTHON: re.compile(rb"(?i)[a-z-]+:"),
    PageKind.DEBIAN: re.compile(rb"(?i)[a-z-]+:"),
    PageKind.JAR: re.compile(rb"(?i)[a-z-]+:"),
    PageKind.RECORD: re.compile(rb"[^\0\n]+,[^\0\n]*,[^\0\n]*"),
    PageKind.NUSPEC: re.compile(rb"\s*<"),
    PageKind.VSIX: re.compile(rb"\s*<"),
    PageKind.TABLE: re.compile(rb"\xff\xfe|\xfe\xff|[^\0]*\Z"),
    PageKind.GEM: re.compile(rb"--- !ruby/object:Gem::Specification"),
}
"""What the first bytes must look like where the name says what a file is."""
_BOM = b"\xef\xbb\xbf"
_PEM = re.compile(
    rb"-----BEGIN (?:TRUSTED |X509 |RSA |EC |DSA |ENCRYPTED |OPENSSH )?"
    rb"(?:CERTIFICATE|CERTIFICATE REQUEST|PRIVATE KEY|PUBLIC KEY|PKCS7|X509 CRL)-----"
)
_DER_NAMES = (".der", ".cer", ".crt", ".p7b", ".p7s", ".p7c", ".rsa", ".dsa", ".ec", ".key", ".p8", ".csr", ".pem")
_CONDA_INDEX = re.compile(r"(?:^|/)info/index\.json\Z")
_IMAGE_MARK = re.compile(rb'"(?:rootfs|history|diff_ids)"\s*:')
_IMAGE_NAME = re.compile(r"(?:^|[/\\])[0-9a-f]{64}(?:\.json)?\Z|(?:^|[/\\])config\.json\Z")


def page_kind(head: bytes, name: str) -> PageKind | None:
    """The page that a file has, if any. `head` is the first bytes, a few kilobytes; the page itself may still fail."""
    path = name.replace("\\", "/")
    base = path.rpartition("/")[2].lower()
    known = _BY_IDENTITY.get(identify(head, name) or "")
    if known is not None:
        return known
    text = head.removeprefix(_BOM)
    kind = _BY_NAME.get(base) or next((kind for suffix, kind in _BY_SUFFIX if base.endswith(suffix)), None)
    if base == "metadata" and _PROMISES[PageKind.GEM].match(text):
        return PageKind.GEM
    if kind is not None and _keeps(kind, text):
        return kind
    if _is_certificate(head, base):
        return PageKind.CERTIFICATE
    return _json_kind(text, path)


def _keeps(kind: PageKind, text: bytes) -> bool:
    promise = _PROMISES.get(kind)
    return promise is None or promise.match(text) is not None


def _is_certificate(head: bytes, base: str) -> bool:
    is_named = base.endswith(_DER_NAMES)
    if (is_named or head.lstrip().startswith(b"-----BEGIN ")) and _PEM.search(head):
        return True
    is_sequence = head[:1] == b"\x30" and (
        head[1:2] in (b"\x81", b"\x82", b"\x83") or head[1:2] == bytes([len(head) - 2 & 255])
    )
    return is_named and is_sequence


def _json_kind(text: bytes, path: str) -> PageKind | None:
    if text.lstrip()[:1] != b"{":
        return None
    if _CONDA_INDEX.search(path):
        return PageKind.CONDA
    return PageKind.IMAGE if _IMAGE_NAME.search(path) and _IMAGE_MARK.search(text) else None
