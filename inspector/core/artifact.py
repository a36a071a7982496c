"""What was opened, and what it claims to be. No handles, no bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackageClaim:
    """What an artifact says about itself in its own metadata."""

    ecosystem: str
    """`npm`, `pypi`, `deb`, `cargo` ...: the package registry's short name."""
    name: str
    version: str | None
    builder: str | None = None
    """The tool that made it where the package says so: `hatch`, `setuptools`, `poetry`, `maturin` ..."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """The file or folder that was opened."""

    name: str
    """The last component of the path, for people. Never used as a path."""
    format: str
    """Short name of the container format: `tar.gz`, `zip`, `folder`, `file` ..."""
    size_bytes: int
    sha256: str | None = None
    """Hex digest; None until every byte was read. A folder's digest is defined in `core.digests`."""
    package: PackageClaim | None = None
