"""Where the secret engine cannot be had, a scan says so: "not looked for" is not "clean"."""

import os
from pathlib import Path

import pytest

from inspector.core.report import VerdictState
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker import spawn
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from tests.secrets.planted import github_token, noise


def test_a_scan_without_the_engine_is_incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "kingfisher_sdk.py").write_text("raise ImportError('no build for this system')\n")  # or not readable
    usual = spawn.worker_environment()
    shadowed = usual | {"PYTHONPATH": os.pathsep.join([str(hidden), usual["PYTHONPATH"]])}
    monkeypatch.setattr(spawn, "worker_environment", lambda: shadowed)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "a.js").write_text(f"const t = '{github_token()}';")
    (folder / ".npmrc").write_text(f"//registry.acme.io/:_authToken={noise(36, 1)}\n")
    session, assessment = Session(str(folder)), Assessment()
    try:
        for event in scan_events(session):
            assessment.feed(event)
    finally:
        session.close()

    report = assessment.report(built_in_policy())
    found = {finding.rule: finding for finding in report.findings}
    assert "cov-engine-missing" in found
    assert "so tokens were not looked for." in found["cov-engine-missing"].message
    assert "sec-registry-credentials" in found, "our own readers work all the same"
    assert "sec-provider-token" not in found
    assert report.verdict.state is VerdictState.FAIL
