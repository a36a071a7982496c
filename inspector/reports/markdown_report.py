"""The report as Markdown: for issues, pull requests and wikis."""

from collections.abc import Iterator, Sequence
from typing import Final

from inspector.core.exposure import Amount
from inspector.core.report import Report, ReportFinding
from inspector.core.severity import Severity
from inspector.core.text import human_size
from inspector.reports import wording
from inspector.reports.markdown_text import block, code, prose
from inspector.reports.matrix_table import matrix_table

MAX_ALSO_AT: Final = 20
_BAR: Final = "⟨U+007C⟩"
"""A bar ends the cell of a table, inside a code span as well."""


def write_markdown(report: Report) -> bytes:
    """One report in UTF-8."""
    return _joined(_document(report, "#"))


def write_several_markdown(reports: Sequence[Report]) -> bytes:
    """One document with a chapter for each report."""
    lines = ["# Findings of several artifacts", ""]
    for report in reports:
        word = wording.VERDICTS[report.verdict.state]
        lines.append(f"1. {code(report.artifact.name)}: **{word}**, {wording.summary_of_counts(report)}")
    lines += _matrix(reports)
    for report in reports:
        lines += ["", *_document(report, "##")]
    return _joined(lines)


def _matrix(reports: Sequence[Report]) -> Iterator[str]:
    table = matrix_table(reports)
    if not table.lines:
        return
    yield ""
    yield f"| severity | rule | finding | place |{''.join(f' #{number} |' for number in range(1, len(reports) + 1))}"
    yield f"| --- | --- | --- | --- |{' ---: |' * len(reports)}"
    for line in table.lines:
        level = f"{wording.SHAPES[line.severity]} {line.severity}"
        cells = (level, code(line.rule), prose(line.title), code(line.place.replace("|", _BAR)), *line.cells)
        yield f"| {' | '.join(cells)} |"
    if table.left_out:
        yield ""
        yield f"... and {table.left_out:,} more; JSON has all of them."


