"""Makes a package claim out of what a manifest says, or nothing when it says nothing usable."""

from inspector.core.artifact import PackageClaim

MAX_NAME_CHARACTERS = 256
MAX_VERSION_CHARACTERS = 128


def claim(ecosystem: str, name: object, version: object, builder: str | None = None) -> PackageClaim | None:
    """A claim with a name on one line; a version that is no short text counts as absent."""
    if not isinstance(name, str) or not _is_word(name, MAX_NAME_CHARACTERS):
        return None
    usable = isinstance(version, str) and _is_word(version, MAX_VERSION_CHARACTERS)
    return PackageClaim(ecosystem, name.strip(), str(version).strip() if usable else None, builder)


def _is_word(text: str, limit: int) -> bool:
    return bool(text.strip()) and len(text) <= limit and text.isprintable()
