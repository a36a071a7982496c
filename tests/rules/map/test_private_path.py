import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.rules.map.private_path import private_path


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/Users/dan/x.ts", "user:dan"),
        ("/home/ann/x.ts", "user:ann"),
        ("C:\\Users\\ann\\app\\a.ts", "user:ann"),
        ("file:///C:/Users/ann/app/a.ts", "user:ann"),
        ("../../Users/jelbourn/m/x.ts", "user:jelbourn"),
        ("webpack:///Users/dan/a.ts", "user:dan"),
        ("webpack://ns/C:/Users/ann/a.ts", "user:ann"),
        ("/mnt/c/Users/bob/a.ts", "user:bob"),
        ("\\\\srv\\share\\a.ts", "host:srv"),
        ("out/editor/file:/mnt/vss/_work/a.ts", "folder:mnt/vss"),
        ("/home/runner/work/a.ts", "folder:home/runner"),
        ("D:/agent/_work/a.ts", "folder:D:/agent"),
        ("/builds/acme/cli/a.ts", "folder:builds/acme"),
    ],
)
def test_private(path: str, key: str) -> None:
    found = private_path(path)
    assert found is not None
    assert found.key == key
    assert found.is_personal == key.startswith(("user:", "host:"))


@pytest.mark.parametrize(
    "path",
    [
        "src/a.ts",
        "../../src/a.ts",
        "webpack:///./src/a.ts",
        "src/home/header/x.ts",
        "../home/header/x.ts",
        "/source/",
        "webpack:///home/header/x.ts",
        "https://x.io/Users/dan/a.ts",
        "//cdn.x.io/y/z.js",
        "external umd {}",
        "",
        "/src/a.js",
    ],
)
def test_not_private(path: str) -> None:
    assert private_path(path) is None


@settings(max_examples=50)
@given(st.text(alphabet="/\\.:CUsershomefile@ab", max_size=60))
def test_any_text_is_taken(path: str) -> None:
    private_path(path)
