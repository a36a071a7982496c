import json

from inspector.core.entry import Origin
from inspector.core.severity import Severity
from inspector.rules.int.int_no_files_allowlist import IntNoFilesAllowlist
from tests.rules.view_builder import add_entry, put_content, view_of

RULE = IntNoFilesAllowlist()
MANY: dict[str, bytes | None] = {f"package/{index}.js": b"" for index in range(9)}


def manifest(**fields: object) -> bytes:
    return json.dumps({"name": "demo", "version": "1.0.0", **fields}).encode()


def test_flags_a_package_without_files() -> None:
    (finding,) = RULE.check(view_of({**MANY, "package/package.json": manifest()}))
    assert (finding.severity, finding.content_key) == (Severity.MEDIUM, "no-files:demo")
    assert finding.message == "It has no `files` list, so npm decided what to pack: 10 files."


def test_flags_a_small_package_as_low() -> None:
    (finding,) = RULE.check(view_of({"package/package.json": manifest()}))
    assert (finding.severity, finding.reasons) == (Severity.LOW, ("The package has only 1 file.",))


def test_flags_a_folder_and_a_nested_tarball() -> None:
    folder = view_of({}, name="demo", format_name="folder")
    put_content(folder, add_entry(folder, "package.json", origin=Origin.FOLDER).number, manifest())
    assert [finding.path for finding in RULE.check(folder)] == ["package.json"]
    nested = view_of({"a.zip!/demo-1.0.0.tgz!/demo/package.json": manifest()})
    assert [finding.path for finding in RULE.check(nested)] == ["a.zip!/demo-1.0.0.tgz!/demo/package.json"]


def test_clean_packages() -> None:
    for body in (manifest(files=["dist"]), manifest(private=True), manifest(files=[]), b"{"):
        assert list(RULE.check(view_of({"package/package.json": body}))) == []


def test_clean_manifests_that_are_no_package() -> None:
    files = {
        "package/package.json": manifest(files=["a"]),
        "package/esm/package.json": b'{"type": "module"}',
        "package/node_modules/x/package.json": manifest(),
        "layer.tar!/app/package.json": manifest(),
    }
    assert list(RULE.check(view_of(files))) == []
