"""From events and a policy to a report."""

import dataclasses
import datetime as dt

import pytest

from inspector.core import events
from inspector.core.artifact import Artifact, PackageClaim
from inspector.core.container import ContainerFacts
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.exposure import Exposure, FolderAmount
from inspector.core.finding import Evidence, Finding
from inspector.core.problem import Problem, ProblemKind
from inspector.core.report import Baseline, FindingState, Report, VerdictState
from inspector.core.severity import Confidence, Severity
from inspector.engine.assess import Assessment, ReportOptions
from inspector.engine.assess_several import reports_of
from inspector.policy.baseline import BaselineError
from inspector.policy.load import built_in_policy
from inspector.policy.policy import Acceptance, Policy

DAY = dt.date(2026, 1, 31)
TOKEN = "ghp" + "_" + "Qm7" * 12


def found(
    rule: str = "vcs-ci-config",
    path: str = "package/ci.yml",
    key: str = "k",
    severity: Severity = Severity.LOW,
    **more: object,
) -> Finding:
    return Finding(rule, severity, Confidence.HIGH, 1, path, f"At {path}.", key, **more)  # type: ignore[arg-type]  # test data


def assessed(
    *findings: Finding, end: EndState | None = EndState.COMPLETE, more: tuple[events.ScanEvent, ...] = ()
) -> Assessment:
    assessment = Assessment()
    assessment.feed(events.Opened(Artifact("a.tgz", "tar.gz", 10)))
    assessment.feed(events.FindingsMade(findings))
    for event in more:
        assessment.feed(event)
    if end is not None:
        assessment.feed(events.Ended(end, ""))
    return assessment


def report_of(*findings: Finding, policy: Policy | None = None, **more: object) -> Report:
    return assessed(*findings, **more).report(policy or built_in_policy(), as_of=DAY)  # type: ignore[arg-type]  # test data


def accepting(*accept: Acceptance) -> Policy:
    return dataclasses.replace(built_in_policy(), accept=accept)


def test_facts_and_counts() -> None:
    entries = (
        Entry(1, None, "a", "a", EntryKind.FILE, Origin.ARCHIVED),
        Entry(2, 1, "a!/b", "b", EntryKind.FILE, Origin.REBUILT),
    )
    report = report_of(
        found(),
        more=(
            events.EntriesFound(entries),
            events.ContainersRead((ContainerFacts(None, "tar.gz"), ContainerFacts(1, "source-map"))),
            events.ArtifactHashed("ab" * 32),
            events.PackageRecognised(PackageClaim("npm", "a", None)),
            events.Progress("Reading", 5, 10, 500, 400),
            events.Progress("Reading", 10, 10, 600, 450),
            events.ExposureMeasured(Exposure(maps=1)),
            events.Listed(),
            events.Ended(EndState.COMPLETE, "", "cd" * 32),
        ),
    )
    assert report.artifact == Artifact("a.tgz", "tar.gz", 10, "ab" * 32, PackageClaim("npm", "a", None))
    counts = report.counts
    assert (counts.entries, counts.containers, counts.rebuilt_sources) == (2, 2, 1)
    assert (counts.bytes_unpacked, counts.bytes_scanned) == (600, 450)
    assert counts.findings == {"critical": 0, "high": 0, "medium": 0, "low": 1, "info": 0}
    assert report.exposure.maps == 1
    assert report.tool.rules == "cd" * 32
    assert report.rules["vcs-ci-config"].help_markdown.startswith("# ")
    assert report.verdict.state is VerdictState.PASS


def test_before_the_end_the_report_is_of_a_running_scan() -> None:
    report = report_of(found(), end=None)
    assert report.end_state is EndState.RUNNING
    assert report.verdict.state is VerdictState.REVIEW
    assert len(report.findings) == 1


def test_equal_findings_become_one_with_further_places() -> None:
    report = report_of(
        found(path="b", severity=Severity.HIGH, reasons=("It is bad here.",)),
        found(path="c"),
        found(path="a", line=9),
        found(path="a", line=3, column=2),
        found(path="a", key="other"),
    )
    first = report.findings[0]
    assert (first.path, first.line, first.also_at, first.severity) == ("a", 3, ("b", "c"), Severity.HIGH)
    assert first.reasons == ("It is bad here.", "The severity is that of the place b.")
    assert len(report.findings) == 2


def test_further_places_name_their_entries() -> None:
    places = [dataclasses.replace(found(path=path), entry=number) for path, number in (("c", 9), ("a", 4), ("b", None))]
    (finding,) = report_of(*places).findings
    assert (finding.entry, finding.also_at, finding.also_entries) == (4, ("b", "c"), (9,))


