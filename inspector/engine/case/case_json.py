"""A case as JSON for a review in git: one decision per block, always in the same order, nothing of the window."""

import json
from pathlib import Path
from typing import Final

import msgspec

from inspector.core.report import FindingState
from inspector.engine.case.records import DECISION_STATES, MAX_NOTE_CHARACTERS, Bookmark, Case, CaseError, Decision

FORMAT: Final = "artifact-inspector-case/1"
MAX_JSON_BYTES: Final = 64 << 20


class _DecisionLine(msgspec.Struct, forbid_unknown_fields=True):
    rule: str
    path: str
    state: FindingState
    note: str
    exact: str
    loose: str


class _BookmarkLine(msgspec.Struct, forbid_unknown_fields=True):
    path: str
    line: int
    note: str


class _Document(msgspec.Struct):
    format: str
    facts: dict[str, str]
    decisions: list[_DecisionLine]
    bookmarks: list[_BookmarkLine]
    reviewed: list[str]


def case_as_json(case: Case) -> str:
    """Sorted by rule, path and fingerprint, one key per line: two people's work merges line by line."""
    document = {
        "format": FORMAT,
        "facts": dict(sorted(case.facts.items())),
        "decisions": [
            {"rule": d.rule, "path": d.path, "state": d.state.value, "note": d.note, "exact": d.exact, "loose": d.loose}
            for d in sorted(case.decisions, key=lambda d: (d.rule, d.path, d.exact))
        ],
        "bookmarks": [
            {"path": b.path, "line": b.line, "note": b.note}
            for b in sorted(case.bookmarks, key=lambda b: (b.path, b.line))
        ],
        "reviewed": sorted(case.reviewed),
    }
    return json.dumps(document, indent=2) + "\n"


def case_from_json(data: bytes) -> Case:
    """Reads what `case_as_json` wrote. Raises CaseError for anything else."""
    if len(data) > MAX_JSON_BYTES:
        raise CaseError(f"The file is larger than {MAX_JSON_BYTES >> 20} MB.")
    try:
        document = msgspec.json.decode(data, type=_Document)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise CaseError(f"The file is not a case in JSON: {error}.") from error
    if document.format != FORMAT:
        raise CaseError("The file is not a case in JSON that this version can read.")
    return Case(
        facts=document.facts,
        decisions=tuple(map(_decision, document.decisions)),
        bookmarks=tuple(Bookmark(b.path, b.line, b.note[:MAX_NOTE_CHARACTERS]) for b in document.bookmarks),
        reviewed=tuple(document.reviewed),
    )


def read_case_json(path: Path) -> Case:
    """The case in a file. Raises CaseError."""
    try:
        with path.open("rb") as file:
            return case_from_json(file.read(MAX_JSON_BYTES + 1))
    except OSError as error:
        raise CaseError(f"{path} cannot be read: {error.strerror}.") from error


def _decision(line: _DecisionLine) -> Decision:
    if line.state not in DECISION_STATES:
        raise CaseError(f"The file holds a decision of the kind {line.state.value}, which no person makes.")
    return Decision(line.exact, line.loose, line.rule, line.path, line.state, line.note[:MAX_NOTE_CHARACTERS])
