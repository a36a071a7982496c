import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.container import Format
from inspector.containers.failures import ContainerError, DamagedError
from inspector.containers.recognise import open_container
from inspector.containers.registry import FORMATS
from inspector.containers.source import Memory
from inspector.core.entry import Origin
from tests.containers.context_builder import (
    END,
    body,
    new_context,
    opened,
    tar_header,
    tar_of,
    walk,
    what_comes,
    zip_of,
)

TAR = tar_of([("one", b"1")])
ZIP = zip_of([("one", b"1")])
MAP = json.dumps({"version": 3, "sources": ["a.ts"], "names": [], "mappings": "AAAA"}).encode()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TAR, "x.gem", "tar"),
        (TAR, "picture.png", "tar"),
        (tar_header(b"old", magic=b"") + END, "x", "tar"),
        (END, "x.tar", "tar"),
        (gzip.compress(TAR, mtime=0), "x.crate", "tar.gz"),
        (ZIP, "x.docx", "zip"),
        (ZIP, "letter", "zip"),
        (b"MZ" + bytes(500) + ZIP, "setup.exe", "zip"),
        (b"Cr24" + bytes(12) + ZIP, "x.crx", "zip"),
        (b"!<arch>\n", "x.deb", "ar"),
        (MAP, "x.js.map", "file"),
        (b"plain text", "x.txt", "file"),
        (b"MZ" + bytes(5000), "setup.exe", "file"),
        (b"no zip", "x.zip", "file"),
        (bytes(5000), "x.bin", "file"),
        (b"\x1f\x8b", "x.gz", "file"),
    ],
)
def test_content_decides_and_the_name_helps(data: bytes, name: str, expected: str) -> None:
    assert opened(data, name).format == expected


def test_entries_that_are_no_container() -> None:
    for data in (b"", b"plain", bytes(5000), b"no zip"):
        assert open_container(Memory(data), "x.zip", new_context(), is_root=False) is None


def test_maps_open_as_entries() -> None:
    container = open_container(Memory(MAP), "x.js.map", new_context(), is_root=False)
    assert container is not None
    assert container.format == "source-map"


def test_an_empty_artifact() -> None:
    with pytest.raises(DamagedError, match=r"The file is empty\."):
        open_container(Memory(b""), "x.tgz", new_context(), is_root=True)


def test_a_single_file_is_its_own_record() -> None:
    (record,), _ = walk(opened(b"plain text", "n\udcffame.txt"))
    assert (record.name_raw, record.size_bytes, body(record)) == (b"n\xffame.txt", 10, b"plain text")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(40),
        gzip.compress(b"x", mtime=0)[:5] + bytes(20),
        TAR[:150] + b"XX" + TAR[152:],
        b"!<arch>\nrubbish",
    ],
)
def test_a_damaged_artifact_is_still_a_container(data: bytes) -> None:
    records, error = walk(opened(data, "x.tgz"))
    assert [record for record in records if record.origin is Origin.ARCHIVED] == []
    assert error is None or isinstance(error, DamagedError)


def test_containers_in_containers() -> None:
    inner = gzip.compress(tar_of([("deep.zip", zip_of([("file", b"treasure")]))]))
    (record,), _ = walk(opened(tar_of([("layer.tgz", inner)])))
    for name in ("layer.tgz", "deep.zip"):
        assert record.content is not None
        container = open_container(record.content, name, new_context(), is_root=False)
        assert container is not None
        (record,), _ = walk(container)
    assert body(record) == b"treasure"


def test_order_of_the_registry() -> None:
    names = [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert [known.root_only for known in FORMATS] == [False] * (len(FORMATS) - 1) + [True]
    assert names.index("zip") < names.index("tar") < names.index("source-map") < names.index("inline-maps")


def test_jars_and_friends_open_as_zip() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0")
    for name in ("x.jar", "x.apk", "x.xlsx", "x.odt", "x.unknown"):
        assert opened(stream.getvalue(), name).format == "zip"


@pytest.mark.parametrize(
    "known", [f for f in FORMATS if f.name not in ("source-map", "inline-maps")], ids=lambda f: f.name
)
@settings(max_examples=10, deadline=None)
@given(noise=st.binary(max_size=600))
def test_random_bytes_raise_nothing_else(known: Format, noise: bytes) -> None:
    try:
        container = known.open(Memory(noise), "x", new_context())
    except ContainerError:
        return
    records, _ = walk(container)
    for record in records:
        if record.content is not None and (record.size_bytes or 0) < 1 << 20:
            what_comes(record.content)


@pytest.mark.parametrize("known", [known for known in FORMATS if known.first_bytes], ids=lambda known: known.name)
@settings(max_examples=60)
@given(
    first=st.integers(0, 255),
    rest=st.binary(max_size=600),
    name=st.sampled_from(["x", "x.zip", "a.js", "blobs/sha256/0"]),
)
def test_no_format_takes_what_its_first_byte_excludes(known: Format, first: int, rest: bytes, name: str) -> None:
    if first not in known.first_bytes:
        assert not known.recognises(bytes([first]) + rest, name)


@pytest.mark.parametrize("known", [known for known in FORMATS if known.first_bytes], ids=lambda known: known.name)
def test_real_beginnings_with_another_first_byte_are_refused(known: Format) -> None:
    """Of every magic number that is known here, moved under each excluded first byte."""
    excluded = set(range(256)) - set(known.first_bytes)
    for sample in (TAR, ZIP, MAP, gzip.compress(TAR), b"\x7fELF" + bytes(80), b"MZ" + bytes(200), b"!<arch>\n"):
        for value in excluded:
            assert not known.recognises(bytes([value]) + sample[1:], "blobs/sha256/0")
