import json

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.run.run_implicit_gyp import RunImplicitGyp
from tests.rules.view_builder import view_of

RULE = RunImplicitGyp()


def package(gyp: bytes | None, **fields: object) -> ArtifactView:
    manifest = json.dumps({"name": "demo", "version": "1.0.0", **fields}).encode()
    files: dict[str, bytes | None] = {"package/package.json": manifest}
    return view_of(files if gyp is None else {**files, "package/binding.gyp": gyp})


def test_flags_a_build_that_no_script_names() -> None:
    (finding,) = RULE.check(package(b"{'targets': []}", scripts={"test": "x"}))
    assert (finding.severity, finding.path) == (Severity.LOW, "package/binding.gyp")


def test_flags_commands_as_worse() -> None:
    (finding,) = RULE.check(package(b"{'include_dirs': ['<!(node -p 1)']}"))
    assert finding.severity is Severity.MEDIUM
    assert finding.reasons == ("It runs commands of a shell while it is read.",)


def test_clean_packages() -> None:
    assert not list(RULE.check(package(b"{}", scripts={"install": "node-gyp rebuild"})))
    assert not list(RULE.check(package(b"{}", gypfile=False)))
    assert not list(RULE.check(package(None)))