def test_the_fingerprint_does_not_depend_on_order_or_profile() -> None:
    findings = (found(path="b", severity=Severity.HIGH, tags=("third-party",)), found(path="a"))
    one = report_of(*findings)
    two = report_of(*findings[::-1], policy=built_in_policy(profile="open-source"))
    assert one.findings[0].fingerprint == two.findings[0].fingerprint


def test_order_is_worst_first_then_rule_path_line() -> None:
    report = report_of(
        found(key="1", path="z"),
        found("arc-bomb", key="2", path="z", severity=Severity.CRITICAL),
        found(key="3", path="a", line=2),
        found(key="4", path="a", line=1),
        found("ai-local-settings", key="5", path="q", severity=Severity.LOW),
    )
    assert [(f.rule, f.path, f.line) for f in report.findings] == [
        ("arc-bomb", "z", None),
        ("ai-local-settings", "q", None),
        ("vcs-ci-config", "a", 1),
        ("vcs-ci-config", "a", 2),
        ("vcs-ci-config", "z", None),
    ]


def test_each_problem_that_leaves_something_unread_is_a_finding() -> None:
    problems = tuple(
        Problem(kind, f"p{number}", f"It is {kind}.", "It was left out.") for number, kind in enumerate(ProblemKind)
    )
    report = report_of(more=(events.ProblemsMet(problems[::-1]), events.ProblemsMet(problems[:2])))
    assert len(report.problems) == len(problems)
    assert sorted(f.rule for f in report.findings) == [
        "cov-engine-missing",
        "cov-limit",
        "cov-not-scanned",
        "cov-not-scanned",
        "cov-unreadable",
        "cov-worker-died",
    ]
    assert report.verdict.state is VerdictState.FAIL


def test_the_order_of_arrival_means_nothing() -> None:
    findings = [found(key=str(number), path=f"p{number % 3}") for number in range(9)]
    problems = tuple(Problem(ProblemKind.LIMIT, f"p{n}", "Cut.", "Left out.") for n in range(3))
    one = report_of(*findings, more=(events.ProblemsMet(problems),))
    two = report_of(*findings[::-1], more=(events.ProblemsMet(problems[::-1]),))
    assert one == two


def test_secrets_are_masked_everywhere_unless_revealed() -> None:
    evidence = Evidence(f"x = {TOKEN}", f"before\nx = {TOKEN}")
    finding = dataclasses.replace(
        found(
            path=f"package/{TOKEN}/x",
            evidence=evidence,
            reasons=(f"Because of {TOKEN}.",),
            remediation=f"Revoke {TOKEN}.",
        ),
        message=f"It is {TOKEN}.",
    )
    other = dataclasses.replace(finding, path=f"package/{TOKEN}/y")
    more = (
        events.SecretsSeen((TOKEN,)),
        events.ProblemsMet((Problem(ProblemKind.LIMIT, TOKEN, f"At {TOKEN}.", f"Cut {TOKEN}."),)),
        events.PackageRecognised(PackageClaim("npm", TOKEN, TOKEN)),
        events.ExposureMeasured(Exposure(by_folder=(FolderAmount(TOKEN, Exposure().first_party),))),
    )
    assessment = assessed(finding, other, more=more)
    report = assessment.report(built_in_policy(), as_of=DAY)
    assert TOKEN not in repr(report)
    assert "ghp_…masked" in repr(report)
    marked = next(f for f in report.findings if f.rule == "vcs-ci-config").evidence
    assert marked is not None
    assert marked.redacted
    clear = assessment.report(built_in_policy(), as_of=DAY, reveal=True)
    assert repr(clear).count(TOKEN) >= 10
    shown = next(f for f in clear.findings if f.rule == "vcs-ci-config").evidence
    assert shown == evidence


def test_masks_follow_secrets_that_come_late() -> None:
    assessment = assessed(found(evidence=Evidence(TOKEN)), end=None)
    assert TOKEN in repr(assessment.report(built_in_policy(), as_of=DAY))
    assessment.feed(events.SecretsSeen((TOKEN,)))
    assert TOKEN not in repr(assessment.report(built_in_policy(), as_of=DAY))


def test_an_acceptance_takes_a_finding_out_of_the_verdict() -> None:
    finding = found(severity=Severity.HIGH)
    exact = report_of(finding).findings[0].fingerprint.exact
    report = report_of(finding, policy=accepting(Acceptance("vcs-ci-config", exact, "It is public.", expires=DAY)))
    assert report.findings[0].state is FindingState.ACCEPTED
    assert report.findings[0].reason == "It is public."
    assert report.counts.suppressed == 1
    assert report.counts.findings["high"] == 0
    assert report.verdict.state is VerdictState.PASS
    assert report.policy.as_of == "2026-01-31"


