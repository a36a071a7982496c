"""The report for a terminal: verdict first, then findings, then what to do. Nothing from the artifact acts on it."""

from collections.abc import Iterator, Sequence
from typing import Final

from inspector.core.report import Report, ReportFinding, VerdictState
from inspector.core.severity import Severity
from inspector.core.text import human_size, visible
from inspector.reports import wording
from inspector.reports.matrix_table import text_matrix

MAX_SHOWN_PER_LEVEL: Final = 20
MAX_ADVICE: Final = 3
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_LEVEL_COLOURS: Final = {
    Severity.CRITICAL: "\x1b[1;35m",
    Severity.HIGH: "\x1b[1;31m",
    Severity.MEDIUM: "\x1b[33m",
    Severity.LOW: "\x1b[36m",
    Severity.INFO: "\x1b[2m",
}
_VERDICT_COLOURS: Final = {
    VerdictState.FAIL: "\x1b[1;37;41m",
    VerdictState.REVIEW: "\x1b[1;30;43m",
    VerdictState.PASS: "\x1b[1;30;42m",
}


def write_text(report: Report) -> bytes:
    """The summary without colours, every finding listed, in UTF-8."""
    return summary(report, is_verbose=True).encode("utf-8")


def write_several_text(reports: Sequence[Report]) -> bytes:
    """The summaries one after the other, and which artifact has which finding."""
    texts = [summary(report, is_verbose=True) for report in reports]
    return "\n".join([*texts, text_matrix(reports)]).encode("utf-8")


