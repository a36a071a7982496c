import json
from typing import Any

from inspector.core.view import ArtifactView
from inspector.rules.int.int_missing_entry import IntMissingEntry
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntMissingEntry()


def npm(fields: dict[str, Any], *names: str) -> ArtifactView:
    manifest = json.dumps({"name": "demo", "version": "1.0.0", **fields}).encode()
    return view_of({"package/package.json": manifest, **dict.fromkeys((f"package/{name}" for name in names), b"1")})


def wheel(points: str, *names: str) -> ArtifactView:
    files = {**dict.fromkeys(names, b""), "demo-1.0.dist-info/entry_points.txt": points.encode()}
    return view_of(wheel_of(files), "demo-1.0-py3-none-any.whl", "zip")


def test_flags_every_field_of_a_manifest() -> None:
    fields = {
        "main": "dist/index.js",
        "module": "./dist/index.mjs",
        "types": "dist/index.d.ts",
        "bin": {"demo": "cli.js"},
        "exports": {".": {"import": "./esm/a.js", "default": ["./cjs/a.js"]}, "./x/*": "./x/*.js"},
    }
    assert [finding.message.split()[0] for finding in RULE.check(npm(fields))] == [
        "`main`", "`module`", "`types`", "`bin`", "`exports`", "`exports`"
    ]  # fmt: skip


def test_flags_a_module_of_the_wheel_that_is_missing() -> None:
    (finding,) = RULE.check(
        wheel("[console_scripts]\ndemo = demo.cli:main\nother = other.cli:main\n", "demo/__init__.py")
    )
    assert finding.message == "An entry point names the module demo.cli, which is not in the wheel."
    assert finding.path == "demo-1.0.dist-info/entry_points.txt"


def test_clean_packages() -> None:
    fields = {"main": "lib", "types": "lib/index", "bin": "./bin/demo", "exports": "./lib/index.js"}
    assert not list(RULE.check(npm(fields, "lib/index.js", "lib/index.d.ts", "bin/demo")))
    assert not list(RULE.check(npm({"main": "../x.js"})))
    points = "[console_scripts]\na = demo.cli:main\nb = demo.native\n"
    assert not list(RULE.check(wheel(points, "demo/cli.py", "demo/native.cpython-311-x86_64-linux-gnu.so")))


def extension(**fields: str) -> dict[str, bytes | None]:
    manifest = json.dumps({"name": "demo", "version": "1.0.0", **fields}).encode()
    return {"extension.vsixmanifest": b"", "extension/package.json": manifest, "extension/out/main.js": b""}


def test_flags_the_missing_script_of_an_extension() -> None:
    view = view_of(extension(main="./out/main", browser="./web/main.js"), "a.vsix", "zip")
    (finding,) = RULE.check(view)
    assert finding.message == "`browser` names ./web/main.js, which is not in the extension."


def test_flags_the_missing_main_class_of_a_jar() -> None:
    manifest = b"Main-Class: com.acme.App\r\n\r\n"
    (finding,) = RULE.check(view_of({"META-INF/MANIFEST.MF": manifest, "com/acme/Other.class": b""}, "a.jar", "zip"))
    assert finding.message == "`Main-Class` names com.acme.App, which is not in the archive."


def test_clean_jars() -> None:
    manifest = b"Main-Class: com.acme.App\r\n"
    assert not list(RULE.check(view_of({"META-INF/MANIFEST.MF": manifest, "com/acme/App.class": b""}, "a.jar", "zip")))
    assert not list(RULE.check(view_of({"META-INF/MANIFEST.MF": manifest + b"Class-Path: b.jar\r\n"}, "a.jar", "zip")))
    assert not list(RULE.check(view_of({"META-INF/MANIFEST.MF": b""}, "a.jar", "zip")))
