"""`inspector list`: every entry, exactly as the records state it."""

import argparse
import base64
import sys
from datetime import UTC, datetime

from inspector.cli.exit_codes import end_exit_code
from inspector.cli.json_array import write_array
from inspector.cli.limit_choice import chosen_limits
from inspector.cli.listing import Listing, listing, told
from inspector.cli.merged import write_merged
from inspector.cli.sources import write_sources
from inspector.cli.terminal import complain
from inspector.core import innerpath
from inspector.core.entry import Entry
from inspector.core.name_encoding import AS_STATED, renamed
from inspector.core.text import visible
from inspector.engine.spec import parse_spec
from inspector.engine.worker_session import Session


def run(options: argparse.Namespace) -> int:
    """Prints the entries of one artifact."""
    spec = parse_spec(options.spec)
    session = Session(spec.path, chosen_limits(options), inner=spec.inner, scan=False, shallow=options.shallow)
    with listing(session) as found:
        if options.sources:
            write_sources(found, as_json=options.json)
        elif options.merged:
            write_merged(found, as_json=options.json)
        else:
            write = _write_json if options.json else _write_text
            write(found, options.names)
        for problem in found.problems:
            complain(told(problem, spec))
    return end_exit_code(found.end, has_entries=bool(found.entries), is_cut=found.is_cut)


def _rfc3339(entry: Entry) -> str | None:
    if entry.mtime_s is None:
        return None
    try:
        moment = datetime.fromtimestamp(entry.mtime_s, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    return text + ("Z" if entry.mtime_zone_known else "")


def entry_record(entry: Entry, found: Listing, paths: dict[int, str]) -> dict[str, object]:
    """One item of the JSON array."""
    record: dict[str, object] = {
        "path": entry.path,
        "kind": entry.kind.value,
        "size": entry.size_bytes,
        "packed_size": entry.packed_bytes,
        "mode": None if entry.mode is None else f"{entry.mode:04o}",
        "mtime": _rfc3339(entry),
        "mtime_zone": None if entry.mtime_s is None else ("known" if entry.mtime_zone_known else "unknown"),
        "link_target": entry.link_target,
        "container": paths.get(entry.parent, "") if entry.parent is not None else "",
        "origin": entry.origin.value,
        "sha256": found.digests.get(entry.number),
    }
    if entry.name_raw is not None:
        record["name_raw_base64"] = base64.b64encode(entry.name_raw).decode("ascii")
    return record


def _write_json(found: Listing, encoding: str) -> None:
    paths = {entry.number: entry.path for entry in found.entries}
    records = [entry_record(entry, found, paths) for entry in found.entries]
    if encoding != AS_STATED:
        for record, entry in zip(records, renamed(found.entries, encoding), strict=True):
            record["name"] = entry.name
    write_array(records)


_KIND_LETTERS = {
    "file": "-",
    "directory": "d",
    "symlink": "l",
    "hardlink": "h",
    "device": "b",
    "fifo": "p",
    "socket": "s",
}


def _shown_paths(found: Listing, encoding: str) -> dict[int, str]:
    """Paths of names that were read in another encoding, levels above included. Others are canonical."""
    shown: dict[int, str] = {}
    if encoding != AS_STATED:
        for entry in renamed(found.entries, encoding):
            above = shown.get(entry.parent or 0)
            own = entry.name if entry.name_raw is not None else entry.path.rpartition(innerpath.SEPARATOR)[2]
            if entry.name_raw is not None or above is not None:
                parent = above if above is not None else entry.path.rpartition(innerpath.SEPARATOR)[0]
                shown[entry.number] = innerpath.join(parent, own)
    return shown


def _write_text(found: Listing, encoding: str) -> None:
    paths = _shown_paths(found, encoding)
    for entry in found.entries:
        letter = _KIND_LETTERS.get(entry.kind.value, "?")
        size = "" if entry.size_bytes is None else str(entry.size_bytes)
        mode = "" if entry.mode is None else f"{entry.mode:04o}"
        target = f" -> {visible(entry.link_target)}" if entry.link_target is not None else ""
        sys.stdout.write(f"{letter}{mode:>4} {size:>12}  {visible(paths.get(entry.number, entry.path))}{target}\n")
