"""Findings in the HTML report: grouped by severity, each a card."""

from collections.abc import Iterable, Sequence
from typing import Final

from inspector.core.report import ReportFinding
from inspector.core.severity import Severity
from inspector.reports import wording
from inspector.reports.html_page import inline_html
from inspector.reports.html_text import code, escaped, listed

MAX_ALSO_SHOWN: Final = 3


def grouped(findings: Sequence[ReportFinding], prefix: str) -> str:
    """Open findings, worst level first. `prefix` keeps anchors apart when a file holds several reports."""
    parts = []
    for level in Severity:
        group = [finding for finding in findings if finding.severity is level]
        if group:
            word = f"{wording.SHAPES[level]} {level.capitalize()}"
            count = wording.counted(len(group), "finding")
            parts.append(
                f'<h3 class="group {level}" id="{prefix}{level}">{word} <small>{count}</small></h3>'
                + cards(group, prefix)
            )
    return "".join(parts)


def cards(findings: Iterable[ReportFinding], prefix: str) -> str:
    """One card for each finding."""
    return "".join(_card(finding, prefix) for finding in findings)


def _card(finding: ReportFinding, prefix: str) -> str:
    level = finding.severity
    chip = f'<span class="chip">{wording.SHAPES[level]} {level}</span>'
    parts = [
        f'<article class="card finding {level}"><header><h3>{escaped(finding.title)}</h3>{chip}</header>',
        f'<p class="where">{code(wording.place(finding))}</p><p>{escaped(finding.message)}</p>',
        _evidence(finding),
        _also(finding),
        f'<p class="fix"><b>What to do</b><br>{inline_html(finding.remediation)}</p>' if finding.remediation else "",
        listed((escaped(reason) for reason in finding.reasons), "also quiet"),
        _decision(finding),
        _meta(finding, prefix),
        "</article>\n",
    ]
    return "".join(parts)


def _evidence(finding: ReportFinding) -> str:
    evidence = finding.evidence
    if evidence is None:
        return ""
    note = '<p class="masked">Secrets are masked.</p>' if evidence.redacted else ""
    shown = f"<pre>{escaped(evidence.excerpt)}</pre>{note}"
    if evidence.context and evidence.context != evidence.excerpt:
        lines = escaped(evidence.context, keep="\n")
        shown += f"<details><summary>Lines around it</summary><pre>{lines}</pre></details>"
    return shown


def _also(finding: ReportFinding) -> str:
    places = [code(path) for path in finding.also_at]
    if not places:
        return ""
    if len(places) <= MAX_ALSO_SHOWN:
        return f'<p class="quiet">The same content also at:</p>{listed(places, "also")}'
    count = wording.counted(len(places), "further place")
    return f"<details><summary>The same content at {count}</summary>{listed(places, 'also')}</details>"


def _decision(finding: ReportFinding) -> str:
    if finding.is_open and finding.reason is None:
        return ""
    reason = f": {escaped(finding.reason)}" if finding.reason else ""
    return f"<p><strong>{wording.STATES[finding.state].capitalize()}</strong>{reason}</p>"


def _meta(finding: ReportFinding, prefix: str) -> str:
    # A rule's id is our own, but a report that was read from a file may hold anything.
    rule = escaped(finding.rule)
    facts = [
        f'rule <a href="#{prefix}rule-{anchor(finding.rule)}">{rule}</a>',
        f"confidence {finding.confidence}",
        f"refused by {escaped(', '.join(finding.refused_by))}" if finding.refused_by else "",
        f"{finding.baseline} since the baseline" if finding.baseline else "",
        f'<span class="mono" title="Fingerprint">{escaped(finding.fingerprint.exact)}</span>',
    ]
    return f'<p class="meta">{"".join(f"<span>{fact}</span>" for fact in facts if fact)}</p>'


def anchor(text: str) -> str:
    """The text as part of an anchor: letters, digits and hyphens only."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else f"_{ord(c):x}_" for c in text)
