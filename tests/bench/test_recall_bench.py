"""How many of forty planted secrets are found in each container.

`pytest -m bench tests/bench/test_recall_bench.py -s` prints the table.
"""

import hashlib
from pathlib import Path

import pytest

from inspector.core.events import FindingsMade, SecretsSeen
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from tests.bench.planted_kinds import planted, with_companions
from tests.bench.recall_containers import CONTAINERS

pytestmark = pytest.mark.bench

_LEAST_SHARED = 12
"""Characters: a part of a planted secret counts as the secret."""


def reported(path: Path) -> set[str]:
    """The secrets in clear that some finding is about."""
    session, seen, keys = Session(str(path)), set[str](), set[str]()
    try:
        for event in scan_events(session):
            match event:
                case SecretsSeen(secrets):
                    seen.update(secrets)
                case FindingsMade(findings):
                    keys.update(finding.content_key for finding in findings if finding.rule.startswith("sec-"))
                case _:
                    pass
    finally:
        session.close()
    return {secret for secret in seen if hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest() in keys}


def found_in(folder: Path, container: str) -> set[str]:
    """The kinds that are found in one container."""
    name, make = CONTAINERS[container]
    folder.mkdir()
    (folder / name).write_bytes(make(with_companions()))
    secrets = {bare(secret) for secret in reported(folder) if len(secret) >= _LEAST_SHARED}
    values = {kind: bare(value) for kind, value in planted().items()}
    return {kind for kind, value in values.items() if any(s in value or value in s for s in secrets)}


def bare(secret: str) -> str:
    """Without line ends, which a key in a string literal has escaped."""
    return "".join(secret.split())


def test_every_container_is_as_good_as_plain_text(tmp_path: Path) -> None:
    total = len(planted())
    assert total == 40
    found = {container: found_in(tmp_path / str(n), container) for n, container in enumerate(CONTAINERS)}
    print(f"\n{'container':16} found / planted")  # noqa: T201 - the table is what a bench is run for
    for container, kinds in found.items():
        missed = ", ".join(sorted(planted().keys() - kinds))
        print(f"{container:16} {len(kinds):2} / {total}   {missed}")  # noqa: T201 - as above
    assert len(found["plain"]) == total
    assert {container: found["plain"] - kinds for container, kinds in found.items() if found["plain"] - kinds} == {}
