"""Python source distributions: PKG-INFO in the one top folder, called after name and version."""

from packaging.utils import canonicalize_name

from inspector.core.artifact import PackageClaim
from inspector.packages.build_backend import builder_of_project
from inspector.packages.claim import claim
from inspector.packages.headers import read_headers
from inspector.packages.level import PackageLevel


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of a source distribution."""
    top = level.top_folder
    body = level.body(f"{top}/PKG-INFO")
    if top is None or body is None:
        return None
    fields = read_headers(body)
    builder = builder_of_project(level.body(f"{top}/pyproject.toml"))
    found = claim("pypi", fields.get("name"), fields.get("version"), builder)
    if found is None or "metadata-version" not in fields:
        return None
    return found if canonicalize_name(top).startswith(canonicalize_name(found.name)) else None
