"""The report as one self-contained HTML file: no script, no outside reference, readable on paper and in the dark.

The content-security policy forbids everything but this file's own style sheet, which it names by its hash
(Content Security Policy Level 3, 2.3.1). Everything that may come from an artifact passes `html_text.escaped`.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from string import Template

from inspector.assets import read_text
from inspector.core.report import Report, VerdictState
from inspector.core.severity import Severity
from inspector.core.text import human_size
from inspector.reports import wording
from inspector.reports.html_exposure import exposure_html
from inspector.reports.html_finding import anchor, cards, grouped
from inspector.reports.html_page import page_html
from inspector.reports.html_text import code, escaped, listed, section, table
from inspector.reports.matrix_table import MatrixLine, matrix_table

_SIGNS = {
    VerdictState.FAIL: '<path d="M20 6h24l14 14v24L44 58H20L6 44V20z" fill="none" stroke="#fff" stroke-width="4"/>'
    '<path d="M22 22l20 20M42 22L22 42" stroke="#fff" stroke-width="6" stroke-linecap="round"/>',
    VerdictState.REVIEW: '<path d="M32 7l27 48H5z" fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round"/>'
    '<path d="M32 25v14M32 46.5v.5" stroke="#fff" stroke-width="6" stroke-linecap="round"/>',
    VerdictState.PASS: '<circle cx="32" cy="32" r="26" fill="none" stroke="#fff" stroke-width="4"/>'
    '<path d="M20 33l9 9 16-19" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" '
    'stroke-linejoin="round"/>',
}


def write_html(report: Report) -> bytes:
    """One report in UTF-8."""
    word = wording.VERDICTS[report.verdict.state]
    return _document([report], f"{word}: {report.artifact.name}", _chapter(report, ""))


def write_several_html(reports: Sequence[Report]) -> bytes:
    """One file with a chapter for each report, and a list of them in front."""
    rows = "".join(_overview_row(report, number) for number, report in enumerate(reports))
    head = "<tr><th>Artifact</th><th>Verdict</th><th>Open findings</th></tr>"
    overview = f'<div class="card"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'
    chapters = [
        f'<div class="chapter" id="a{number}">{_chapter(report, f"a{number}-")}</div>'
        for number, report in enumerate(reports)
    ]
    body = overview + _matrix(reports) + "".join(chapters)
    return _document(reports, f"Findings of {len(reports):,} artifacts", body)


def _matrix(reports: Sequence[Report]) -> str:
    table = matrix_table(reports)
    if not table.lines:
        return ""
    numbers = "".join(
        f'<th><a href="#a{at}" title="{escaped(report.artifact.name)}">#{at + 1}</a></th>'
        for at, report in enumerate(reports)
    )
    rows = "".join(_matrix_row(line) for line in table.lines)
    rest = f"<p>... and {table.left_out:,} more; JSON has all of them.</p>" if table.left_out else ""
    head = f"<tr><th>Severity</th><th>Rule</th><th>Finding</th><th>Place</th>{numbers}</tr>"
    title = "<h2>Which artifact has which finding</h2>"
    return f'<div class="card">{title}<table><thead>{head}</thead><tbody>{rows}</tbody></table>{rest}</div>'


def _matrix_row(line: MatrixLine) -> str:
    level = f'<td class="{line.severity}">{wording.SHAPES[line.severity]} {line.severity}</td>'
    cells = "".join(f"<td>{cell}</td>" for cell in line.cells)
    return f"<tr>{level}<td>{code(line.rule)}</td><td>{escaped(line.title)}</td><td>{code(line.place)}</td>{cells}</tr>"


def _overview_row(report: Report, number: int) -> str:
    word = wording.VERDICTS[report.verdict.state]
    counts = wording.summary_of_counts(report)
    return f'<tr><td><a href="#a{number}">{escaped(report.artifact.name)}</a></td><td>{word}</td><td>{counts}</td></tr>'


def _document(reports: Sequence[Report], title: str, body: str) -> bytes:
    template, style, policy = _frame()
    tool = reports[0].tool
    made = f" · made at {escaped(reports[0].generated_at)}" if reports[0].generated_at else ""
    footer = (
        f"{wording.PRODUCT} {escaped(tool.version)} · rules {code(tool.rules[:16])}{made} · "
        "Text from the artifact is shown as it is and does nothing; secrets are masked unless revealed on purpose."
    )
    heading = (
        wording.counted(len(reports), "artifact") if len(reports) > 1 else escaped(wording.package_name(reports[0]))
    )
    page = template.substitute(
        policy=policy,
        title=escaped(title),
        style=style,
        product=wording.PRODUCT,
        heading=heading,
        body=body,
        footer=footer,
    )
    return page.encode("utf-8")


@cache
def _frame() -> tuple[Template, str, str]:
    """The page's template, its style sheet, and the policy that allows exactly that style sheet."""
    style = "\n" + read_text("templates/report.css").replace("\r\n", "\n")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return Template(read_text("templates/report.html")), style, policy


