"""`package.json`: what npm acts on first, then what is needed, and what is packed."""

from collections.abc import Iterator

from inspector.packages.bounded_json import read_object, string_fields
from inspector.previews.pages.built_page import BuiltPage
from inspector.previews.pages.json_values import leaves, said
from inspector.previews.pages.page_input import PageError, PageInput

_INSTALL_SCRIPTS = frozenset({"preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"})
"""Lifecycle scripts that npm runs on the computer of whoever installs the package."""
_ABOUT = (
    ("Name", "name"), ("Version", "version"), ("Description", "description"), ("License", "license"),
    ("Licenses", "licenses"), ("Private", "private"), ("Author", "author"), ("Homepage", "homepage"),
    ("Repository", "repository"), ("Bugs", "bugs"), ("Engines", "engines"), ("Systems", "os"), ("Processors", "cpu"),
    ("Publisher", "publisher"), ("Published to", "publishConfig"), ("Package manager", "packageManager"),
)  # fmt: skip
_ENTRIES = ("main", "module", "browser", "types", "typings", "type", "bin", "exports", "imports", "man", "directories")
_NEEDS = (
    ("Dependencies", "dependencies"), ("Optional dependencies", "optionalDependencies"),
    ("Peer dependencies", "peerDependencies"), ("Development dependencies", "devDependencies"),
    ("Overrides", "overrides"), ("Resolutions", "resolutions"),
)  # fmt: skip


def npm_page(given: PageInput) -> BuiltPage:
    """The page. Raises PageError."""
    fields = read_object(given.data)
    if fields is None:
        raise PageError("It is no JSON object, or longer than a manifest may be.")
    page = BuiltPage("npm package: package.json")
    page.heading("About")
    for title, key in _ABOUT:
        page.field(title, said(fields.get(key)))
    _add_scripts(page, string_fields(fields.get("scripts")))
    page.pairs("Entry points", _entry_points(fields))
    for title, key in _NEEDS:
        page.pairs(title, leaves(fields.get(key)))
    page.pairs("Bundled", leaves(fields.get("bundleDependencies", fields.get("bundledDependencies"))))
    page.pairs("Files to pack", leaves(fields.get("files")))
    shown = {"scripts", "files", "bundleDependencies", "bundledDependencies", *_ENTRIES}
    shown |= {key for _, key in (*_ABOUT, *_NEEDS)}
    page.pairs("Other fields", ((key, said(value)) for key, value in fields.items() if key not in shown))
    return page


def _entry_points(fields: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key in _ENTRIES:
        yield from leaves(fields.get(key), key)


def _add_scripts(page: BuiltPage, scripts: dict[str, str]) -> None:
    if scripts:
        page.heading("Scripts")
    for name, command in sorted(scripts.items(), key=lambda item: item[0] not in _INSTALL_SCRIPTS):
        runs = name in _INSTALL_SCRIPTS
        page.field(name, command or "(empty)", "npm can run it when the package is installed." if runs else "")
