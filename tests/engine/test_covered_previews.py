"""Secrets in the previews of a session with real workers: found, covered, shown on demand."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.events import SecretsSeen
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.previews.hexdump import COVER

TIMEOUT_S = 60
TOKEN = "ghp" + "_" + "x7Kd9Qm2Vb4Rt6Yw8Zp1Ls3Nf5Hg7Jc0Ae2U"
LINE = f'const key = "{TOKEN}";\n'
COVERED = f'const key = "{TOKEN[:4]}{COVER * (len(TOKEN) - 4)}";'
LONG = "a" * 190 + f'="{TOKEN}";' + "b" * 300


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "p.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, data in (("package/key.js", LINE.encode()), ("package/app.min.js", LONG.encode())):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    opened = Session(str(path))
    yield opened
    opened.close()


def rows_of(session: Session, entry: int) -> list[str]:
    session.open_text(entry).result(TIMEOUT_S)
    return [row.text for row in session.rows(entry, 0, 100).result(TIMEOUT_S)]


def secrets_found(session: Session) -> list[str]:
    return [secret for event in scan_events(session) if isinstance(event, SecretsSeen) for secret in event.secrets]


def test_what_a_scan_found_is_covered_until_it_is_revealed(session: Session) -> None:
    found = secrets_found(session)
    assert TOKEN in found
    assert rows_of(session, 1) == [LINE.rstrip()]
    session.cover(found)
    assert rows_of(session, 1) == [COVERED]
    (row,) = session.rows(1, 0, 1).result(TIMEOUT_S)
    assert row.covered == ((17, 13 + len(TOKEN)),)
    session.reveal(is_revealed=True)
    assert rows_of(session, 1) == [LINE.rstrip()]
    session.reveal(is_revealed=False)
    assert rows_of(session, 1) == [COVERED]


def test_a_secret_cut_by_rows_and_pages_is_covered(session: Session) -> None:
    session.cover(secrets_found(session))
    cut = session.rows(2, 1, 1).result(TIMEOUT_S)[0]
    assert cut.text.startswith(COVER * 20)
    at = LONG.index(TOKEN)
    for first in (at - 3, at + 10, at + len(TOKEN) - 1):
        shown = session.read_covered(2, first, 20).result(TIMEOUT_S)
        hidden = {first + n for start, end in shown.covered for n in range(start, end)}
        assert hidden == set(range(at + 4, at + len(TOKEN))) & set(range(first, first + 20))
        assert all(shown.data[place - first] == 0 for place in hidden)


def test_bytes_as_they_are_and_searches_see_the_real_content(session: Session) -> None:
    session.cover(secrets_found(session))
    assert session.read(1, 0, 100).result(TIMEOUT_S) == LINE.encode()
    hit = session.find(1, TOKEN, 0, 0, case_sensitive=True, backwards=False).result(TIMEOUT_S)
    assert hit is not None
    assert (hit.row, hit.start, hit.length) == (0, 13, len(TOKEN))


def test_thousands_of_secrets_are_sent_in_pieces(session: Session) -> None:
    secrets_found(session)
    session.cover([f"none{n:06}" + "Zq" * 8 for n in range(1200)] + [TOKEN])
    assert rows_of(session, 1) == [COVERED]
