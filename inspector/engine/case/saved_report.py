"""The last report of a case, packed: what is left to look at where the artifact itself is gone."""

import zlib
from typing import Final

from inspector.core.report import Report
from inspector.engine.case.records import CaseError
from inspector.reports.json_report import write_json
from inspector.reports.read_json import ReportReadError, read_json

MAX_REPORT_BYTES: Final = 256 << 20


def packed_report(report: Report) -> bytes:
    """A masked report as compressed JSON (zlib format, RFC 1950)."""
    return zlib.compress(write_json(report), 6)


def unpacked_report(data: bytes) -> Report:
    """Raises CaseError for what `packed_report` did not make."""
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(data, MAX_REPORT_BYTES)
    except zlib.error:
        raise CaseError("The report in the case is damaged.") from None
    if not unpacker.eof:
        raise CaseError("The report in the case is cut short, or too large.")
    try:
        return read_json(text)
    except ReportReadError as error:
        raise CaseError(f"The report in the case cannot be used: {error}") from error
