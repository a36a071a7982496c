import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_ci_config import VcsCiConfig
from tests.rules.view_builder import view_of

RULE = VcsCiConfig()


@pytest.mark.parametrize(
    "name",
    [
        "package/.github/workflows/release.yml",
        "package/.gitlab-ci.yml",
        ".travis.yml",
        "appveyor.yml",
        ".circleci/config.yml",
        "azure-pipelines-release.yaml",
        "ci/Jenkinsfile",
    ],
)
def test_flags_pipeline_files(name: str) -> None:
    (finding,) = RULE.check(view_of({name: b""}))
    assert finding.severity is Severity.LOW
    assert finding.message == f"1 pipeline file: {name}."


def test_flags_one_finding_per_container() -> None:
    view = view_of({".travis.yml": b"", ".gitlab-ci.yml": b"", "in.tar!/.travis.yml": b""})
    assert [f.path for f in RULE.check(view)] == [".travis.yml", "in.tar!/.travis.yml"]


def test_flags_source_packages_as_information() -> None:
    for marker in ("x-1.0/PKG-INFO", "x-1.0/Cargo.toml.orig"):
        (finding,) = RULE.check(view_of({"x-1.0/.travis.yml": b"", marker: b""}))
        assert finding.severity is Severity.INFO
        assert finding.reasons


def test_flags_bundled_packages_as_information() -> None:
    (finding,) = RULE.check(view_of({"package/node_modules/x/.travis.yml": b""}))
    assert finding.severity is Severity.INFO


def test_clean_names() -> None:
    names = [
        "package/.github/FUNDING.yml",
        "travis.yml",
        "workflows/x.yml",
        "x.egg-info/PKG-INFO",
        "JenkinsfileParser.js",
    ]
    assert not list(RULE.check(view_of(dict.fromkeys(names, b""))))