def _chapter(report: Report, prefix: str) -> str:
    found, aside = wording.open_findings(report), wording.suppressed_findings(report)
    chapters = [
        ("findings", "Findings", grouped(found, prefix) or '<p class="quiet">No open findings.</p>'),
        ("exposure", "Sources that anybody can rebuild", exposure_html(report.exposure)),
        ("gaps", "Not read as asked", _problems(report)),
        ("aside", "Set aside by the policy", cards(aside, prefix)),
        ("facts", "What was scanned, and how", _facts(report)),
        ("rules", "Rules", _rules(report, prefix)),
    ]
    links = "".join(f'<a href="#{prefix}{name}">{title}</a>' for name, title, body in chapters if body)
    sections = "".join(section(f"{prefix}{name}", title, body) for name, title, body in chapters)
    return f"{_banner(report)}{_tiles(report, prefix)}<nav aria-label=Contents>{links}</nav>{sections}"


def _banner(report: Report) -> str:
    state = report.verdict.state
    reasons = listed(escaped(reason) for reason in report.verdict.reasons)
    sign = f'<svg viewBox="0 0 64 64" aria-hidden="true">{_SIGNS[state]}</svg>'
    name = f'<div class="name">{escaped(report.artifact.name)}</div>'
    word = f'<h1 class="word">{wording.VERDICTS[state]}</h1>'
    return f'<div class="verdict {state}">{sign}<div>{word}{name}{reasons}</div></div>'


def _tiles(report: Report, prefix: str) -> str:
    tiles = []
    for level in Severity:
        number = report.counts.findings.get(level, 0)
        inner = f"<b>{number:,}</b><span>{wording.SHAPES[level]} {level.capitalize()}</span>"
        tile = f'<a class="tile {level}" href="#{prefix}{level}">{inner}</a>'
        tiles.append(tile if number else f'<div class="tile none {level}">{inner}</div>')
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _problems(report: Report) -> str:
    rows = [
        f"<tr><td>{code(problem.path) if problem.path else wording.WHOLE_ARTIFACT}</td>"
        f"<td>{escaped(problem.message)} {escaped(problem.resolution)}</td></tr>"
        for problem in report.problems
    ]
    return f'<div class="card"><table><tbody>{"".join(rows)}</tbody></table></div>' if rows else ""


def _facts(report: Report) -> str:
    artifact, counts, policy = report.artifact, report.counts, report.policy
    demand = "demanded" if policy.require_full_coverage else "not demanded"
    key = f"the team's own (id {escaped(policy.key_id or '')})" if policy.keyed else "built in"
    rows = [
        ("Artifact", code(artifact.name)),
        ("Package", escaped(wording.package_name(report))),
        ("Format", escaped(artifact.format)),
        ("Size", f"{human_size(artifact.size_bytes)} ({artifact.size_bytes:,} bytes)"),
        ("SHA-256", code(artifact.sha256) if artifact.sha256 else "not known"),
        ("Entries", f"{counts.entries:,} in {wording.counted(counts.containers, 'container')}"),
        ("Rebuilt sources", f"{counts.rebuilt_sources:,}"),
        ("Read", f"{human_size(counts.bytes_unpacked)} unpacked, {human_size(counts.bytes_scanned)} searched"),
        ("Scan", wording.END_STATES[report.end_state]),
        ("Policy", f"{escaped(policy.profile)}, fails on {policy.fail_on}, full coverage {demand}"),
        ("Policy source", code(policy.source)),
        ("Limits", escaped(wording.limits(report))),
        ("Acceptances judged by", escaped(policy.as_of or "")),
        ("Fingerprint key", key),
        ("Rules digest", code(report.tool.rules)),
    ]
    return f'<div class="card">{table(rows)}</div>'


def _rules(report: Report, prefix: str) -> str:
    return "".join(
        f'<details class="card page" id="{prefix}rule-{anchor(rule)}"><summary>{escaped(facts.title)} '
        f"({escaped(rule)})</summary>{page_html(facts.help_markdown)}</details>"
        for rule, facts in sorted(report.rules.items())
    )
