"""What makes restored sources an evidence pack: the report beside them, and digests that somebody else can verify.

The same artifact and policy give the same pack, byte for byte. `SHA256SUMS` and the digest of the artifact have the
form that `sha256sum -c` of GNU coreutils reads.
"""

from collections.abc import Iterable
from typing import Final

from inspector.core.report import Report
from inspector.core.text import visible
from inspector.engine.export_door import WrittenFile
from inspector.reports.html_report import write_html
from inspector.reports.json_report import write_json

SOURCES_FOLDER: Final = "sources"
SUMS_NAME: Final = "SHA256SUMS"
ARTIFACT_NAME: Final = "ARTIFACT.sha256"
_READ_ME: Final = "READ-ME.txt"
EVIDENCE_NAMES: Final = (SUMS_NAME, ARTIFACT_NAME, _READ_ME, "report.json", "report.html")

_TEXT: Final = """\
Evidence: what can be rebuilt from {name}

  sources/                 the original sources that its source maps give away, whole
  inspector-restore.json   which map said what of each source, and where it was written
  report.json, report.html findings and exposure; secrets are masked there, in the sources they are not
  ARTIFACT.sha256          the digest of the artifact, where it is one file
  SHA256SUMS               the digests of all files here but this list

To verify:     sha256sum -c SHA256SUMS
The artifact:  put it beside this file, then: sha256sum -c ARTIFACT.sha256
To repeat:     inspector restore ARTIFACT -o FOLDER --evidence    (made with {tool} {version})

How the scan ended: {end}. Verdict: {verdict}.
"""


def evidence_files(report: Report) -> dict[str, bytes]:
    """The files beside the sources, by name, without the list of digests. `report` is masked."""
    artifact = report.artifact
    files = {"report.json": write_json(report), "report.html": write_html(report)}
    files[_READ_ME] = _read_me(report).encode("utf-8", "replace")
    if artifact.sha256 is not None and artifact.format != "folder":
        files[ARTIFACT_NAME] = f"{artifact.sha256}  {visible(artifact.name)}\n".encode("utf-8", "replace")
    return files


def digest_list(files: Iterable[WrittenFile]) -> bytes:
    """`SHA256SUMS` in order of the paths, which the export door has made safe: none holds a line break."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path)).encode()


def _read_me(report: Report) -> str:
    return _TEXT.format(
        name=visible(report.artifact.name),
        tool=report.tool.name,
        version=report.tool.version,
        end=report.end_state.value,
        verdict=report.verdict.state.value,
    )
