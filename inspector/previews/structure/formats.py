"""Which formats have raw records to show. Knows names only, so that a window can ask without loading readers."""

FORMATS = frozenset({
    "zip", "gzip", "tar", "ar", "asar", "squashfs", "appimage", "pyinstaller", "pyz", "node-sea", "bun", "ram-bundle",
})  # fmt: skip
NO_RECORDS = (
    "Raw records are shown of zip, tar, gzip, ar, asar and squashfs files, of RAM bundles, and of programs made by "
    "PyInstaller, Node.js and Bun. This is none of them."
)


def has_structure(format_name: str) -> bool:
    """Whether the records of a format can be shown: these, and tars in any compression."""
    return format_name in FORMATS or format_name.startswith("tar.")
