"""Rust crates: `Cargo.toml` in the one top folder, which is called `name-version`."""

import tomllib

from inspector.core.artifact import PackageClaim
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel

MAX_TOML_BYTES = 256 << 10
"""Published manifests are normalised by cargo and stay far below."""


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a crate."""
    top = level.top_folder
    body = level.body(f"{top}/Cargo.toml")
    if top is None or body is None or len(body) > MAX_TOML_BYTES:
        return None
    try:
        package = tomllib.loads(body.decode("utf-8", "replace")).get("package")
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    if not isinstance(package, dict):
        return None
    found = claim("cargo", package.get("name"), package.get("version"))
    return found if found is not None and top == f"{found.name}-{found.version}" else None
