from inspector.rules.int.int_tests_shipped import IntTestsShipped
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntTestsShipped()
MANIFEST = b'{"name": "demo", "version": "1.0.0"}'


def npm(*names: str) -> list[str]:
    files = {"package/package.json": MANIFEST, **dict.fromkeys((f"package/{name}" for name in names), b"12")}
    return [finding.message for finding in RULE.check(view_of(files))]


def test_flags_folders_once_and_tests_beside_the_code() -> None:
    assert npm("test/a.js", "test/fixtures/b.json", "src/c.test.ts", "src/d.js") == [
        "package/test holds tests (2 files, 4 B).",
        "package/src holds tests (1 file, 2 B).",
    ]


def test_flags_tests_of_a_wheel() -> None:
    view = view_of(wheel_of({"demo/tests/test_a.py": b"1", "demo/a.py": b""}), "demo-1.0-py3-none-any.whl", "zip")
    assert [finding.message for finding in RULE.check(view)] == ["demo/tests holds tests (1 file, 1 B)."]


def test_clean_packages() -> None:
    assert not npm("lib/testing-tools.js", "lib/latest/a.js", "node_modules/x/test/a.js", "contest/a.js")
    sdist = {"demo-1.0/PKG-INFO": b"Name: demo\n", "demo-1.0/tests/test_a.py": b""}
    assert not list(RULE.check(view_of(sdist, "demo-1.0.tar.gz")))
