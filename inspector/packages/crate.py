"""Rust crates: `Cargo.toml` in the one top folder, which is called `name-version`."""

from inspector.core.artifact import PackageClaim
from inspector.packages.bounded_toml import toml_table
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a crate."""
    top = level.top_folder
    package = (toml_table(level.body(f"{top}/Cargo.toml")) or {}).get("package")
    if not isinstance(package, dict):
        return None
    found = claim("cargo", package.get("name"), package.get("version"))
    return found if found is not None and top == f"{found.name}-{found.version}" else None
