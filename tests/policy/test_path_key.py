"""What changes from release to release is no part of a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.policy.path_key import path_key


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
        ("a.tgz!/package/x-1.0/y", "a.tgz!/package/x-1.0/y"),
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
    ],
)
def test_different_places_stay_different(one: str, other: str) -> None:
    assert path_key(one) != path_key(other)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab/.!-_109v\x00é%", max_size=60))
def test_any_path_has_a_key(path: str) -> None:
    assert len(path_key(path)) <= len(path) + 12
    assert path_key(path) == path_key(path)
