"""The index beside restored files: which map said what, and where it was written. Same input, same bytes."""

import base64
import json
from collections.abc import Iterable, Mapping

from inspector.core.report import SCHEMA_VERSION
from inspector.engine.export_door import WrittenFile
from inspector.engine.restore_plan import SourceOrigin

INDEX_NAME = "inspector-restore.json"

Json = dict[str, object]


def index_bytes(
    origins: Iterable[SourceOrigin], written: Mapping[int, WrittenFile], failures: Mapping[int, str]
) -> bytes:
    """The index as JSON. `written` and `failures` go by the number of the rebuilt entry."""
    files = {file.path: file for file in written.values()}
    document = {
        "schema_version": SCHEMA_VERSION,
        "files": [_file(files[path]) for path in sorted(files)],
        "sources": [_source(origin, written, failures) for origin in origins],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _file(file: WrittenFile) -> Json:
    return {"path": file.path, "sha256": file.sha256, "renamed": file.renamed}


def _source(origin: SourceOrigin, written: Mapping[int, WrittenFile], failures: Mapping[int, str]) -> Json:
    facts, entry = origin.facts, origin.entry
    file = written.get(entry.number) if entry else None
    raw = entry.name_raw if entry else None
    return {
        "map": origin.map.path,
        "index": facts.index,
        "name": facts.name,
        "name_raw_base64": base64.b64encode(raw).decode() if raw is not None else None,
        "entry": entry.path if entry else None,
        "merged_path": origin.merged_path,
        "class": facts.source_class.value,
        "party": facts.party.value,
        "origin": entry.origin.value if entry else None,
        "written": file.path if file else None,
        "sha256": file.sha256 if file else None,
        "byte_exact": facts.byte_exact if file else None,
        "failure": failures.get(entry.number) if entry else "The map holds no content for this source.",
    }
