"""A finding is the same one in the next release: other versions, lines, builds; another secret is another finding."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.report import Baseline, Report
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from tests.engine.release_builder import Release, written

FIRST = Release("1.2.3", "8f3a2b1c", lines=1, names="a")
NEXT = Release("2.0.0rc1", "00aa11bb", lines=7, names="_longer")
OTHER_SECRETS = replace(NEXT, seed=400)

SECRET_RULES = ("sec-", "vcs-git-credentials")


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> dict[Release, Assessment]:
    return {
        release: scanned(written(release, tmp_path_factory.mktemp("release")))
        for release in (FIRST, NEXT, OTHER_SECRETS)
    }


def scanned(path: Path) -> Assessment:
    session, assessment = Session(str(path)), Assessment()
    try:
        for event in scan_events(session):
            assessment.feed(event)
    finally:
        session.close()
    return assessment


def report_of(assessment: Assessment, baseline: Report | None = None) -> Report:
    return assessment.report(built_in_policy(), reveal=True, baseline=baseline)


def fingerprints(report: Report) -> dict[tuple[str, str, str], str]:
    return {(f.rule, f.fingerprint.exact, f.fingerprint.loose): f"{f.path}: {f.message}" for f in report.findings}


def test_a_new_build_of_the_same_has_the_same_findings(scans: dict[Release, Assessment]) -> None:
    first, following = (fingerprints(report_of(scans[release])) for release in (FIRST, NEXT))
    assert {rule for rule, _, _ in first} >= {
        "sec-provider-token", "sec-private-key", "sec-registry-credentials", "sec-env-file", "sec-in-compiled",
        "sec-in-reconstructed-source", "map-embedded-sources", "map-inline-embedded", "obf-eval-decoded",
        "env-home-path", "obf-invisible-code", "vcs-git-credentials", "run-pth-exec", "int-record-mismatch",
        "arc-path-traversal",
    }  # fmt: skip
    only_first = [f"{key[0]} {text}" for key, text in first.items() if key not in following]
    only_next = [f"{key[0]} {text}" for key, text in following.items() if key not in first]
    assert (only_first, only_next) == ([], [])


def test_a_baseline_finds_nothing_new_in_it(scans: dict[Release, Assessment]) -> None:
    compared = report_of(scans[NEXT], report_of(scans[FIRST]))
    assert {finding.baseline for finding in compared.findings} == {Baseline.UNCHANGED}


def test_other_secrets_at_the_same_places_are_new(scans: dict[Release, Assessment]) -> None:
    compared = report_of(scans[OTHER_SECRETS], report_of(scans[FIRST]))
    secret = [finding for finding in compared.findings if finding.rule.startswith(SECRET_RULES)]
    assert len(secret) > 12
    assert [f"{f.rule} {f.path}" for f in secret if f.baseline is not Baseline.NEW] == []
    rest = [finding for finding in compared.findings if finding not in secret]
    assert [f"{f.rule} {f.path}" for f in rest if f.baseline is not Baseline.UNCHANGED] == []


def test_every_finding_has_its_own_fingerprint(scans: dict[Release, Assessment]) -> None:
    report = report_of(scans[FIRST])
    assert len({(finding.rule, finding.fingerprint.exact) for finding in report.findings}) == len(report.findings)
