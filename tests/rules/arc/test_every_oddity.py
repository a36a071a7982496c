"""What a walker finds odd reaches the report: one finding with all readings side by side, and who refuses it."""

import pytest

from inspector.core.anomaly import AnomalyKind as Kind
from inspector.core.finding import Finding
from tests.containers.context_builder import END, octal, padded, tar_header, zip_of
from tests.containers.test_tar_oddities import CASES as TAR_CASES
from tests.containers.test_tar_oddities import oddities_of
from tests.containers.test_zip_oddities import CASES as ZIP_CASES
from tests.containers.test_zip_oddities import walked
from tests.rules.arc.archive_findings import archive_findings

OF_OTHER_GROUPS = {Kind.TAR_ATTRIBUTES}
"""`env-packer-identity` reports who packed."""


def the_finding(found: list[Finding], message: str) -> Finding:
    return next(finding for finding in found if finding.message.startswith(message))


@pytest.mark.parametrize(("kind", "data", "_refused_by"), ZIP_CASES, ids=[str(n) for n in range(len(ZIP_CASES))])
def test_of_a_zip(kind: Kind, data: bytes, _refused_by: tuple[str, ...]) -> None:
    found = archive_findings(data, "demo-1.0-py3-none-any.whl")
    for oddity in (oddity for oddity in walked(data)[1] if oddity.kind is kind):
        finding = the_finding(found, oddity.message)
        assert finding.rule.startswith("arc-")
        assert finding.refused_by == oddity.refused_by
        context = finding.evidence.context if finding.evidence else ""
        assert [reading.reader for reading in oddity.readings if f"{reading.reader}: " not in (context or "")] == []


@pytest.mark.parametrize(("kind", "data"), TAR_CASES, ids=[f"{k}-{n}" for n, (k, _) in enumerate(TAR_CASES)])
def test_of_a_tar(kind: Kind, data: bytes) -> None:
    if kind in OF_OTHER_GROUPS:
        return
    found = archive_findings(data + END, "demo-1.0.tar", ecosystem="pypi", may_be_damaged=True)
    for oddity in (oddity for oddity in oddities_of(data + END) if oddity.kind is kind):
        finding = the_finding(found, oddity.message)
        assert finding.rule.startswith("arc-")
        assert finding.refused_by == oddity.refused_by
        context = finding.evidence.context if finding.evidence else ""
        assert [reading.reader for reading in oddity.readings if f"{reading.reader}: " not in (context or "")] == []


def member(name: bytes, flag: bytes = b"0", link: bytes = b"", content: bytes = b"") -> bytes:
    return tar_header(name, octal(len(content)), flag, link) + padded(content)


NAMES = [
    ("arc-path-traversal", member(b"d/../../x"), ("uv",)),
    ("arc-absolute-path", member(b"/etc/x"), ("uv",)),
    ("arc-special-file", member(b"d/f", b"6"), ("uv",)),
    ("arc-special-file", member(b"d/f", b"3"), ("uv",)),
    ("arc-symlink-escape", member(b"d/l", b"2", b"../../x"), ("uv",)),
    ("arc-symlink-escape", member(b"d/l", b"2", b"/etc/passwd"), ("uv",)),
    ("arc-hardlink-escape", member(b"d/l", b"1", b"d/nothing"), ("uv",)),
    ("arc-file-dir-conflict", member(b"d/a") + member(b"d/a/b"), ("uv",)),
    ("arc-deceptive-name", member(b"d/c\x01"), ("uv",)),
    ("arc-deceptive-name", member("d/\u202eb".encode()), ()),
    ("arc-duplicate-name", member(b"d/a") + member(b"d/a", content=b"x"), ()),
]


@pytest.mark.parametrize(("rule", "data", "refused_by"), NAMES, ids=[f"{n}-{case[0]}" for n, case in enumerate(NAMES)])
def test_of_names_and_links_in_a_tar(rule: str, data: bytes, refused_by: tuple[str, ...]) -> None:
    found = archive_findings(data + END, "demo-1.0.tar", ecosystem="pypi")
    assert {finding.refused_by for finding in found if finding.rule == rule} == {refused_by}
    elsewhere = archive_findings(data + END, "demo-1.0.tar", ecosystem="npm")
    assert {finding.refused_by for finding in elsewhere if finding.rule == rule} == {()}


@pytest.mark.parametrize(
    ("rule", "names", "refused_by"),
    [
        ("arc-path-traversal", ["../x"], ()),
        ("arc-file-dir-conflict", ["a", "a/b"], ("uv",)),
        ("arc-deceptive-name", ["c\x01"], ("pypi", "uv")),
        ("arc-deceptive-name", ["a\u202eb"], ("uv",)),
        ("arc-deceptive-name", ["a\u200db"], ("uv",)),
    ],
)
def test_of_names_in_a_zip(rule: str, names: list[str], refused_by: tuple[str, ...]) -> None:
    found = archive_findings(zip_of([(name, name.encode()) for name in names]), "demo-1.0-py3-none-any.whl")
    assert {finding.refused_by for finding in found if finding.rule == rule} == {refused_by}
