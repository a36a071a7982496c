"""The ready-made steps for pipelines, run as far as they run without a service."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.cli.policy_ci import STEPS
from tests.conftest import Done, Run

_RUN_LINE = re.compile(r"^ *(?:- )?(?:run:|entry:|-) (?P<command>inspector .+)$", re.MULTILINE)
needs_node = pytest.mark.skipif(not (shutil.which("node") and shutil.which("npm")), reason="node and npm are not here")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """With a command `inspector` of this checkout on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "inspector"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{Path.cwd()}" exec "{sys.executable}" -m inspector "$@"\n', "utf-8")
    command.chmod(0o755)
    return os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "NO_UPDATE_NOTIFIER": "1"}


def shell(command: str, folder: Path, environment: dict[str, str]) -> Done:
    done = subprocess.run(
        ["/bin/sh", "-ec", command], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    manifest = {"name": "demo", "version": "1.0.0", "license": "MIT", "files": ["*.js"], "scripts": {}}
    (folder / "package.json").write_text(json.dumps(manifest), "utf-8")
    for name, text in {"index.js": "exports.a = 1\n", "README.md": "Demo.\n", "LICENSE": "MIT\n"}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("service", STEPS)
def test_the_steps_are_printed_and_say_where_they_belong(run: Run, service: str) -> None:
    done = run("policy", "ci", service)
    assert done.code == 0, done.err
    assert done.text.splitlines()[0].startswith(("# .", "// inspect-package.cjs"))


def test_an_unknown_service_is_a_usage_error(run: Run) -> None:
    done = run("policy", "ci", "jenkins")
    assert done.code == 2
    assert "github" in done.err


@pytest.mark.skipif(os.name == "nt", reason="the steps of services run in a POSIX shell")
@pytest.mark.parametrize("service", ["github", "gitlab", "pre-commit"])
def test_the_scan_of_each_service_gates(
    run: Run, demo: Path, tmp_path: Path, environment: dict[str, str], service: str
) -> None:
    (command,) = (match["command"] for match in _RUN_LINE.finditer(run("policy", "ci", service).text))
    (tmp_path / "dist").mkdir()
    shutil.copy(demo, tmp_path / "dist")
    done = shell(command, tmp_path, environment)
    assert done.code == 1, done.err
    assert "DO NOT SHIP" in done.text
    written = set(re.findall(r"-o (?:[\w-]+:)?(\S+)", command))
    assert all((tmp_path / name).stat().st_size for name in written)
    if service == "github":
        results = json.loads((tmp_path / "inspector.sarif").read_bytes())["runs"][0]["results"]
        assert all(result["locations"][0]["physicalLocation"] for result in results)
        assert not any("suppressions" in result for result in results)


@needs_node
@pytest.mark.skipif(os.name == "nt", reason="the command of this checkout is a shell script")
def test_npm_stops_before_it_packs_what_must_not_ship(run: Run, project: Path, environment: dict[str, str]) -> None:
    (project / "inspect-package.cjs").write_text(run("policy", "ci", "npm").text, "utf-8")
    manifest = json.loads((project / "package.json").read_bytes())
    manifest["scripts"] = {"prepack": "node inspect-package.cjs"}
    (project / "package.json").write_text(json.dumps(manifest), "utf-8")
    good = shell("npm pack --silent --offline", project, environment)
    assert good.code == 0, good.err
    assert (project / "demo-1.0.0.tgz").exists()
    (project / "demo-1.0.0.tgz").unlink()
    (project / "package.json").write_text(json.dumps({**manifest, "files": ["*.js", ".env"]}), "utf-8")
    (project / ".env").write_text("DB_PASSWORD=" + "hunter" + "2x9Q\n", "utf-8")
    bad = shell("npm pack --silent --offline", project, environment)
    assert bad.code != 0
    assert "sec-env-file" in bad.text + bad.err
    assert not (project / "demo-1.0.0.tgz").exists()


@needs_node
def test_npm_names_what_is_missing(run: Run, project: Path) -> None:
    (project / "inspect-package.cjs").write_text(run("policy", "ci", "npm").text, "utf-8")
    environment = os.environ | {"INSPECTOR": str(project / "nowhere")}
    done = subprocess.run(
        ["node", "inspect-package.cjs"], cwd=project, env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert b"pipx install artifact-inspector" in done.stderr
