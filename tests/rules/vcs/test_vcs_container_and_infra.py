import pytest

from inspector.core.severity import Severity
from inspector.rules.vcs.vcs_container_and_infra import VcsContainerAndInfra
from tests.rules.view_builder import view_of

RULE = VcsContainerAndInfra()


@pytest.mark.parametrize(
    "name",
    [
        "Dockerfile",
        "docker/app.Dockerfile",
        "docker-compose.prod.yml",
        "deploy/main.tf",
        "production.tfvars",
        "Chart.yaml",
    ],
)
def test_flags_files_for_servers(name: str) -> None:
    (finding,) = RULE.check(view_of({f"package/{name}": b"1"}))
    assert finding.message == f"Files for images and servers: package/{name} (1 file, 1 B)."
    assert finding.severity is Severity.LOW


@pytest.mark.parametrize(
    "files",
    [
        {"x-1.0/Dockerfile": b"", "x-1.0/PKG-INFO": b""},
        {"package/node_modules/a/Dockerfile": b""},
        {"package/tests/Dockerfile": b""},
    ],
)
def test_flags_usual_places_as_information(files: dict[str, bytes | None]) -> None:
    (finding,) = RULE.check(view_of(files))
    assert finding.severity is Severity.INFO
    assert finding.reasons


@pytest.mark.parametrize("name", ["src/dockerfile.js", "docs/values.md", "lib/compose.js", "a.tfx"])
def test_clean_files(name: str) -> None:
    assert not list(RULE.check(view_of({f"package/{name}": b""})))
