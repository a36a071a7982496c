"""What libarchive lists otherwise than we do, and that it lists ordinary archives alike."""

import gzip
import io
import tarfile
import zipfile

import pytest

from inspector.containers import second_opinion
from inspector.containers.failures import MissingLibraryError
from inspector.containers.oddities import Oddity
from inspector.containers.second_opinion import compared
from inspector.core.anomaly import AnomalyKind
from inspector.engine.worker.catalogue import Catalogue
from tests.containers.context_builder import (
    END,
    new_context,
    octal,
    opened,
    padded,
    pax_header,
    tar_header,
    tar_of,
    walk,
    zip_of,
)
from tests.containers.zip_builder import central, field, local, one, unicode_name, zip_file


def opinion_on(data: bytes, name: str = "x") -> Oddity | None:
    context, catalogue = new_context(), Catalogue()
    container = opened(data, name, context)
    entries = [catalogue.add(record, None) for record in walk(container)[0]]
    found = [oddity for oddity in compared(container, entries, context.budget) if oddity is not None]
    assert len(found) < 2
    return found[0] if found else None


def sides(data: bytes, name: str = "x") -> list[str]:
    oddity = opinion_on(data, name)
    assert oddity is not None
    assert oddity.kind is AnomalyKind.PARSERS_DISAGREE
    return [reading.sees for reading in oddity.readings]


def everything(tar_format: int) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tar_format) as archive:
        for name in ("package/a.js", "n" * 180, "package/grün.txt", "package/d/e/f"):
            member = tarfile.TarInfo(name)
            member.size = 3
            archive.addfile(member, io.BytesIO(b"abc"))
        for name, kind in (("d", tarfile.DIRTYPE), ("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("f", b"6")):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "package/a.js" if kind in b"12" else ""
            archive.addfile(member)
    return stream.getvalue()


@pytest.mark.parametrize("tar_format", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_tars_of_packers_are_listed_alike(tar_format: int) -> None:
    data = everything(tar_format)
    assert opinion_on(data) is None
    assert opinion_on(gzip.compress(data), "x.tgz") is None


def test_zips_of_packers_are_listed_alike() -> None:
    assert opinion_on(zip_of([("a/", b""), ("a/b.py", b"x" * 900), ("grün", b"y")])) is None
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w") as archive:  # sizes come after the content
        archive.writestr("streamed", b"x" * 900, zipfile.ZIP_DEFLATED)
    assert opinion_on(stream.getvalue()) is None


class Unseekable(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def test_a_directory_in_another_order_is_no_difference() -> None:
    second = len(local(b"n"))
    assert (
        opinion_on(zip_file(local(b"n"), local(b"m"), directory=central(b"m", second) + central(b"n", 0), count=2))
        is None
    )


def test_a_name_with_nul() -> None:
    data = pax_header([(b"path", b"real\0hidden")]) + tar_header(b"a", octal(1)) + padded(b"x") + END
    assert sides(data) == ["real␀hidden (file, 1 bytes)", "real (file, 1 bytes)"]


def test_a_name_for_all_records() -> None:
    data = pax_header([(b"path", b"x")], b"g") + tar_header(b"a", octal(1)) + padded(b"x") + END
    assert sides(data) == ["x (file, 1 bytes)", "a (file, 1 bytes)"]


def test_a_header_that_the_other_reader_does_not_take() -> None:
    data = tar_of([("good", b"x")])[:1024] + tar_header(b"bad", b"\xff" * 12) + END
    ours, theirs = sides(data)
    assert ours.startswith("bad")
    assert theirs.startswith("The archive is damaged: Tar entry has negative size")


def test_an_entry_that_only_the_directory_lists() -> None:
    data = zip_file(local(b"n"), directory=central(b"n", 0) + central(b"ghost", 0), count=2)
    assert sides(data, "x.zip") == ["ghost (file, 7 bytes)", "the archive ends before"]


def test_another_name_in_the_local_header() -> None:
    assert sides(one(central(b"n", 0), local(b"m")), "x.zip") == ["n (file, 7 bytes)", "m (file, 7 bytes)"]


def test_another_name_in_an_extra_field() -> None:
    extra = unicode_name(b"n", b"other")
    assert sides(one(central(b"n", 0, extra=extra), local(b"n", extra=extra)), "x.zip")[1] == "other (file, 7 bytes)"


def test_a_damaged_extra_field_stops_the_other_reader() -> None:
    extra = field(1, b"")[:3]
    theirs = sides(one(central(b"n", 0, extra=extra), local(b"n", extra=extra)), "x.zip")[1]
    assert "extra data" in theirs


def test_what_follows_the_end_is_not_compared() -> None:
    """It is stated by itself: `tar-records-after-end`, `tar-trailing-bytes`."""
    assert opinion_on(tar_of([("a", b"x")]) + tar_of([("b", b"x")])) is None
    assert opinion_on(tar_of([("a", b"x")]) + b"x" * 600) is None


def test_a_cut_archive_is_not_compared() -> None:
    assert opinion_on(tar_of([("a", b"x" * 2000)])[:1500]) is None


def test_records_of_the_packer_itself_are_passed_over() -> None:
    label = tar_header(b"volume 1", flag=b"V", magic=b"ustar  \0")
    assert opinion_on(label + tar_of([("a", b"x")])) is None


def test_without_the_library_there_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingLibraryError("It was not found.")

    monkeypatch.setattr(second_opinion, "library_archive", missing)
    assert opinion_on(one(central(b"n", 0), local(b"m")), "x.zip") is None


def test_a_large_archive_is_compared_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_opinion, "_STEP_SECONDS", 0)
    context, catalogue = new_context(), Catalogue()
    container = opened(tar_of([(f"f{number}", b"") for number in range(20)]), context=context)
    entries = [catalogue.add(record, None) for record in walk(container)[0]]
    assert list(compared(container, entries, context.budget)) == [None] * 20
    monkeypatch.setattr(second_opinion, "RECORDS_CAP", 5)
    assert list(compared(container, entries[:5], context.budget)) == [None] * 5


def test_a_huge_entry_is_the_last_one_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    first = len(local(b"n"))
    data = zip_file(local(b"n"), local(b"m"), directory=central(b"n", 0) + central(b"x", first), count=2)
    assert sides(data, "x.zip") == ["x (file, 7 bytes)", "m (file, 7 bytes)"]
    monkeypatch.setattr(second_opinion, "SKIPPED_CAP_BYTES", 6)
    assert opinion_on(data, "x.zip") is None
