import json

from inspector.rules.int.int_missing_legal import IntMissingLegal
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntMissingLegal()


def npm(*names: str, **fields: object) -> list[str]:
    manifest = json.dumps({"name": "demo", "version": "1.0.0", **fields}).encode()
    files = {"package/package.json": manifest, **dict.fromkeys((f"package/{name}" for name in names), b"")}
    return [finding.message for finding in RULE.check(view_of(files))]


def test_flags_what_is_missing() -> None:
    assert npm() == ["The package has no licence text and no readme."]
    assert npm("LICENSE.md", "docs/README.md") == ["The package has no readme."]


def test_flags_a_wheel_without_a_licence() -> None:
    (finding,) = RULE.check(view_of(wheel_of({"demo.py": b""}), "demo-1.0-py3-none-any.whl", "zip"))
    assert finding.message == "The wheel has no licence text."


def test_clean_packages() -> None:
    assert not npm("licence", "readme.txt")
    assert not npm("README", license="UNLICENSED")
    assert not npm(private=True)
    files = wheel_of({"demo.py": b"", "demo-1.0.dist-info/licenses/COPYING": b""})
    assert not list(RULE.check(view_of(files, "demo-1.0-py3-none-any.whl", "zip")))
