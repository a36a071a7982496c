"""Which small files stay in memory for the tree rules and the package readers."""

import re

from inspector.core.entry import Entry, Origin

MAX_KEPT_BYTES = 1 << 20
MAX_KEPT_RECORD_BYTES = 16 << 20
"""A wheel with 100,000 files has a RECORD of about 12 MB."""

_NAMES = frozenset(
    {
        ".cargo_vcs_info.json",
        ".npmrc",
        "binding.gyp",
        "cargo.toml",
        "control",
        "checksums.yaml",
        "entry_points.txt",
        "manifest.json",
        "manifest.mf",
        "metadata",
        "package.json",
        "pkg-info",
        "pom.properties",
        "pyproject.toml",
        "record",
        "setup.cfg",
        "setup.py",
        "top_level.txt",
        "wheel",
    }
)
_SUFFIXES = (".nuspec", ".pth", ".vsixmanifest")
_PATHS = re.compile(r"(?:^|[/\\])info[/\\](?:index|paths)\.json\Z")
"""Names that say too little without their folder: conda's metadata."""
_IMAGE = re.compile(r"(?:^|[/\\])(?:index|oci-layout|[0-9a-f]{64})(?:\.json)?\Z")
"""Index, manifests and configurations of container images; a layer may be called so too, and holds no JSON."""
_SHIPPED = frozenset({Origin.ARCHIVED, Origin.FOLDER})


def base_name(name: str) -> str:
    """The last component of a record's name, whichever slash it uses."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]


def is_kept(entry: Entry) -> bool:
    """Whether the scanner keeps the entry's content in `view.bodies`: manifests and start-up files that are small.

    An entry of unknown size is kept as long as it turns out to be within `kept_limit_bytes`.
    """
    if not entry.is_file or entry.origin not in _SHIPPED:
        return False
    name = base_name(entry.name).lower()
    is_named = name in _NAMES or name.endswith(_SUFFIXES)
    if not is_named and not _PATHS.search(entry.name) and not _IMAGE.search(entry.name):
        return False
    return entry.size_bytes is None or entry.size_bytes <= kept_limit_bytes(entry)


def kept_limit_bytes(entry: Entry) -> int:
    """The most bytes of the entry that are kept."""
    return MAX_KEPT_RECORD_BYTES if base_name(entry.name) == "RECORD" else MAX_KEPT_BYTES


def is_worth_keeping(entry: Entry, body: bytes) -> bool:
    """Whether content that has a name to keep is what the name promises: a small layer is no manifest."""
    return not _IMAGE.search(entry.name) or body.lstrip()[:1] in (b"{", b"[")
