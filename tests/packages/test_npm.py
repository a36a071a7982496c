"""The fields and places of `package.json`."""

import json

from inspector.packages.npm import ManifestPlace, iter_manifests, read_manifest
from tests.rules.view_builder import view_of


def test_fields_of_the_right_type_only() -> None:
    body = json.dumps(
        {
            "name": "demo",
            "version": 3,
            "private": "yes",
            "files": ["dist", 1],
            "scripts": {"test": "x", "bad": 1},
            "bin": "cli.js",
            "main": "a.js",
            "typings": "a.d.ts",
            "bundledDependencies": ["x"],
        }
    ).encode()
    manifest = read_manifest(b"\xef\xbb\xbf" + body)
    assert manifest is not None
    assert (manifest.name, manifest.version, manifest.private) == ("demo", None, False)
    assert (manifest.files, manifest.scripts, manifest.bin) == (("dist",), {"test": "x"}, {"demo": "cli.js"})
    assert (manifest.main, manifest.types, manifest.bundled) == ("a.js", "a.d.ts", ("x",))


def test_no_object_is_none() -> None:
    assert read_manifest(None) is None
    assert read_manifest(b"[]") is None
    assert read_manifest(b"\xff\xfe{}") is None


def test_places() -> None:
    own = json.dumps({"name": "a", "version": "1", "bundleDependencies": True}).encode()
    view = view_of(
        {
            "package/package.json": own,
            "package/node_modules/@s/x/package.json": b"{}",
            "package/lib/node_modules/y/package.json": b"{}",
            "package/lib/package.json": b"{}",
            "package/not-package.json": b"{}",
        }
    )
    assert [(placed.entry.name, placed.place) for placed in iter_manifests(view)] == [
        ("package/package.json", ManifestPlace.PACKAGE),
        ("package/node_modules/@s/x/package.json", ManifestPlace.BUNDLED),
        ("package/lib/node_modules/y/package.json", ManifestPlace.VENDORED),
        ("package/lib/package.json", ManifestPlace.INNER),
    ]


def test_a_file_beside_the_package_folder_hides_nothing() -> None:
    """npm strips the first component of every name, so the manifest counts whatever else is packed."""
    own = json.dumps({"name": "a", "version": "1", "scripts": {"preinstall": "x"}}).encode()
    view = view_of({"package/package.json": own, "/etc/passwd": b"x", "package/../../evil": b"x"})
    assert [placed.place for placed in iter_manifests(view)] == [ManifestPlace.PACKAGE]
