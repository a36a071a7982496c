"""Which formats have raw records to show. Knows names only, so that a window can ask without loading readers."""

FORMATS = ("zip", "gzip", "tar")


def has_structure(format_name: str) -> bool:
    """Whether the records of a format can be shown: these, and tars in any compression."""
    return format_name in FORMATS or format_name.startswith("tar.")
