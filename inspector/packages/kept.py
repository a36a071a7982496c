"""Which small files stay in memory for the tree rules and the package readers."""

import re

from inspector.core.entry import Entry, Origin
from inspector.packages.digest_lists import digest_list

MAX_KEPT_BYTES = 1 << 20
MAX_KEPT_LIST_BYTES = 16 << 20
"""A wheel with 100,000 files has a RECORD of about 12 MB; other lists of files and digests are as long."""

_NAMES = frozenset(
    {
        ".cargo_vcs_info.json",
        ".gitignore",
        ".npmignore",
        ".npmrc",
        "binding.gyp",
        "cargo.toml",
        "control",
        "entry_points.txt",
        "manifest.json",
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
_PATHS = re.compile(r"(?:^|[/\\])info[/\\]index\.json\Z")
"""A name that says too little without its folder: conda's metadata."""
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
    is_placed = _PATHS.search(entry.name) or _IMAGE.search(entry.name)
    if not is_named and not is_placed and digest_list(entry.name) is None:
        return False
    return entry.size_bytes is None or entry.size_bytes <= kept_limit_bytes(entry)


def kept_limit_bytes(entry: Entry) -> int:
    """The most bytes of the entry that are kept."""
    is_list = base_name(entry.name) == "RECORD" or digest_list(entry.name) is not None
    return MAX_KEPT_LIST_BYTES if is_list else MAX_KEPT_BYTES


def is_worth_keeping(entry: Entry, body: bytes) -> bool:
    """Whether content that has a name to keep is what the name promises: a small layer is no manifest."""
    return not _IMAGE.search(entry.name) or body.lstrip()[:1] in (b"{", b"[")
