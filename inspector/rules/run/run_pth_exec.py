"""A `.pth` file runs code whenever Python starts.

## What it flags

Lines of `.pth` files that begin with `import`: Python's `site` module executes them at every start, whether the
package is used or not. Worse when the line is long, decodes something, starts programs or opens connections.

## Why it matters

Nothing has to import the package. In March 2026 two releases of a popular library carried a `.pth` file of 34 kB
that collected credentials at every start of any Python program, and its RECORD listed the file with the right hash.

## Example

`demo_init.pth`: `import os, subprocess, sys; subprocess.Popen([sys.executable, "-c", ...])`

## What to do

Remove the file from the build: setuptools `data_files` or a custom `install` command, hatchling
`[tool.hatch.build.targets.wheel.force-include]`. Offer a function that the user calls instead.

## Limits

Editable installs, coverage tools and old namespace packages use such lines honestly. Elsewhere than at the top of
a wheel or in `site-packages` Python does not read these files; there the finding is one level milder. Files called
`.pth` with other content, such as model weights, have no such lines.
Compared with an earlier report (`--baseline`), a finding that is new there weighs one level more.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Evidence, Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.packages.kept import kept_limit_bytes
from inspector.rules.level import components
from inspector.rules.run.whole_words import whole_words

MAX_LINES_REPORTED = 5
_LONG_CHARACTERS = 1000
"""Old namespace packages need about 500."""
_WEIGHTY = re.compile(
    r"\b(?:b64decode|b32decode|a85decode|b85decode|base64|unhexlify|fromhex|decompress|zlib|marshal|codecs|subprocess"
    r"|Popen|system|popen|urlopen|urlretrieve|urllib|requests|httpx|socket|ctypes)\b"
)
_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]{120}")
_STARTED = re.compile(r"(?:site|dist)-packages\Z")
_SCHEMES = ("purelib", "platlib")


class RunPthExec:
    """An executable line in a `.pth` file."""

    info: Final = RuleInfo(
        id="run-pth-exec",
        title="Code that runs whenever Python starts",
        severity=Severity.HIGH,
        confidence=Confidence.HIGH,
        since="0.1.0",
        remediation="Remove the `.pth` file from the build; nothing of a package should run before it is imported.",
        cwe=(506, 829),
        references=("https://docs.python.org/3/library/site.html",),
    )

    def check(self, view: ArtifactView) -> Iterator[Finding]:
        """One finding per executable line, at most MAX_LINES_REPORTED per file."""
        for entry in view.shipped():
            if not entry.is_file or not entry.name.lower().endswith(".pth"):
                continue
            body = view.bodies.get(entry.number)
            if body is not None:
                yield from self._lines(entry, body)
            elif _is_read_at_start(entry) and (entry.size_bytes or 0) > kept_limit_bytes(entry):
                yield self._too_long(entry, entry.size_bytes or 0)

    def _lines(self, entry: Entry, body: bytes) -> Iterator[Finding]:
        lines = enumerate(body.decode("utf-8-sig", "replace").splitlines(), 1)
        executable = [(number, line) for number, line in lines if line.startswith(("import ", "import\t"))]
        for number, line in executable[:MAX_LINES_REPORTED]:
            yield self._line(entry, number, line)

    def _line(self, entry: Entry, number: int, line: str) -> Finding:
        reason = _weight(line)
        severity = Severity.CRITICAL if reason else Severity.HIGH
        reasons = [reason] if reason else []
        if not _is_read_at_start(entry):
            severity = severity.shifted(-1)
            reasons.append("Python does not read it in this folder; a build may move it to one where it does.")
        return self.info.finding(
            entry,
            "Python executes this line at every start.",
            f"line:{hashlib.sha256(line.encode('utf-8', 'replace')).hexdigest()}",
            severity=severity,
            line=number,
            evidence=Evidence(whole_words(line)),
            reasons=reasons,
        )

    def _too_long(self, entry: Entry, size_bytes: int) -> Finding:
        return self.info.finding(
            entry,
            f"The file has {human_size(size_bytes)} and was not read. A list of paths is never that long.",
            "too-long",
            severity=Severity.CRITICAL,
            confidence=Confidence.MEDIUM,
            reasons=["A file that Python reads at every start hides something at this length."],
        )


def _weight(line: str) -> str | None:
    """Why a line is worse than others, as one sentence."""
    if len(line) > _LONG_CHARACTERS:
        return f"The line has {len(line):,} characters."
    found = _WEIGHTY.search(line)
    if found:
        return f"The line uses `{found[0]}`: it decodes, starts programs or opens connections."
    return "The line holds a long encoded text." if _ENCODED.search(line) else None


def _is_read_at_start(entry: Entry) -> bool:
    """Whether the file lies, or will lie after installation, where Python's `site` looks."""
    folders = components(entry.name)[:-1]
    if not folders:
        return True
    in_scheme = len(folders) == 2 and folders[0].endswith(".data") and folders[1] in _SCHEMES
    return in_scheme or _STARTED.match(folders[-1]) is not None
