import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.rules.int.int_unreadable_manifest import IntUnreadableManifest
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntUnreadableManifest()
NPM = "package/package.json"
PKG_INFO = "demo-1.0/PKG-INFO"


@pytest.mark.parametrize(
    ("name", "body", "message", "line"),
    [
        (NPM, b'{"name": "a"\n"version": "1"}', "It is not JSON: Expecting ',' delimiter (column 1).", 2),
        (NPM, b"\n[]", "It holds no JSON object.", 1),
        (NPM, b'\n{"name": "a"}', "It has no `version`, where a text is expected.", 2),
        (NPM, b'{"version": "1",\n"name": 7}', "It has no `name`, where a text is expected.", 2),
        (NPM, b'{"name":\n"\xff"}', "It is not text: byte 10 cannot be decoded as UTF-8.", 2),
        (NPM, b'{"a":\n' + b"[" * 100_000, "It is not JSON: it is nested too deeply.", 2),
        (NPM, b'{"a":\n' + b"9" * 5_000 + b"}", "It is not JSON: a number has too many digits.", 2),
        (PKG_INFO, b"Name: demo\nVersion: 1\n\nText\n", "It has no Metadata-Version in its first paragraph.", 2),
        (PKG_INFO, b"\nName: demo\n", "It has no Metadata-Version in its first paragraph.", 1),
        (
            PKG_INFO,
            b"Metadata-Version: 2.1\nName: x\nVersion: 1\nAuthor: \xe9\n",
            "It is not text: byte 49 cannot be decoded as UTF-8.",
            4,
        ),
        ("demo-1.0/Cargo.toml", b"a = 1\nb = \n", "It is not TOML: Invalid value.", 2),
        ("demo-1.0/Cargo.toml", b"a = 1\nb = " + b"9" * 5_000, "It is not TOML: a number has too many digits.", 2),
        ("demo-1.0/pyproject.toml", b"a = '\xff'", "It is not text: byte 5 cannot be decoded as UTF-8.", 1),
        ("demo.nuspec", b"<package>\n<metadata>", "It is not XML: line 2, column 11 cannot be read.", 2),
    ],
)
def test_flags_each_kind(name: str, body: bytes, message: str, line: int) -> None:
    (finding,) = RULE.check(view_of({name: body}))
    assert (finding.message, finding.line, finding.path) == (message, line, name)


def test_flags_entities_in_a_nuspec() -> None:
    (finding,) = RULE.check(
        view_of({"a.nuspec": b'<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><package>&a;</package>'})
    )
    assert "for safety" in finding.message
    assert finding.line == 2


@pytest.mark.parametrize("missing", ["METADATA", "WHEEL", "RECORD"])
def test_flags_what_a_wheel_must_have(missing: str) -> None:
    files = wheel_of({"demo/a.py": b""})
    view = view_of({k: v for k, v in files.items() if not k.endswith(missing)}, "demo-1.0-py3-none-any.whl", "zip")
    (finding,) = RULE.check(view)
    assert (finding.message, finding.refused_by) == (f"The wheel has no {missing}.", ("pypi",))


def test_flags_a_wheel_without_metadata() -> None:
    (finding,) = RULE.check(view_of({"demo/a.py": b""}, "demo-1.0-py3-none-any.whl", "zip"))
    assert finding.message == "It is called a wheel, but has no `.dist-info` folder."


def test_clean_packages() -> None:
    manifest = json.dumps({"name": "a", "version": "1"}).encode()
    assert not list(RULE.check(view_of({NPM: manifest})))
    assert not list(RULE.check(view_of(wheel_of({"demo/a.py": b""}), "demo-1.0-py3-none-any.whl", "zip")))
    assert not list(RULE.check(view_of({"x-1.0/PKG-INFO": b"Metadata-Version: 2.1\nName: x\nVersion: 1\n"})))


def test_clean_manifests_further_inside() -> None:
    manifest = json.dumps({"name": "a", "version": "1"}).encode()
    files = {NPM: manifest, "package/test/package.json": b"{", "package/node_modules/b/package.json": b"{"}
    assert not list(RULE.check(view_of(files)))


_NAMES = st.sampled_from(
    [NPM, "d-1/PKG-INFO", "d-1/Cargo.toml", "d-1/pyproject.toml", "a.nuspec", "d-1.dist-info/METADATA"]
)


@given(st.dictionaries(_NAMES, st.binary(max_size=40), max_size=3))
def test_any_bytes_are_judged(files: dict[str, bytes]) -> None:
    assert all(finding.message.endswith(".") for finding in RULE.check(view_of(files)))
