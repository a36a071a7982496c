import json

from inspector.core.severity import Severity
from inspector.rules.run.run_npm_preinstall import RunNpmPreinstall
from tests.rules.view_builder import view_of

RULE = RunNpmPreinstall()


def manifest(**fields: object) -> bytes:
    return json.dumps({"name": "demo", "version": "1.0.0", **fields}, indent=2).encode()


EVIL = manifest(scripts={"test": "x", "preinstall": "node setup.js"})


def test_flags_the_package_itself() -> None:
    (finding,) = RULE.check(view_of({"package/package.json": EVIL}))
    assert (finding.severity, finding.path, finding.line) == (Severity.HIGH, "package/package.json", 6)
    assert finding.message == "npm runs the script `preinstall` when the package is installed."
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "preinstall: node setup.js"
    assert (finding.reasons, finding.tags) == ((), ())


def test_flags_a_package_inside_something_else() -> None:
    (finding,) = RULE.check(view_of({"image.tar!/opt/demo-1.0.0.tgz!/package/package.json": EVIL}, name="image.tar"))
    assert finding.severity is Severity.HIGH


def test_flags_bundled_dependency_fully() -> None:
    root = manifest(bundleDependencies=["evil"])
    (finding,) = RULE.check(view_of({"package/package.json": root, "package/node_modules/evil/package.json": EVIL}))
    assert (finding.severity, finding.tags, finding.reasons) == (Severity.HIGH, ("third-party",), ())


def test_flags_vendored_and_inner_manifests_mildly() -> None:
    files = {
        "package/package.json": manifest(),
        "package/node_modules/evil/package.json": EVIL,
        "package/templates/app/package.json": EVIL,
    }
    vendored, inner = RULE.check(view_of(files))
    assert (vendored.severity, vendored.tags) == (Severity.LOW, ("third-party",))
    assert (inner.severity, inner.tags) == (Severity.LOW, ())
    assert all(len(finding.reasons) == 1 for finding in (vendored, inner))


def test_flag_quotes_no_half_words() -> None:
    long = manifest(scripts={"preinstall": "echo " + "x" * 400})
    (finding,) = RULE.check(view_of({"package/package.json": long}))
    assert finding.evidence is not None
    assert finding.evidence.excerpt == "preinstall: echo…"


def test_clean_packages() -> None:
    for body in (manifest(), manifest(scripts={"preinstall": " "}), manifest(scripts=["preinstall"]), b"{", b"[]"):
        assert list(RULE.check(view_of({"package/package.json": body}))) == []
