"""An evidence pack: digests that fit, the artifact's own among them, and nothing that a masked report hides."""

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest

from inspector.core.report import Report
from inspector.engine.evidence import evidence_files
from inspector.engine.restore import restore_sources
from inspector.reports.read_json import read_json
from tests.engine.test_restore import Artifact
from tests.reports.sample_report import sample_report

BESIDE = {"READ-ME.txt", "report.json", "report.html", "ARTIFACT.sha256", "inspector-restore.json"}


def with_digest(report: Report, *, form: str = "tar.gz") -> Report:
    artifact = dataclasses.replace(report.artifact, name="app\u202e.tgz", format=form, sha256="ab" * 32)
    return dataclasses.replace(report, artifact=artifact)


def packed(target: Path, report: Report) -> dict[str, bytes]:
    artifact = Artifact()
    artifact.add_map("package/dist/a.map", ("../src/a.ts", b"a"), ("SHA256SUMS", b"a name of ours"), ("c", None))
    restore_sources(artifact.entries, artifact.maps, artifact.ask, target, evidence=report)
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def test_every_file_has_its_digest(tmp_path: Path) -> None:
    files = packed(tmp_path / "out", with_digest(sample_report()))
    sums = dict(line.split("  ", 1)[::-1] for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    sources = {"sources/package/src/a.ts", "sources/package/dist/SHA256SUMS"}
    assert files.keys() == BESIDE | sources
    assert list(sums) == sorted(sums)
    written = {row["written"] for row in json.loads(files["inspector-restore.json"])["sources"]}
    assert written == sources | {None}


def test_the_digest_of_the_artifact_can_be_checked() -> None:
    assert evidence_files(with_digest(sample_report()))["ARTIFACT.sha256"] == f"{'ab' * 32}  app⟨U+202E⟩.tgz\n".encode()
    assert "ARTIFACT.sha256" not in evidence_files(with_digest(sample_report(), form="folder"))


def test_the_report_is_the_one_that_was_given() -> None:
    report = with_digest(sample_report())
    files = evidence_files(report)
    assert read_json(files["report.json"]).findings[0].message == report.findings[0].message
    assert report.verdict.state.value in files["READ-ME.txt"].decode()


@pytest.mark.parametrize("name", ["one.zip", "folder"])
def test_the_same_artifact_gives_the_same_pack(tmp_path: Path, name: str) -> None:
    first, second = (tmp_path / each / name for each in ("a", "b"))
    contents = [packed(target, with_digest(sample_report())) for target in (first, second)]
    assert contents[0] == contents[1]
    assert first.is_dir() or first.read_bytes() == second.read_bytes()
