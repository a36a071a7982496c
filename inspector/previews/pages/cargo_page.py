"""`Cargo.toml`: the package, what it builds and what it needs."""

import tomllib

from inspector.packages.bounded_toml import MAX_TOML_BYTES
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.json_values import leaves, said
from inspector.previews.pages.page_input import PageError, PageInput

_NEEDS = (
    ("Dependencies", "dependencies"), ("Development dependencies", "dev-dependencies"),
    ("Build dependencies", "build-dependencies"), ("Dependencies by system", "target"), ("Features", "features"),
    ("Library", "lib"), ("Programs", "bin"), ("Workspace", "workspace"), ("Patched", "patch"), ("Replaced", "replace"),
)  # fmt: skip


def cargo_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    if len(given.data) > MAX_TOML_BYTES:
        raise PageError("It is longer than a manifest may be.")
    try:
        found = tomllib.loads(given.data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise PageError(f"It is no TOML: {error}.") from error
    page = BuiltPage("Rust crate: Cargo.toml")
    package = found.get("package", found.get("project"))
    if isinstance(package, dict):
        page.pairs("About", ((key, said(value)) for key, value in package.items() if key not in ("include", "exclude")))
        page.pairs("Files to pack", leaves(package.get("include")))
        page.pairs("Files left out", leaves(package.get("exclude")))
        if package.get("build") is not False and "build" in package:
            page.heading("Runs when it is built")
            page.field("build", said(package["build"]), "Cargo runs it on the computer of whoever builds the crate.")
    for title, key in _NEEDS:
        page.pairs(title, leaves(found.get(key)))
    known = {"package", "project", *(key for _, key in _NEEDS)}
    page.pairs("Other fields", ((key, said(value)) for key, value in found.items() if key not in known))
    return page