def _joined(lines: list[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _document(report: Report, heading: str) -> list[str]:
    return [
        *_head(report, heading),
        *_findings(report, heading),
        *_suppressed(report, heading),
        *_exposure(report, heading),
        *_problems(report, heading),
        *_facts(report, heading),
        *_rules(report, heading),
    ]


def _head(report: Report, heading: str) -> Iterator[str]:
    word = wording.VERDICTS[report.verdict.state]
    yield f"{heading} {word}: {code(report.artifact.name)}"
    yield ""
    yield f"**{wording.summary_of_counts(report)}**"
    yield ""
    for reason in report.verdict.reasons:
        yield f"- Why: {prose(reason)}"
    yield ""


def _findings(report: Report, heading: str) -> Iterator[str]:
    findings = wording.open_findings(report)
    for level in Severity:
        group = [finding for finding in findings if finding.severity is level]
        if not group:
            continue
        yield f"{heading}# {wording.SHAPES[level]} {level.capitalize()} ({len(group):,})"
        yield ""
        for finding in group:
            yield from _finding(finding)


def _suppressed(report: Report, heading: str) -> Iterator[str]:
    findings = wording.suppressed_findings(report)
    if not findings:
        return
    yield f"{heading}# Set aside ({len(findings):,})"
    yield ""
    for finding in findings:
        yield from _finding(finding)


def _finding(finding: ReportFinding) -> Iterator[str]:
    yield f"- **{prose(finding.title)}** ({code(finding.rule)}) at {code(wording.place(finding))}"
    yield f"  - What: {prose(finding.message)}"
    if finding.evidence is not None:
        yield f"  - Seen: {code(finding.evidence.excerpt)}"
        if finding.evidence.context:
            yield ""
            yield from block(finding.evidence.context, "    ")
            yield ""
    for path in finding.also_at[:MAX_ALSO_AT]:
        yield f"  - Also at {code(path)}"
    if len(finding.also_at) > MAX_ALSO_AT:
        yield f"  - Also at {wording.counted(len(finding.also_at) - MAX_ALSO_AT, 'further place')}"
    yield f"  - What to do: {prose(finding.remediation)}"
    for reason in finding.reasons:
        yield f"  - Severity: {prose(reason)}"
    for name in finding.refused_by:
        yield f"  - Refused by {code(name)}"
    state = wording.STATES[finding.state] + (f", {finding.baseline} since the baseline" if finding.baseline else "")
    yield f"  - State: {state}" + (f", because: {prose(finding.reason)}" if finding.reason else "")
    yield f"  - Fingerprint {code(finding.fingerprint.exact)}, loose {code(finding.fingerprint.loose)}"
    yield ""


def _exposure(report: Report, heading: str) -> Iterator[str]:
    exposure = report.exposure
    if not exposure.sources_listed:
        return
    yield f"{heading}# Sources that can be rebuilt"
    yield ""
    yield (
        f"{wording.counted(exposure.maps, 'map')} and {wording.counted(exposure.inline_maps, 'inline map')} list "
        f"{wording.counted(exposure.sources_listed, 'source')}, {exposure.sources_with_content:,} with content."
    )
    yield ""
    yield "| whose | files | bytes | lines |"
    yield "| --- | ---: | ---: | ---: |"
    whole = Amount(exposure.distinct_contents, exposure.distinct_bytes, exposure.distinct_lines)
    for name, amount in (
        ("first-party", exposure.first_party),
        ("third-party", exposure.third_party),
        ("bundler", exposure.bundler),
        ("outside", exposure.outside),
        ("all, distinct", whole),
        ("of these also shipped as files", exposure.shipped_openly),
    ):
        yield f"| {name} | {amount.files:,} | {amount.bytes:,} | {amount.lines:,} |"
    yield ""
    yield from (f"- {line}" for line in wording.exposure_lines(exposure))
    for row in exposure.by_folder:
        size = human_size(row.amount.bytes)
        yield f"- Folder {code(row.folder)}: {wording.counted(row.amount.files, 'file')}, {size}"
    yield ""


def _problems(report: Report, heading: str) -> Iterator[str]:
    if not report.problems:
        return
    yield f"{heading}# Not read as asked ({len(report.problems):,})"
    yield ""
    for problem in report.problems:
        path = code(problem.path) if problem.path else "The artifact as a whole"
        yield f"- {path}: {prose(problem.message)} {prose(problem.resolution)}".rstrip()
    yield ""


def _facts(report: Report, heading: str) -> Iterator[str]:
    artifact, counts, policy = report.artifact, report.counts, report.policy
    yield f"{heading}# Facts"
    yield ""
    package = wording.package_name(report)
    if package:
        yield f"- Package: {code(package)}"
    yield f"- Format {code(artifact.format)}, {artifact.size_bytes:,} bytes"
    yield f"- SHA-256: {code(artifact.sha256) if artifact.sha256 else 'not known'}"
    yield (
        f"- {wording.counted(counts.entries, 'entry', 'entries')}, {wording.counted(counts.containers, 'container')}, "
        f"{wording.counted(counts.rebuilt_sources, 'rebuilt source')}, {counts.bytes_unpacked:,} bytes unpacked, "
        f"{counts.bytes_scanned:,} scanned"
    )
    yield f"- Scan: {wording.END_STATES[report.end_state]}"
    demand = "demanded" if policy.require_full_coverage else "not demanded"
    yield f"- Policy: profile {code(policy.profile)}, fails on {policy.fail_on}, full coverage {demand}"
    if policy.limits:
        yield f"- Limits: {code(wording.limits(report))}"
    yield f"- Policy source: {code(policy.source)}" + (f", judged by {code(policy.as_of)}" if policy.as_of else "")
    yield f"- Made by {wording.PRODUCT} {code(report.tool.version)}, rules {code(report.tool.rules)}"
    if report.generated_at:
        yield f"- Made at {code(report.generated_at)}"
    yield ""


def _rules(report: Report, heading: str) -> Iterator[str]:
    if not report.rules:
        return
    yield f"{heading}# Rules"
    yield ""
    for rule_id, facts in sorted(report.rules.items()):
        yield f"- {code(rule_id)}: {prose(facts.title)}. More with {code(f'inspector explain {rule_id}')}"
    yield ""
