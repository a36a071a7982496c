"""Windows on the records: found bit by bit, secrets covered, hostile archives bounded."""

import gzip
import io
import tarfile

import pytest

from inspector.containers.failures import ContainerError
from inspector.previews.covering import SecretCover
from inspector.previews.structure import structure as module
from inspector.previews.structure.formats import has_structure
from inspector.previews.structure.record import RecordPlace
from tests.containers.context_builder import END, pax_header, tar_header, tar_of
from tests.fuzz.campaign import KINDS, archive_of
from tests.previews.structure.opened_structure import OPEN, details_of, records_of, structure_of


def test_a_large_tar_is_read_in_moments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0)
    structure = structure_of(tar_of([(f"f{number}", b"") for number in range(1000)]))
    first = structure.window(0, 10, OPEN)
    assert len(first.records) == 10
    assert not first.is_complete
    assert [record.name for record in records_of(structure)[:1000]] == [f"f{number}" for number in range(1000)]


def test_a_window_anywhere() -> None:
    structure = structure_of(tar_of([(f"f{number}", b"") for number in range(1000)]))
    records_of(structure)
    assert [record.name for record in structure.window(700, 2, OPEN).records] == ["f700", "f701"]
    assert structure.window(5000, 2, OPEN).records == ()


def test_the_record_that_holds_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0)
    structure = structure_of(tar_of([(f"f{number}", b"") for number in range(1000)]))
    first = structure.find(512 * 900 + 3)
    assert (first.index, first.is_complete) == (None, False)
    records_of(structure)
    assert structure.find(512 * 900 + 3) == RecordPlace(900, is_complete=True)
    assert structure.find(1 << 40) == RecordPlace(1000, is_complete=True)
    assert structure.find(-1) == RecordPlace(None, is_complete=True)


def test_what_a_finding_says_tells_the_layers_apart() -> None:
    data = gzip.compress(tar_of([("a", b"x" * 3000)])) + b"more"
    structure = structure_of(data, "x.tgz")
    records = records_of(structure)
    at = len(data) - 4
    assert [records[structure.find(at, said).index or 0].layer for said in ("", "They follow the last")] == [
        "tar",
        "tar",
    ]
    assert records[structure.find(at, "They follow the last compressed stream. Refused.").index or 0].layer == "gzip"


def test_too_many_records_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PIECES", 50)
    structure = structure_of(tar_of([(f"f{number}", b"") for number in range(500)]))
    assert len(records_of(structure)) == 50
    assert "not listed" in structure.window(0, 1, OPEN).note


def test_secrets_are_covered_in_fields_and_bytes() -> None:
    secret = "not-a-real-secret-value"
    cover = SecretCover()
    cover.add([secret])
    data = pax_header([(b"comment", secret.encode())]) + tar_header(b"a") + END
    structure = structure_of(data)
    structure.window(0, 10, cover)
    detail = structure.detail(0, cover)
    assert secret not in "".join(field.value for field in detail.fields)
    assert detail.head.covered
    assert secret.encode() not in detail.head.data


def test_no_such_record() -> None:
    structure = structure_of(tar_of([("a", b"")]))
    records_of(structure)
    with pytest.raises(ContainerError):
        structure.detail(9, OPEN)


def test_formats_without_raw_records() -> None:
    assert has_structure("tar.xz")
    assert not has_structure("source-map")
    with pytest.raises(ContainerError):
        structure_of(b"just a text", "x.txt")


def test_compressed_tars_of_other_kinds_show_the_tar() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:xz") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    assert details_of(stream.getvalue(), "x.tar.xz")[0].record.name == "a"


@pytest.mark.parametrize("kind", ["zip", "tar", "gzip"])
def test_spoiled_archives_end_in_records_or_sentences(kind: str) -> None:
    seeds, name = KINDS[kind].seeds(), KINDS[kind].name
    for number in range(60):
        try:
            structure = structure_of(archive_of(kind, number, seeds), name)
        except ContainerError:
            continue
        for record in records_of(structure)[:20]:
            structure.detail(record.index, OPEN)
