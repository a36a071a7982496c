"""Squashfs images: own ones built here, and those of mksquashfs where it is installed."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.containers.failures import ContainerError, DamagedError, MissingLibraryError
from inspector.containers.recognise import open_container
from inspector.containers.source import Memory
from inspector.core.entry import EntryKind
from tests.containers.context_builder import body, listed, new_context, opened, walk, what_comes
from tests.containers.program_builder import elf_program
from tests.containers.squashfs_builder import BIG, SMALL, Image, sample


@pytest.mark.parametrize("packed", [False, True], ids=["plain tables", "packed tables"])
def test_files_links_devices_and_folders(*, packed: bool) -> None:
    data = sample(packed=packed)
    assert opened(data).format == "squashfs"
    records = {record.name_raw: record for record in listed(data)}
    assert {name: record.kind for name, record in records.items()} == {
        b"etc": EntryKind.DIRECTORY,
        b"etc/big.txt": EntryKind.FILE,
        b"etc/dev": EntryKind.DEVICE,
        b"link": EntryKind.SYMLINK,
        b"small": EntryKind.FILE,
    }
    assert records[b"link"].link_target == b"../../etc/passwd"
    assert (body(records[b"etc/big.txt"]), body(records[b"small"])) == (BIG, SMALL)
    assert (records[b"small"].uid, records[b"small"].mode, records[b"small"].mtime_s) == (1000, 0o644, 1_000_000)


def test_any_place_of_a_file_can_be_read() -> None:
    content = next(record.content for record in listed(sample()) if record.name_raw == b"etc/big.txt")
    assert content is not None
    for offset in (0, 1, 4095, 4096, 4097, 9000, len(BIG) - 3, len(BIG), len(BIG) + 9):
        assert content.read_at(offset, 5000) == BIG[offset : offset + 5000]


def test_a_way_of_packing_that_is_not_read_is_named() -> None:
    _, error = walk(opened(sample(compressor=5)))
    assert isinstance(error, MissingLibraryError)
    assert "LZ4" in str(error)


def test_a_folder_inside_itself_is_listed_once() -> None:
    image = Image()
    small = image.file(SMALL)
    # The folder's own inode comes next: the place where it will stand can be named before it is there.
    here = len(image.inodes)
    root = image.folder([(b"again", 1, here), (b"small", 2, small)])
    assert root == here
    records = listed(image.image(root))
    assert [record.name_raw for record in records] == [b"again", b"small"]
    assert records[0].failure is not None


def test_what_follows_an_image_is_an_entry() -> None:
    records = listed(sample() + b"hidden" * 1000)
    assert body(records[-1]).endswith(b"hidden")


def test_a_huge_claim_costs_nothing() -> None:
    image = Image()
    place = image.file(SMALL)
    struct.pack_into("<I", image.inodes, place + 16 + 12, 0xFFFFFFF0)
    data = image.image(image.folder([(b"x", 2, place)]))
    (record,) = listed(data)
    assert record.content is not None
    content, error = what_comes(record.content)
    assert isinstance(error, DamagedError)
    assert len(content) < 10_000


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_spoiled_images_raise_what_is_declared(data: st.DataObject) -> None:
    image = bytearray(sample(packed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(4, len(image) - 1))
        image[at] = data.draw(st.integers(0, 255))
    spoiled = bytes(image[: data.draw(st.integers(5, len(image)))])
    try:
        records, _ = walk(opened(spoiled, context=new_context()))
    except ContainerError:
        return
    for record in records[:20]:
        if record.content is not None:
            what_comes(record.content)


@pytest.mark.skipif(shutil.which("mksquashfs") is None, reason="mksquashfs is not installed")
@pytest.mark.parametrize("packer", ["gzip", "xz", "zstd", "lzma"])
def test_images_of_mksquashfs(tmp_path: Path, packer: str) -> None:
    root = tmp_path / "root"
    (root / "d/e").mkdir(parents=True)
    expected = {b"d/big": BIG * 40, b"empty": b"", b"holes": bytes(500_000) + b"x"}
    expected |= {b"d/e/f%d" % n: b"file %d" % n for n in range(300)}
    for name, content in expected.items():
        (root / name.decode()).write_bytes(content)
    (root / "hard").hardlink_to(root / "d/big")
    image = tmp_path / "image"
    command = ["mksquashfs", str(root), str(image), "-comp", packer, "-quiet", "-no-progress"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        pytest.skip(f"this mksquashfs does not pack so: {done.stderr[:200]}")
    records = {record.name_raw: record for record in listed(image.read_bytes())}
    hard = [name for name, record in records.items() if record.kind is EntryKind.HARDLINK]
    assert hard == [b"d/big"], "the root's own files come first"
    assert records[b"d/big"].link_target == b"hard"
    expected[b"hard"] = expected.pop(b"d/big")
    assert {name: body(record) for name, record in records.items() if record.kind is EntryKind.FILE} == expected


def appimage(image: bytes) -> bytes:
    program = elf_program([(b".text", b"code")])
    return program[:8] + b"AI\x02" + program[11:] + image


def test_the_image_behind_the_program_of_an_appimage() -> None:
    container = open_container(Memory(appimage(sample())), "x.AppImage", new_context(), is_root=False)
    assert container is not None
    assert container.format == "appimage"
    records, error = walk(container)
    assert error is None
    assert body(next(record for record in records if record.name_raw == b"small")) == SMALL


def test_an_appimage_without_an_image_is_a_program() -> None:
    container = open_container(Memory(appimage(b"nothing")), "x.AppImage", new_context(), is_root=False)
    assert container is None or container.format != "appimage"
