"""Each kind of package, recognised by its own metadata."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.artifact import PackageClaim
from inspector.packages import recognise
from inspector.packages.registry import KINDS
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

NPM = json.dumps({"name": "@demo/app", "version": "1.2.3"}).encode()
CARGO = b'[package]\nname = "demo"\nversion = "1.0.0"\n'
PKG_INFO = b"Metadata-Version: 2.1\nName: Demo.App\nVersion: 1.0\n"
CONTROL = b"Package: demo\nVersion: 1:2.0-3\nDescription: short\n long\n"
GEM = b"--- !ruby/object:Gem::Specification\nname: demo\nversion: !ruby/object:Gem::Version\n  version: 1.0.1\n"
NUSPEC = b'<package xmlns="http://x/nuspec.xsd"><metadata><id>Demo</id><version>1.0.0</version></metadata></package>'
EXTENSION = json.dumps({"name": "demo", "publisher": "kim", "version": "0.1.0"}).encode()
JAR = b"Manifest-Version: 1.0\r\nImplementation-Title: de\r\n mo\r\nImplementation-Version: 1.0\r\n\r\nName: x\r\n"
INDEX = b'{"name": "demo", "version": "1.0", "build": "py_0"}'
POM = b"#comment\ngroupId=net.example\nartifactId=demo\nversion=2.0\n"


@pytest.mark.parametrize(
    ("files", "claim"),
    [
        ({"package/package.json": NPM, "package/a.js": b""}, ("npm", "@demo/app", "1.2.3")),
        ({"app/package.json": NPM}, ("npm", "@demo/app", "1.2.3")),
        ({"a.tar!/package/package.json": NPM}, ("npm", "@demo/app", "1.2.3")),
        (wheel_of({"demo/a.py": b""}), ("pypi", "demo", "1.0")),
        ({"demo_app-1.0/PKG-INFO": PKG_INFO, "demo_app-1.0/package.json": NPM}, ("pypi", "Demo.App", "1.0")),
        ({"debian-binary": b"2.0\n", "control.tar.xz!/./control": CONTROL}, ("deb", "demo", "1:2.0-3")),
        ({"debian-binary": b"2.0\n", "control.tar.gz!/control.tar!/control": CONTROL}, ("deb", "demo", "1:2.0-3")),
        ({"demo-1.0.0/Cargo.toml": CARGO}, ("cargo", "demo", "1.0.0")),
        ({"metadata.gz!/metadata": GEM, "data.tar.gz": b""}, ("gem", "demo", "1.0.1")),
        ({"extension.vsixmanifest": b"", "extension/package.json": EXTENSION}, ("vscode", "kim.demo", "0.1.0")),
        ({"Demo.nuspec": NUSPEC, "lib/a.dll": b""}, ("nuget", "Demo", "1.0.0")),
        ({"META-INF/MANIFEST.MF": JAR}, ("maven", "demo", "1.0")),
        ({"info/index.json": INDEX, "lib/a.py": b""}, ("conda", "demo", "1.0")),
        ({"metadata.json": b"{}", "info-a.tar.zst!/info/index.json": INDEX}, ("conda", "demo", "1.0")),
        ({"metadata.json": b"{}", "info-a.tar.zst!/info-a.tar!/info/index.json": INDEX}, ("conda", "demo", "1.0")),
        (
            {"META-INF/MANIFEST.MF": JAR, "META-INF/maven/net.example/demo/pom.properties": POM},
            ("maven", "net.example:demo", "2.0"),
        ),
    ],
)
def test_recognises(files: Mapping[str, bytes | None], claim: tuple[str, str, str]) -> None:
    assert recognise(view_of(files)) == PackageClaim(*claim)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a.txt": b""},
        {"package/package.json": b"{"},
        {"package/package.json": b"[" * 200_000},
        {"package/package.json": b'{"name": 1}'},
        {"package/package.json": b'{"name": "a\\nb", "version": "1"}'},
        {"a/package.json": NPM, "b/x": b""},
        {"other-1.0/PKG-INFO": PKG_INFO},
        {"demo-2.0.0/Cargo.toml": CARGO},
        {"demo-1.0.0/Cargo.toml": b"[package\n"},
        {"Demo.nuspec": b'<!DOCTYPE x [<!ENTITY a "b">]><package>&a;</package>'},
        {"Demo.nuspec": b"<package>"},
        {"metadata.gz!/metadata": b"name: [", "data.tar.gz": b""},
        {"debian-binary": b"", "control.tar": b""},
        {"info/index.json": b'{"name": "demo", "version": "1.0"}'},
        {"metadata.json": b"{}", "info-a.tar.zst": b""},
        {"metadata.json": b"{}", "info-a.tar!/b!/c!/d!/info/index.json": INDEX},
    ],
)
def test_says_nothing_of_what_is_no_package(files: dict[str, bytes]) -> None:
    assert recognise(view_of(files)) is None


_NAMES = st.sampled_from(
    [
        "package/package.json",
        "d-1.dist-info/METADATA",
        "d-1/PKG-INFO",
        "d-1/Cargo.toml",
        "a.nuspec",
        "META-INF/MANIFEST.MF",
        "extension.vsixmanifest",
        "extension/package.json",
        "debian-binary",
        "control.tar!/control",
        "info/index.json",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_NAMES, st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)), max_size=5))
def test_never_raises(files: dict[str, bytes]) -> None:
    found = recognise(view_of(files))
    assert found is None or found.name.isprintable()


def test_kinds_have_distinct_names() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
