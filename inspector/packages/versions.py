"""Whether two spellings are one version, as the ecosystem sees it."""

from packaging.version import InvalidVersion, Version


def same_version(one: str, other: str, ecosystem: str) -> bool:
    """Python versions by PEP 440 (`1.0` is `1.0.0`; a local part may be spelled with `_`); others to the letter."""
    if one == other or ecosystem != "pypi":
        return one == other
    try:
        return Version(one.replace("_", "+", 1) if "+" not in one else one) == Version(other)
    except InvalidVersion:
        return False
