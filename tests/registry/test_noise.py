"""Thirty widely used packages under the profile for open source: hardly anything a person would call false.

`pytest -m registry tests/registry/test_noise.py -s` prints every finding of severity high and above.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from inspector.core.end_state import EndState
from inspector.core.report import ReportFinding
from inspector.core.severity import Severity
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from tests.registry import published

pytestmark = pytest.mark.registry

NPM = {
    "@babel/core": "7.29.13", "@sentry/browser": "11.12.0", "axios": "1.21.1", "chalk": "5.6.2", "eslint": "10.15.0",
    "express": "5.3.0", "lodash": "4.18.1", "next": "16.4.6", "pdfjs-dist": "5.6.205", "react": "19.3.1",
    "rxjs": "7.8.2", "socket.io-client": "4.8.4", "typescript": "7.0.2", "vite": "8.3.8", "webpack": "5.112.2",
}  # fmt: skip
WHEELS = (
    "boto3", "cryptography", "django", "fastapi", "flask", "numpy", "pandas", "pip", "pydantic", "pytest", "requests",
    "scipy", "setuptools", "sqlalchemy", "urllib3",
)  # fmt: skip
TRUE = {("setuptools", "run-pth-exec"): "Its distutils-precedence.pth does run code at every start of Python."}
"""Findings that a person confirmed, with the reason."""
MOST_FALSE = 1


def packages() -> Iterator[tuple[str, Callable[[], Path]]]:
    for name, version in NPM.items():
        yield name, partial(published.npm_tarball, name, version)
    for name in WHEELS:
        yield name, partial(published.wheel, name)


def grave_findings(path: Path) -> list[ReportFinding]:
    session, assessment = Session(str(path)), Assessment()
    try:
        for event in scan_events(session):
            assessment.feed(event)
    finally:
        session.close()
    report = assessment.report(built_in_policy(profile="open-source"))
    assert report.end_state is EndState.COMPLETE, path.name
    return [finding for finding in report.findings if finding.severity.at_least(Severity.HIGH)]


def test_hardly_anything_false_is_grave() -> None:
    doubtful: list[str] = []
    scanned = 0
    for name, fetch in packages():
        try:
            path = fetch()
        except (published.NotFetchedError, pytest.skip.Exception):
            continue
        scanned += 1
        for finding in grave_findings(path):
            known = TRUE.get((name, finding.rule))
            line = f"{name}: {finding.severity} {finding.rule} {finding.path}: {finding.message} {known or ''}"
            print(line)  # noqa: T201 - the list is what the test is run for
            doubtful += [] if known else [line]
    if scanned < 20:
        pytest.skip(f"only {scanned} of the packages can be fetched here")
    assert len(doubtful) <= MOST_FALSE, doubtful