def test_a_lapsed_acceptance_is_a_finding_and_its_finding_is_open() -> None:
    finding = found(severity=Severity.HIGH)
    exact = report_of(finding).findings[0].fingerprint.exact
    lapsed = Acceptance("vcs-ci-config", exact, "Why.", expires=DAY - dt.timedelta(1))
    report = report_of(finding, policy=accepting(lapsed))
    assert [(f.rule, f.state) for f in report.findings] == [
        ("vcs-ci-config", FindingState.EXPIRED),
        ("sup-expired", FindingState.OPEN),
    ]
    assert report.verdict.state is VerdictState.FAIL


def test_an_unused_acceptance_is_a_finding_once_the_scan_is_complete() -> None:
    policy = accepting(Acceptance("vcs-ci-config", "a" * 32, "Why."))
    assert [f.rule for f in report_of(policy=policy).findings] == ["sup-unused"]
    assert report_of(policy=policy, end=EndState.CANCELLED).findings == ()


def test_several_artifacts_share_their_acceptances() -> None:
    one, two = assessed(found()), assessed(found(key="other"))
    exact = one.report(built_in_policy(), as_of=DAY).findings[0].fingerprint.exact
    policy = accepting(Acceptance("vcs-ci-config", exact, "Why."), Acceptance("size-file", "c" * 32, "Why."))
    reports = reports_of([two, one], policy, ReportOptions(as_of=DAY))
    assert [[f.rule for f in report.findings] for report in reports] == [
        ["sup-unused", "vcs-ci-config"],
        ["vcs-ci-config"],
    ]
    assert "size-file" in reports[0].findings[0].message


def test_files_that_nobody_expects() -> None:
    entries = tuple(
        Entry(number, None, path, path, EntryKind.FILE, Origin.ARCHIVED)
        for number, path in enumerate(("package/a.js", "package/a.js.map"), start=1)
    )
    policy = dataclasses.replace(built_in_policy(), expected=("package/*.js",))
    report = report_of(policy=policy, more=(events.EntriesFound(entries),))
    assert [(f.rule, f.path, f.entry) for f in report.findings] == [("policy-unexpected-file", "package/a.js.map", 2)]


def test_a_policy_that_lies_in_the_folder_it_judges() -> None:
    policy = dataclasses.replace(built_in_policy(), source="inspector.toml", is_inside_artifact=True)
    report = report_of(policy=policy)
    assert [f.rule for f in report.findings] == ["policy-inside-artifact"]
    assert report.policy.source == "inspector.toml (inside the scanned folder)"


def test_a_baseline_tells_new_from_known() -> None:
    earlier = report_of(found(key="1", path="a"), found(key="2", path="b"))
    assessment = assessed(found(key="1", path="a"), found(key="2", path="moved"), found(key="3", path="c"))
    report = assessment.report(built_in_policy(), as_of=DAY, baseline=earlier)
    assert {f.path: f.baseline for f in report.findings} == {
        "a": Baseline.UNCHANGED,
        "moved": Baseline.MOVED,
        "c": Baseline.NEW,
    }
    keyed = dataclasses.replace(built_in_policy(), key=b"k" * 16)
    with pytest.raises(BaselineError, match="another fingerprint key"):
        assessment.report(keyed, as_of=DAY, baseline=earlier)


def test_a_rule_that_nobody_knows_is_reported_all_the_same() -> None:
    report = report_of(found("new-rule"))
    assert report.rules["new-rule"].title == "new-rule"
    assert report.findings[0].title == "new-rule"


def test_findings_that_look_the_same_in_every_release_are_told_apart_in_one() -> None:
    places = ("dist/a-8f3a2b1c.js", "dist/a-00aa11bb.js", "dist/a-12ab34cd.js")
    findings = [found(path=place, key=f"k{n}", identity="same") for n, place in enumerate(places)]
    first, second = report_of(*findings), report_of(*reversed(findings))
    assert first.findings == second.findings
    assert len({finding.fingerprint.exact for finding in first.findings}) == 3
    assert len({finding.fingerprint.loose for finding in first.findings}) == 1


def test_an_identity_stands_for_a_content_that_changes_with_every_build() -> None:
    (one,), (other,) = (report_of(found(key=key, identity="same")).findings for key in ("digest 1", "digest 2"))
    assert one.fingerprint == other.fingerprint
