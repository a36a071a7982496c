"""Large files that only their authors can use are part of the artifact.

## What it flags

Data sets, project files of drawing, video and audio programs, uncompressed media and models of more than 1 MB, as one
finding per container.

## Why it matters

They cost every user who installs the package. A data set may be customers' data, and the project file of a picture
holds the layers that were switched off.

## Example

`package/assets/logo.psd`, 14 MB.

## What to do

Leave them out and ship what was made of them; load large data when it is needed.

## Limits

Games, data packages and models are made of such files. Judged by suffix and size.
"""

import re
from collections.abc import Iterable
from typing import Final

from inspector.core.entry import Entry
from inspector.core.finding import Finding
from inspector.core.rule import RuleInfo
from inspector.core.severity import Confidence, Severity
from inspector.core.text import human_size
from inspector.core.view import ArtifactView
from inspector.rules.bounded import counted, some_names
from inspector.rules.level import Level, levels
from inspector.rules.setting import system_reason
from inspector.rules.size.size_file import size_of

MIN_BYTES = 1_000_000
_ASSETS = re.compile(
    r"\.(?:psd|psb|ai|xcf|sketch|fig|xd|indd|blend|c4d|max|fla|aep|prproj|drp|als|flp|logicx|mov|avi|mkv|wav|aiff|flac"
    r"|raw|cr2|nef|dng|tiff?|bmp|csv|tsv|parquet|feather|arrow|h5|hdf5|npz|npy|pkl|pickle|ckpt|pt|safetensors|onnx)\Z",
    re.IGNORECASE,
)


class SizeDevAssets:
    """Raw material."""

    info: Final = RuleInfo(
        id="size-dev-assets",
        title="Large data or raw media",
        severity=Severity.LOW,
        confidence=Confidence.MEDIUM,
        since="0.1.0",
        remediation="Leave raw material out, and ship what was made of it.",
    )

    def check(self, view: ArtifactView) -> Iterable[Finding]:
        """One finding per container."""
        for level in levels(view):
            found = [entry for entry in level.entries if entry.is_file and _ASSETS.search(entry.name)]
            large = [entry for entry in found if size_of(view, entry) >= MIN_BYTES]
            if large and system_reason(level) is None:
                yield self._finding(level, large)

    def _finding(self, level: Level, large: list[Entry]) -> Finding:
        total = sum(size_of(level.view, entry) for entry in large)
        names = some_names([entry.name for entry in large])
        message = f"{counted(len(large), 'file')} of raw material, {human_size(total)}: {names}."
        return self.info.finding(large[0], message, f"raw material: {level.key}")
