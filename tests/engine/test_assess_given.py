"""Findings that compare an artifact with what the user gave."""

import dataclasses
import datetime as dt

from inspector.core import events
from inspector.core.artifact import Artifact
from inspector.core.end_state import EndState
from inspector.core.entry import Entry, EntryKind, Origin
from inspector.core.finding import Finding
from inspector.core.report import Report
from inspector.core.severity import Confidence, Severity
from inspector.engine.assess import Assessment
from inspector.engine.given import Given
from inspector.policy.attestation import Attestation, Statement
from inspector.policy.checkout import Checkout
from inspector.policy.load import built_in_policy

DAY = dt.date(2026, 1, 31)
DIGEST = "ab" * 32
OURS = Attestation((Statement(frozenset({("sha256", DIGEST)}), "https://example.com/acme", "5c1e" * 10),))
OTHERS = Attestation((Statement(frozenset({("sha256", "cd" * 32)})),))


def report_of(
    given: Given | None = None,
    baseline: Report | None = None,
    *findings: Finding,
    unpacked: int = 0,
    end: EndState = EndState.COMPLETE,
) -> Report:
    assessment = Assessment(given or Given())
    assessment.feed(events.Opened(Artifact("a.tgz", "tar.gz", 10, DIGEST)))
    files = ("package/index.js", "package/cli.js.map")
    assessment.feed(
        events.EntriesFound(
            tuple(
                Entry(n, None, name, name, EntryKind.FILE, Origin.ARCHIVED, size_bytes=unpacked * n // 3)
                for n, name in enumerate(files, start=1)
            )
        )
    )
    assessment.feed(events.EntriesHashed(((1, "11" * 32, 1), (2, "22" * 32, 1))))
    assessment.feed(events.FindingsMade(findings))
    assessment.feed(events.Progress("Reading", 0, None, unpacked, 0))
    assessment.feed(events.Ended(end, ""))
    return assessment.report(built_in_policy(), as_of=DAY, baseline=baseline)


def rules(report: Report) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in report.findings]


def test_nothing_is_said_where_nothing_was_given() -> None:
    assert rules(report_of()) == []
    assert rules(report_of(baseline=report_of())) == []


def test_an_attestation_of_this_file() -> None:
    (finding,) = report_of(Given(OURS)).findings
    assert (finding.rule, finding.severity) == ("int-provenance", Severity.INFO)
    assert "repository https://example.com/acme, commit 5c1e" in finding.message
    assert finding.message.endswith("Its signature was not verified.")


def test_flags_an_attestation_of_another_file() -> None:
    assert rules(report_of(Given(OTHERS))) == [("int-provenance", Severity.HIGH)]


def test_an_attestation_by_another_algorithm() -> None:
    npm = Attestation((Statement(frozenset({("sha512", "ef" * 64)})),))
    assert rules(report_of(Given(npm, (("sha512", "ef" * 64),)))) == [("int-provenance", Severity.INFO)]


def test_flags_an_attestation_that_was_lost() -> None:
    attested = report_of(Given(OURS))
    assert rules(report_of(baseline=attested)) == [("int-provenance", Severity.MEDIUM)]
    assert rules(report_of(Given(OURS), baseline=attested)) == [("int-provenance", Severity.INFO)]


def test_flags_growth_and_names_the_file_that_caused_it() -> None:
    earlier = report_of(unpacked=21_000_000)
    (finding,) = report_of(baseline=earlier, unpacked=81_000_000).findings
    assert (finding.rule, finding.severity) == ("size-jump", Severity.MEDIUM)
    assert finding.message == "It unpacks to 81 MB; before it was 21 MB. package/cli.js.map alone is 54 MB."
    assert rules(report_of(baseline=earlier, unpacked=25_000_000)) == []
    assert rules(report_of(baseline=earlier, unpacked=81_000_000, end=EndState.CANCELLED)) == []


def test_flags_many_more_entries() -> None:
    earlier = report_of()
    fewer = dataclasses.replace(earlier, counts=dataclasses.replace(earlier.counts, entries=2))
    grown = dataclasses.replace(earlier, counts=dataclasses.replace(earlier.counts, entries=-100))
    assert rules(report_of(baseline=fewer)) == []
    assert rules(report_of(baseline=grown)) == [("size-jump", Severity.MEDIUM)]


def test_a_checkout_explains_files_by_their_digest() -> None:
    report = report_of(Given(OURS, checkout=Checkout(frozenset({"11" * 32}), frozenset(), "00" * 20)))
    assert [finding.rule for finding in report.findings] == [
        "int-gap-to-commit",
        "int-not-in-source",
        "int-gap-to-commit",
        "int-provenance",
    ]


def test_a_dependency_that_is_new_weighs_more() -> None:
    finding = Finding(
        "int-unused-dependency", Severity.MEDIUM, Confidence.MEDIUM, None, "package.json", "m", "unused: plain-crypto"
    )
    earlier = report_of()
    (raised,) = report_of(None, earlier, finding).findings
    assert raised.severity is Severity.HIGH
    assert raised.reasons[-1] == "One level above: the earlier release did not have it."
    (known,) = report_of(None, report_of(None, None, finding), finding).findings
    assert known.severity is Severity.MEDIUM
