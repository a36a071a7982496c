"""One finding as Markdown, for an issue or a chat: text of the artifact stays inside code."""

import re

from inspector.core.report import ReportFinding
from inspector.core.text import visible


def finding_as_markdown(finding: ReportFinding) -> str:
    """Title, place, message, masked evidence and remedy."""
    line = f", line {finding.line}" if finding.line is not None else ""
    parts = [f"**{finding.severity.value.upper()}: {finding.title}** (`{finding.rule}`)", ""]
    if finding.path:
        parts += [f"Where: {_code(finding.path)}{line}", ""]
    parts += _block(finding.message)
    if finding.evidence:
        parts += ["", *_block(finding.evidence.excerpt)]
    if finding.remediation:
        parts += ["", "How to fix:", *_block(finding.remediation)]
    return "\n".join(parts) + "\n"


def _longest_fence(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _code(text: str) -> str:
    shown = visible(text)
    fence = "`" * (_longest_fence(shown) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def _block(text: str) -> list[str]:
    shown = visible(text, keep="\n")
    fence = "`" * max(3, _longest_fence(shown) + 1)
    return [f"{fence}text", shown, fence]
