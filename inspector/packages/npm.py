"""npm packages: `package.json` in the one top folder of a tarball, and the manifests further inside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from inspector.core.artifact import PackageClaim
from inspector.core.entry import Entry, Origin
from inspector.core.view import ArtifactView
from inspector.packages.bounded_json import read_object, string_fields, string_or_none, strings
from inspector.packages.claim import claim
from inspector.packages.level import PackageLevel, level_of, plain_name

MANIFEST = "package.json"
MAX_EXPORTS = 2000
MAX_EXPORT_DEPTH = 8
_TARBALL = (".tgz", ".tar.gz")
_NATIVE_FIELDS = ("os", "cpu", "libc", "gypfile", "binary", "napi")
"""Fields by which packages with compiled code name systems, or tell their loader where it lies."""


class ManifestPlace(StrEnum):
    """Where a `package.json` stands, which decides whether npm acts on it."""

    PACKAGE = "package"
    """The manifest of the package itself."""
    BUNDLED = "bundled"
    """In `node_modules` of a package that bundles dependencies: npm runs its scripts too."""
    VENDORED = "vendored"
    """In `node_modules` otherwise: already installed, or never looked at."""
    INNER = "inner"
    """Elsewhere: a template, a fixture, a marker of the module type, an application."""


@dataclass(frozen=True, slots=True)
class NpmManifest:
    """The fields of a `package.json` that somebody asks for; what has the wrong type is left out."""

    name: str | None = None
    version: str | None = None
    private: bool = False
    files: tuple[str, ...] | None = None
    """The allowlist; None where there is none."""
    scripts: dict[str, str] = field(default_factory=dict)
    main: str | None = None
    module: str | None = None
    types: str | None = None
    bin: dict[str, str] = field(default_factory=dict)
    """Commands by name; a single one stands under the package's name."""
    dependencies: dict[str, str] = field(default_factory=dict)
    """Those that are installed along with the package, optional ones included."""
    peers: dict[str, str] = field(default_factory=dict)
    exports: tuple[str, ...] = ()
    """Files that `exports` leads to, under all conditions; patterns with `*` included."""
    has_license: bool = False
    """Whether a licence is named."""
    bundled: tuple[str, ...] | None = ()
    """Names of bundled dependencies; None for all of them."""
    publisher: str | None = None
    """Of an editor extension."""
    optional: frozenset[str] = frozenset()
    """Names among `dependencies` that may fail to install."""
    is_native: bool = False
    """Whether it says that it is for some systems only, or brings compiled code along."""
    activation: tuple[str, ...] = ()
    """When an editor starts the extension."""
    browser: str | None = None
    """The entry point for browsers; None where it is a table of replacements."""


@dataclass(frozen=True, slots=True)
class PlacedManifest:
    """A manifest, and where it was found."""

    entry: Entry
    manifest: NpmManifest
    place: ManifestPlace


def read_manifest(body: bytes | None) -> NpmManifest | None:
    """A parsed `package.json`; None where it is no JSON object."""
    fields = read_object(body)
    if fields is None:
        return None
    name, files = string_or_none(fields.get("name")), fields.get("files")
    return NpmManifest(
        name=name,
        version=string_or_none(fields.get("version")),
        private=fields.get("private") is True,
        files=strings(files) if isinstance(files, list) else None,
        scripts=string_fields(fields.get("scripts")),
        main=string_or_none(fields.get("main")),
        module=string_or_none(fields.get("module")),
        types=string_or_none(fields.get("types")) or string_or_none(fields.get("typings")),
        bin=_commands(fields.get("bin"), name),
        dependencies=string_fields(fields.get("dependencies")) | string_fields(fields.get("optionalDependencies")),
        peers=string_fields(fields.get("peerDependencies")),
        exports=tuple(dict.fromkeys(_targets(fields.get("exports"), MAX_EXPORT_DEPTH)))[:MAX_EXPORTS],
        has_license=bool(fields.get("license") or fields.get("licenses")),
        bundled=_bundled(fields.get("bundleDependencies", fields.get("bundledDependencies"))),
        publisher=string_or_none(fields.get("publisher")),
        optional=frozenset(string_fields(fields.get("optionalDependencies"))),
        is_native=any(fields.get(field) for field in _NATIVE_FIELDS),
        activation=strings(fields.get("activationEvents")),
        browser=string_or_none(fields.get("browser")),
    )