def summary(report: Report, *, has_colour: bool = False, is_verbose: bool = False) -> str:
    """The summary as text that ends with a line feed.

    `has_colour` adds ANSI colours; `is_verbose` lists every finding with its evidence, reasons and problems.
    """
    paint = _Paint(has_colour=has_colour)
    blocks = [
        _head(report, paint),
        *_levels(report, paint, is_verbose=is_verbose),
        _known(report, is_verbose=is_verbose),
        _suppressed(report),
        _exposure(report, paint),
        _problems(report, paint, is_verbose=is_verbose),
        _advice(report, paint),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


class _Paint:
    """Colours, or none."""

    def __init__(self, *, has_colour: bool) -> None:
        self.has_colour = has_colour

    def __call__(self, colour: str, text: str) -> str:
        return f"{colour}{text}{_RESET}" if self.has_colour else text


def _head(report: Report, paint: _Paint) -> list[str]:
    word = wording.VERDICTS[report.verdict.state].upper()
    artifact, counts = report.artifact, report.counts
    banner = paint(_VERDICT_COLOURS[report.verdict.state], f" {word} ") if paint.has_colour else word
    lines = [f"{banner}  {visible(artifact.name)}  {wording.summary_of_counts(report)}"]
    lines += [f"  {visible(reason)}" for reason in report.verdict.reasons]
    facts = [
        visible(wording.package_name(report)),
        f"{visible(artifact.format)}, {human_size(artifact.size_bytes)}" if artifact.format else "",
        wording.counted(counts.entries, "entry", "entries"),
        wording.counted(counts.rebuilt_sources, "rebuilt source") if counts.rebuilt_sources else "",
        f"sha256 {artifact.sha256}" if artifact.sha256 else "",
    ]
    lines.append(paint(_DIM, "  " + " · ".join(fact for fact in facts if fact)))
    policy = report.policy
    demand = "full coverage demanded" if policy.require_full_coverage else "full coverage not demanded"
    source = visible(policy.source)
    lines.append(paint(_DIM, f"  policy {visible(policy.profile)} ({source}), fails on {policy.fail_on}, {demand}"))
    if policy.limits:
        lines.append(paint(_DIM, f"  limits {visible(wording.limits(report))}"))
    return lines


def _levels(report: Report, paint: _Paint, *, is_verbose: bool) -> Iterator[list[str]]:
    findings = wording.open_findings(report) if is_verbose else wording.new_findings(report)
    for level in Severity:
        group = [finding for finding in findings if finding.severity is level]
        if not group:
            continue
        shown = group if is_verbose else group[:MAX_SHOWN_PER_LEVEL]
        lines = [paint(_LEVEL_COLOURS[level], f"{wording.SHAPES[level]} {level.upper()} ({len(group):,})")]
        for finding in shown:
            lines += _finding(finding, paint, is_verbose=is_verbose)
        if len(group) > len(shown):
            lines.append(f"  ... and {len(group) - len(shown):,} more; --verbose lists them all")
        yield lines


def _finding(finding: ReportFinding, paint: _Paint, *, is_verbose: bool) -> Iterator[str]:
    yield f"  {paint(_BOLD, visible(finding.rule))}  {visible(wording.place(finding))}"
    yield f"      {visible(finding.message)}"
    if finding.also_at and not is_verbose:
        yield f"      also at {wording.counted(len(finding.also_at), 'further place')}"
    if not is_verbose:
        return
    for path in finding.also_at:
        yield f"      also at {visible(path)}"
    if finding.evidence is not None:
        yield f"      | {visible(finding.evidence.excerpt)}"
    for reason in finding.reasons:
        yield f"      {visible(reason)}"
    yield paint(
        _DIM,
        f"      fingerprint {visible(finding.fingerprint.exact)}, {wording.STATES[finding.state]}{_since(finding)}",
    )


def _since(finding: ReportFinding) -> str:
    return f", {finding.baseline} since the earlier report" if finding.baseline else ""


def _known(report: Report, *, is_verbose: bool) -> list[str]:
    found = len(wording.open_findings(report)) - len(wording.new_findings(report))
    hint = "" if is_verbose else "; --verbose lists them too"
    return [f"{wording.counted(found, 'finding')} known from the earlier report{hint}."] if found else []


def _suppressed(report: Report) -> list[str]:
    found = report.counts.suppressed
    return [f"{wording.counted(found, 'finding')} set aside by the policy."] if found else []


def _exposure(report: Report, paint: _Paint) -> list[str]:
    exposure = report.exposure
    if not exposure.sources_listed:
        return []
    first = exposure.first_party
    maps = wording.counted(exposure.maps + exposure.inline_maps, "source map")
    return [
        paint(_BOLD, "Sources that anybody can rebuild"),
        (
            f"  {maps}: {wording.counted(exposure.sources_listed, 'source')} listed, "
            f"{exposure.sources_with_content:,} with content"
        ),
        (
            f"  {wording.counted(exposure.distinct_contents, 'distinct file')}, {human_size(exposure.distinct_bytes)}, "
            f"{wording.counted(exposure.distinct_lines, 'line')}; first-party: {wording.counted(first.files, 'file')}, "
            f"{human_size(first.bytes)}, {wording.counted(first.lines, 'line')}"
        ),
        *(f"  {line}" for line in wording.exposure_lines(exposure)),
    ]


def _problems(report: Report, paint: _Paint, *, is_verbose: bool) -> list[str]:
    if not report.problems:
        return []
    shown = report.problems if is_verbose else report.problems[:MAX_SHOWN_PER_LEVEL]
    lines = [paint(_BOLD, f"Not read as asked ({len(report.problems):,})")]
    for problem in shown:
        path = visible(problem.path) or wording.WHOLE_ARTIFACT
        lines.append(f"  {path}: {visible(problem.message)} {visible(problem.resolution)}".rstrip())
    if len(report.problems) > len(shown):
        lines.append(f"  ... and {len(report.problems) - len(shown):,} more; --verbose lists them all")
    return lines


def _advice(report: Report, paint: _Paint) -> list[str]:
    """The remedies of the worst rules, once each."""
    remedies: dict[str, str] = {}
    for finding in wording.new_findings(report):
        if finding.severity.at_least(Severity.MEDIUM):
            remedies.setdefault(finding.rule, finding.remediation)
    if not remedies:
        return []
    lines = [paint(_BOLD, "What to do next")]
    lines += [f"  {visible(rule)}: {visible(text)}" for rule, text in list(remedies.items())[:MAX_ADVICE]]
    return [*lines, f"  inspector explain {visible(next(iter(remedies)))} says more."]
