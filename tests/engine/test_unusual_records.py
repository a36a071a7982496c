"""Records that are no plain files but carry content are scanned like files: nothing hides behind a type flag."""

import io
import tarfile
import zipfile
from pathlib import Path

from inspector.core.entry import EntryKind
from inspector.core.events import EntriesFound, EntriesHashed, FindingsMade
from inspector.engine.demo_sources import deploy_token
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session


def test_a_tar_record_of_unknown_type_is_scanned(tmp_path: Path) -> None:
    path = tmp_path / "odd.tar"
    data = f"token = '{deploy_token()}'\n".encode()
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("package/odd.js")
        member.size, member.type = len(data), b"Q"
        archive.addfile(member, io.BytesIO(data))
    session = Session(str(path))
    try:
        events = list(scan_events(session))
    finally:
        session.close()
    (entry,) = [e for event in events if isinstance(event, EntriesFound) for e in event.entries]
    assert entry.kind is EntryKind.OTHER
    assert [d[0] for event in events if isinstance(event, EntriesHashed) for d in event.digests] == [entry.number]
    rules = {f.rule for event in events if isinstance(event, FindingsMade) for f in event.findings}
    assert "sec-provider-token" in rules


def test_a_name_in_an_old_code_page_is_shown_decoded_and_kept_raw(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("gr?n.txt", b"x")
    path.write_bytes(path.read_bytes().replace(b"gr?n", b"gr\x81n"))
    session = Session(str(path), scan=False)
    try:
        entries = [e for event in scan_events(session) if isinstance(event, EntriesFound) for e in event.entries]
    finally:
        session.close()
    assert [(e.name, e.name_raw, e.path) for e in entries] == [("grün.txt", b"gr\x81n.txt", "gr%81n.txt")]


def test_what_another_reader_lists_otherwise_is_a_finding_of_its_container(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo("x")
        member.pax_headers = {"path": "setup.py\0.txt"}
        archive.addfile(member)
    path = tmp_path / "outer.zip"
    with zipfile.ZipFile(path, "w") as outer:
        outer.writestr("inner.tar", inner.getvalue())
    session = Session(str(path))
    try:
        events = list(scan_events(session))
    finally:
        session.close()
    findings = [f for event in events if isinstance(event, FindingsMade) for f in event.findings]
    (finding,) = [f for f in findings if f.rule == "arc-parsers-disagree"]
    assert finding.path == "inner.tar"
