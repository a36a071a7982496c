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
    parts = [
        f'"schema_version": {json.dumps(SCHEMA_VERSION)}',
        _array("files", (_file(files[path]) for path in sorted(files))),
        _array("sources", (_source(origin, written, failures) for origin in origins)),
    ]
    return ("{\n " + ",\n ".join(parts) + "\n}\n").encode("utf-8", "replace")


def _array(key: str, items: Iterable[Json]) -> str:
    """One item a line: Python's encoder is ten times slower when it indents."""
    lines = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f'"{key}": [\n  {lines}\n ]' if lines else f'"{key}": []'


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
        "source_root": facts.root or None,
        "name_raw_base64": base64.b64encode(raw).decode() if raw is not None else None,
        "entry": entry.path if entry else None,
        "offset": entry.offset if entry else None,
        "merged_path": origin.merged_path,
        "class": facts.source_class.value,
        "party": facts.party.value,
        "origin": entry.origin.value if entry else None,
        "written": file.path if file else None,
        "sha256": file.sha256 if file else None,
        "byte_exact": facts.byte_exact if file else None,
        "failure": failures.get(entry.number) if entry else "The map holds no content for this source.",
    }
