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
        ("file://nas01/share/e.ts", "host:nas01"),
        ("//build01.acme.internal/share/d.ts", "host:build01.acme.internal"),
        ("../node_modules/.pnpm/git@git.acme.internal+team+x@0a1b/node_modules/x/a.ts", "host:git.acme.internal"),
        ("../node_modules/.pnpm/git+ssh@git@git.acme.io+team+x@0a1b/a.ts", "host:git.acme.io"),
        ("../node_modules/.pnpm/npm.acme.io+x@1.0.0/node_modules/x/a.ts", "host:npm.acme.io"),
        ("file://Users/dan/x.ts", "user:dan"),
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
        "file://src/a.ts",
        "file://localhost/src/a.ts",
        "../node_modules/.pnpm/lodash.merge@4.6.2/node_modules/lodash.merge/index.js",
        "../node_modules/.pnpm/@babel+core@7.0.0/node_modules/@babel/core/a.js",
        "../node_modules/.pnpm/socket.io@4.0.0_bufferutil@4.0.0+x/node_modules/a.js",
        "../node_modules/.pnpm/git@github.com+acme+x@0a1b/node_modules/x/a.ts",
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
