"""Lists of digests by other algorithms than SHA-256 are compared with what was measured on the way."""

import base64
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from inspector.core.events import FindingsMade
from inspector.core.severity import Severity
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session


def flagged(path: Path, rule: str) -> list[str]:
    session = Session(str(path))
    try:
        events = list(scan_events(session))
    finally:
        session.close()
    found = [f for event in events if isinstance(event, FindingsMade) for f in event.findings if f.rule == rule]
    return [finding.path for finding in found if finding.severity is Severity.HIGH]


def test_sums_by_sha_512_in_a_tarball(tmp_path: Path) -> None:
    path, large = tmp_path / "r.tar.gz", b"x" * (3 << 20)
    sums = "".join(f"{hashlib.sha512(data).hexdigest()}  {name}\n" for name, data in (("a", b"one"), ("b", large)))
    with tarfile.open(path, "w:gz") as archive:
        for name, data in (("a", b"two"), ("b", large), ("SHA512SUMS", sums.encode())):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    assert flagged(path, "int-manifest-digests") == ["a"]


def test_a_record_by_sha_512(tmp_path: Path) -> None:
    path = tmp_path / "demo-1-py3-none-any.whl"

    def line(name: str, data: bytes) -> str:
        digest = base64.urlsafe_b64encode(hashlib.sha512(data).digest()).rstrip(b"=").decode()
        return f"{name},sha512={digest},{len(data)}\n"

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("demo/a.py", b"one")
        archive.writestr("demo/b.py", b"two")
        archive.writestr("demo-1.dist-info/WHEEL", b"Wheel-Version: 1.0\n")
        record = (
            line("demo/a.py", b"one")
            + line("demo/b.py", b"owt")
            + line("demo-1.dist-info/WHEEL", b"Wheel-Version: 1.0\n")
        )
        archive.writestr("demo-1.dist-info/RECORD", record + "demo-1.dist-info/RECORD,,\n")
    assert flagged(path, "int-record-mismatch") == ["demo/b.py"]