def _commands(value: object, name: str | None) -> dict[str, str]:
    return {name or "": value} if isinstance(value, str) else string_fields(value)


def _targets(value: object, depth: int) -> Iterator[str]:
    """The files below a value of `exports`: a text, a list of choices, or choices by condition."""
    if isinstance(value, str):
        if value.startswith("./"):
            yield value
    elif depth and isinstance(value, (dict, list)):
        for below in value.values() if isinstance(value, dict) else value:
            yield from _targets(below, depth - 1)


def _bundled(value: object) -> tuple[str, ...] | None:
    return None if value is True else strings(value)


def manifest_path(level: PackageLevel) -> str | None:
    """Where the package's own manifest lies in a container: in `package/`, or in its one top folder.

    npm drops the first component of every name, so one file beside `package/` must not hide the manifest. A folder
    that was opened holds it directly. A tarball inside something else counts when it looks packed
    by npm: other archives with one folder, such as a layer with `app/`, hold applications.
    """
    if MANIFEST in level.files:
        is_folder = level.container is None and level.files[MANIFEST].origin is Origin.FOLDER
        return MANIFEST if is_folder else None
    if f"package/{MANIFEST}" in level.files:
        return f"package/{MANIFEST}"
    top = level.top_folder
    path = f"{top}/{MANIFEST}"
    if top is None or path not in level.files:
        return None
    is_tarball = level.container is None or level.file_name.lower().endswith(_TARBALL)
    return path if is_tarball and _is_named(level.body(path)) else None


def _is_named(body: bytes | None) -> bool:
    manifest = read_manifest(body)
    return manifest is not None and manifest.name is not None and manifest.version is not None


def recognise(level: PackageLevel) -> PackageClaim | None:
    """The claim of an npm package."""
    path = manifest_path(level)
    manifest = read_manifest(level.body(path)) if path else None
    return claim("npm", manifest.name, manifest.version) if manifest else None


def iter_manifests(view: ArtifactView) -> Iterator[PlacedManifest]:
    """Every `package.json` that was kept and can be read, in order of discovery."""
    packages: dict[int | None, tuple[str, NpmManifest] | None] = {}
    for number, body in sorted(view.bodies.items()):
        entry = view.entries[number]
        name = plain_name(entry.name)
        manifest = read_manifest(body) if name.rpartition("/")[2] == MANIFEST else None
        if manifest is None:
            continue
        if entry.parent not in packages:
            packages[entry.parent] = _package_of(view, entry.parent)
        yield PlacedManifest(entry, manifest, _place(name, packages[entry.parent]))


def _package_of(view: ArtifactView, container: int | None) -> tuple[str, NpmManifest] | None:
    level = level_of(view, None if container is None else view.entries[container])
    path = manifest_path(level)
    manifest = read_manifest(level.body(path)) if path else None
    return (path, manifest) if path and manifest else None


def _place(name: str, package: tuple[str, NpmManifest] | None) -> ManifestPlace:
    if package is not None and name == package[0]:
        return ManifestPlace.PACKAGE
    folders = name.split("/")[:-1]
    if "node_modules" not in folders:
        return ManifestPlace.INNER
    if package is None:
        return ManifestPlace.VENDORED
    modules = f"{package[0].removesuffix(MANIFEST)}node_modules/"
    # What a bundled dependency needs in turn lies beside it without being named.
    is_bundled = name.startswith(modules) and package[1].bundled != ()
    return ManifestPlace.BUNDLED if is_bundled else ManifestPlace.VENDORED
