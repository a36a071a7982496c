"""What changes from release to release is no part of a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.policy.path_key import path_key, without_release


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("package/dist/cli.js", "dist/cli.js"),
        ("demo-1.2.3/src/a.py", "demo-2.0.0rc1/src/a.py"),
        ("my-lib-v1.2/a.py", "my-lib-2.0/a.py"),
        ("demo-1.2.3.dist-info/METADATA", "demo-1.10.dist-info/METADATA"),
        ("demo-1.2.3.data/scripts/x", "demo-2.data/scripts/x"),
        ("package/static/main.8f3a2b1c.js", "package/static/main.00aa11bb.js"),
        ("dist/assets/index-BkXf3_2a.js", "dist/assets/index-CdQ9zR1k.js"),
        ("dist/chunk-ABCD2345.js.map", "dist/chunk-ZZYY7654.js.map"),
        ("a.tgz!/package/x-1.0/y", "a.tgz!/package/x-1.1/y"),
        ("package/vendor/lib-1.2.3.tgz!/package/a.js", "package/vendor/lib-1.10.0.tgz!/package/a.js"),
        ("wheels/six-1.17.0-py2.py3-none-any.whl", "wheels/six-1.18-py3-none-any.whl"),
        ("x/lib_1.2.3_amd64.deb", "x/lib_1.2.4_amd64.deb"),
    ],
)
def test_the_same_place_in_two_releases(one: str, other: str) -> None:
    assert path_key(one) == path_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("package/dist/cli.js", "package/lib/cli.js"),
        ("package/my-selector.js", "package/my-operator.js"),
        ("package/a-20240131.json", "package/a-20250131.json"),
        ("demo.dist-info/METADATA", "other.dist-info/METADATA"),
        ("a.tgz!/x", "b.tgz!/x"),
        ("src/step-1/a", "src/step-2/a"),
        ("docs/notes-1.2.md", "docs/notes-1.3.md"),
    ],
)
def test_different_places_stay_different(one: str, other: str) -> None:
    assert path_key(one) != path_key(other)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab/.!-_109v\x00é%", max_size=60))
def test_any_path_has_a_key(path: str) -> None:
    assert len(path_key(path)) <= len(path) + 12
    assert path_key(path) == path_key(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("packed: demo-1.2.3.data/purelib/a.so", "packed: demo-2.0.data/purelib/a.so"),
        ("mangled: dist/main.8f3a2b1c.js", "mangled: dist/main.00aa11bb.js"),
        ("hash:demo-1.0.dist-info/METADATA", "hash:demo-1.1.dist-info/METADATA"),
        ("ratio: vendor/lib-1.2.3.zip", "ratio: vendor/lib-1.3.0.zip"),
    ],
)
def test_a_place_in_a_content_key(one: str, other: str) -> None:
    assert without_release(one) == without_release(other)


@pytest.mark.parametrize("key", ["0f" * 32, "host: build-1.corp", "user: mia", "word: x-1.2", "gyp: @acme/a", "total"])
def test_other_content_keys_stay_as_they_are(key: str) -> None:
    assert without_release(key) == key
