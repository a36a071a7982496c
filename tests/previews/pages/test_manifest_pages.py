"""Pages about manifests: what they say, and a sentence for what cannot be read."""

import json
import time

import pytest

from inspector.previews.pages.page_input import PageError
from tests.previews.pages.opened_page import Files, fields_of, page_of, part_of

GEM = """--- !ruby/object:Gem::Specification
name: demo
version: !ruby/object:Gem::Version
  version: 1.2.3
platform: ruby
authors:
- Alice Example
dependencies:
- !ruby/object:Gem::Dependency
  name: rake
  requirement: !ruby/object:Gem::Requirement
    requirements:
    - - "~>"
      - !ruby/object:Gem::Version
        version: '13.0'
  type: :development
  prerelease: false
executables:
- demo
extensions:
- ext/demo/extconf.rb
files:
- lib/demo.rb
licenses:
- MIT
required_ruby_version: !ruby/object:Gem::Requirement
  requirements:
  - - ">="
    - !ruby/object:Gem::Version
      version: '3.0'
metadata:
  homepage_uri: https://example.org
"""


def test_npm() -> None:
    manifest = {
        "name": "demo",
        "version": "1.0.0",
        "license": "MIT",
        "scripts": {"test": "x", "postinstall": "node setup.js"},
        "bin": {"demo": "cli.js"},
        "exports": {".": {"import": "./a.mjs", "require": "./a.cjs"}},
        "dependencies": {"left-pad": "^1"},
        "files": ["dist"],
        "odd": [1, True],
    }
    page = page_of(json.dumps(manifest).encode(), "package/package.json")
    assert page.title == "npm package: package.json"
    assert fields_of(page)["License"] == "MIT"
    first = part_of(page, "Scripts")[0]
    assert first.cells == ("postinstall", "node setup.js")
    assert first.mark
    assert [row.cells for row in part_of(page, "Entry points")] == [
        ("bin › demo", "cli.js"), ("exports › . › import", "./a.mjs"), ("exports › . › require", "./a.cjs"),
    ]  # fmt: skip
    assert part_of(page, "Dependencies")[0].cells == ("left-pad", "^1")
    assert part_of(page, "Files to pack")[0].cells == ("dist",)
    assert fields_of(page)["odd"] == "1  ·  yes"


def test_python_metadata_with_entry_points_beside_it() -> None:
    info = "demo-1.0.dist-info"
    files = Files({f"{info}/entry_points.txt": b"[console_scripts]\ndemo = demo:main\n"})
    body = (
        b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: six\nLicense: MIT\n  more\n\n# Text: here\n"
    )
    page = page_of(body, f"{info}/METADATA", files)
    assert fields_of(page)["Name"] == "demo"
    assert part_of(page, "Dependencies")[0].cells == ("Requires-Dist", "six")
    assert part_of(page, "Description")[0].cells == ("# Text: here",)
    assert part_of(page, "Entry points: console_scripts")[0].cells == ("demo", "demo:main")


def test_debian_control_and_a_jar_manifest() -> None:
    control = page_of(b"Package: demo\nDepends: libc6 (>= 2.3), zlib1g\nDescription: short\n long\n", "./control")
    assert [row.cells[-1] for row in part_of(control, "Depends")] == ["libc6 (>= 2.3)", "zlib1g"]
    jar = page_of(
        b"Manifest-Version: 1.0\r\nMain-Class: com.example\r\n .Main\r\n\r\nName: a/\r\nX: y\r\n",
        "META-INF/MANIFEST.MF",
    )
    assert fields_of(jar)["Main-Class"] == "com.example.Main"
    assert part_of(jar, "Part 2")[1].cells == ("X", "y")


def test_cargo() -> None:
    needs = b'[dependencies]\nserde={version="1",features=["derive"]}\n'
    body = b'[package]\nname="demo"\nversion="0.1.0"\nbuild="build.rs"\n' + needs
    page = page_of(body, "demo-0.1.0/Cargo.toml")
    assert fields_of(page)["name"] == "demo"
    assert part_of(page, "Runs when it is built")[0].mark
    assert [row.cells for row in part_of(page, "Dependencies")] == [
        ("serde › version", "1"),
        ("serde › features", "derive"),
    ]


def test_gem() -> None:
    page = page_of(GEM.encode(), "metadata")
    fields = fields_of(page)
    assert (fields["name"], fields["version"], fields["required_ruby_version"]) == ("demo", "1.2.3", ">= 3.0")
    assert part_of(page, "Dependencies")[0].cells == ("rake", "~> 13.0  ·  development")
    assert part_of(page, "Files")[0].cells == ("lib/demo.rb",)
    assert part_of(page, "Extensions")[0].mark


def test_nuspec_and_vsixmanifest() -> None:
    nuspec = b"""<package><metadata><id>demo</id><version>1.0</version><dependencies><group targetFramework="net8.0">
      <dependency id="Other" version="2.0"/></group></dependencies></metadata></package>"""
    page = page_of(nuspec, "demo.nuspec")
    assert fields_of(page)["id"] == "demo"
    assert part_of(page, "Dependencies")[1].cells == ("dependency", "id: Other  ·  version: 2.0")
    vsix = b'<PackageManifest><Metadata><Identity Id="demo" Version="1"/></Metadata></PackageManifest>'
    assert fields_of(page_of(vsix, "extension.vsixmanifest"))["Identity"] == "Id: demo  ·  Version: 1"


def test_image_configuration_and_conda_index() -> None:
    config = {
        "architecture": "amd64",
        "config": {"Env": ["A=b=c"], "Entrypoint": ["sh", "-c"], "Labels": {"x": "y"}},
        "history": [{"created_by": "RUN x", "empty_layer": True}],
        "rootfs": {"diff_ids": ["sha256:1"]},
    }
    page = page_of(json.dumps(config).encode(), "ab" * 32 + ".json")
    assert part_of(page, "Environment")[0].cells == ("A", "b=c")
    assert fields_of(page)["Entrypoint"] == "sh -c"
    assert part_of(page, "Steps that built it")[0].cells == ("", "none", "RUN x")
    conda = page_of(b'{"name":"demo","build":"0","depends":["python >=3.9"]}', "info/index.json")
    assert part_of(conda, "Dependencies")[0].cells == ("python >=3.9",)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{broken", "package.json"),
        (b"[" * 100_000, "package.json"),
        (b"a = = b", "Cargo.toml"),
        (b"<a>", "x.nuspec"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "x.nuspec"),
        (b"--- !ruby/object:Gem::Specification\nx", "metadata"),
        (b"{", "info/index.json"),
        (b"plain text", "notes.txt"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(PageError, match=r"\.$"):
        page_of(data, name)


def test_a_field_of_very_many_lines_is_read_once() -> None:
    body = b"Name: x\nLicense: a\n" + b" line\n" * 49_000
    began_s = time.process_time()
    page = page_of(body, "METADATA")
    assert time.process_time() - began_s < 3
    assert len(part_of(page, "License")) == 49_001


def test_more_than_is_read_is_said() -> None:
    assert "Only the first" in page_of(b"Name: x\nX: " + b"y" * (5 << 20), "METADATA").note
