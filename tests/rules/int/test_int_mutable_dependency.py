import json

import pytest

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.int.int_mutable_dependency import IntMutableDependency
from tests.packages.wheel_builder import wheel_of
from tests.rules.view_builder import view_of

RULE = IntMutableDependency()


def npm(wanted: str, table: str = "dependencies") -> ArtifactView:
    manifest = {"name": "demo", "version": "1.0.0", table: {"parser": wanted}}
    return view_of({"package/package.json": json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    "wanted", ["github:acme/parser#main", "acme/parser", "git+ssh://git@x.example/a.git", "https://x.example/a.tgz"]
)
def test_flags_addresses(wanted: str) -> None:
    (finding,) = RULE.check(npm(wanted))
    assert finding.severity is Severity.MEDIUM
    assert finding.message == f"The dependency parser is an address: {wanted}."


@pytest.mark.parametrize("wanted", ["file:../parser", "workspace:*", "link:../x", "../parser"])
def test_flags_paths_also_of_optional_dependencies(wanted: str) -> None:
    (finding,) = RULE.check(npm(wanted, "optionalDependencies"))
    assert finding.message == f"The dependency parser is a path: {wanted}."


def test_flags_a_fixed_commit_milder() -> None:
    (finding,) = RULE.check(npm("github:acme/parser#" + "0f" * 20))
    assert finding.severity is Severity.LOW


def test_flags_requirements_that_the_index_refuses() -> None:
    files = wheel_of({"demo.py": b""})
    metadata = b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: x[a] @ https://x.example/x.whl\n"
    files["demo-1.0.dist-info/METADATA"] = metadata
    (finding,) = RULE.check(view_of(files, "demo-1.0-py3-none-any.whl", "zip"))
    assert finding.refused_by == ("pypi",)


@pytest.mark.parametrize("wanted", ["^1.0.0", "*", "latest", "npm:other@1", ">=1 <2", "1.x || 2.x", ""])
def test_clean_versions(wanted: str) -> None:
    assert not list(RULE.check(npm(wanted)))
    assert not list(RULE.check(npm("github:a/b", "devDependencies")))
