"""A secret is found in every container, and its place leads back to the line, column and byte it came from."""

import base64

import pytest

from inspector.core.report import Report, ReportFinding
from inspector.engine.assess import Assessment
from inspector.engine.scan import scan_events
from inspector.engine.worker_session import Session
from inspector.policy.load import built_in_policy
from tests.bench.recall_containers import CONTAINERS, plain
from tests.engine.release_builder import tarball
from tests.secrets.planted import github_token

TOKENS = {name: github_token(700 + number) for number, name in enumerate(CONTAINERS)}
LINE, COLUMN, OFFSET = 3, 23, 55
"""Of the token in the source, below a line with letters beyond ASCII."""
PLACES = {
    "plain": "app.js",
    "minified": "app.min.js",
    "UTF-16": "app.js",
    "base64 data URI": "app.mjs",
    "raw map": "app.js.map!/_up1/src/a.ts",
    "inline map": "app.js!/%map-1!/_up1/src/a.ts",
    "index map": "app.js.map!/_up1/src/a.ts",
    ".pyc": "settings.cpython-311.pyc",
    "nested zip": "data.zip!/inner.zip!/src/a.js",
    "image layer": "image.tar!/l1/layer.tar!/app/a.js",
}
AS_WRITTEN = {"plain", "raw map", "inline map", "index map", "nested zip", "image layer"}
ONLY_IN = {
    "raw map": "sec-in-reconstructed-source",
    "inline map": "sec-in-reconstructed-source",
    "index map": "sec-in-reconstructed-source",
    ".pyc": "sec-in-compiled",
    "nested zip": "sec-in-nested-archive",
}


def secrets(container: str) -> dict[str, str]:
    return {"before": "é\U0001f600", "token": TOKENS[container]}


@pytest.fixture(scope="module")
def stored() -> dict[str, bytes]:
    return {name: make(secrets(name)) for name, (_, make) in CONTAINERS.items()}


@pytest.fixture(scope="module")
def report(stored: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("positions") / "a.tgz"
    folders = {f"package/{n}/{CONTAINERS[name][0]}": data for n, (name, data) in enumerate(stored.items())}
    path.write_bytes(tarball(folders))
    session, assessment = Session(str(path)), Assessment()
    try:
        for event in scan_events(session):
            assessment.feed(event)
    finally:
        session.close()
    return assessment.report(built_in_policy(), reveal=True)


def finding_in(report: Report, container: str) -> ReportFinding:
    (found,) = (
        finding
        for finding in report.findings
        if finding.rule == "sec-provider-token" and finding.evidence and TOKENS[container] in finding.evidence.excerpt
    )
    return found


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_path_says_where_it_is(report: Report, container: str) -> None:
    number = list(CONTAINERS).index(container)
    assert finding_in(report, container).path == f"package/{number}/{PLACES[container]}"


@pytest.mark.parametrize("container", sorted(AS_WRITTEN))
def test_line_column_and_byte_are_those_of_the_source(report: Report, container: str) -> None:
    found = finding_in(report, container)
    source = plain(secrets(container))
    assert source.index(TOKENS[container].encode()) == OFFSET
    assert (found.line, found.column, found.offset) == (LINE, COLUMN, OFFSET)


def test_utf16_has_the_same_line_and_column_and_its_own_bytes(report: Report, stored: dict[str, bytes]) -> None:
    found = finding_in(report, "UTF-16")
    assert (found.line, found.column) == (LINE, COLUMN)
    assert found.offset is not None
    assert stored["UTF-16"][found.offset :].startswith(TOKENS["UTF-16"].encode("utf-16-le"))


def test_minified_code_counts_columns_in_its_one_line(report: Report, stored: dict[str, bytes]) -> None:
    found = finding_in(report, "minified")
    at = stored["minified"].index(TOKENS["minified"].encode())
    assert (found.line, found.column, found.offset) == (1, at + 1, at)


def test_base64_leads_to_the_digits_of_the_secret(report: Report, stored: dict[str, bytes]) -> None:
    found, data = finding_in(report, "base64 data URI"), stored["base64 data URI"]
    assert found.offset is not None
    assert (found.line, found.column) == (1, found.offset + 1)
    start = data.index(b",") + 1
    whole = start + (found.offset - start) // 4 * 4
    decoded = base64.b64decode(data[whole : whole + 8])
    assert TOKENS["base64 data URI"][:3].encode() in decoded


def test_a_constant_has_its_byte_in_the_module(report: Report, stored: dict[str, bytes]) -> None:
    found = finding_in(report, ".pyc")
    assert found.offset is not None
    assert found.line is None
    assert stored[".pyc"][found.offset :].startswith(TOKENS[".pyc"].encode())


@pytest.mark.parametrize("container", ONLY_IN)
def test_that_it_is_nowhere_else_is_said(report: Report, container: str) -> None:
    path = finding_in(report, container).path
    assert ONLY_IN[container] in {finding.rule for finding in report.findings if finding.path == path}
