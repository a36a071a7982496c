import json

from inspector.core.severity import Severity
from inspector.rules.run.run_npm_lifecycle import RunNpmLifecycle
from tests.rules.view_builder import view_of

RULE = RunNpmLifecycle()


def manifest(**scripts: str) -> bytes:
    return json.dumps({"name": "demo", "version": "1.0.0", "scripts": scripts}).encode()


def test_flags_install_and_postinstall() -> None:
    view = view_of({"package/package.json": manifest(postinstall="node b.js", install="node a.js")})
    first, second = RULE.check(view)
    assert [finding.severity for finding in (first, second)] == [Severity.MEDIUM] * 2
    assert first.message == "npm runs the script `install` when the package is installed."
    assert second.message == "npm runs the script `postinstall` when the package is installed."
    assert first.content_key != second.content_key


def test_clean_scripts_of_the_checkout() -> None:
    view = view_of({"package/package.json": manifest(prepare="husky", test="x", preinstall="y", prepublishOnly="z")})
    assert list(RULE.check(view)) == []
