"""Archives of every packer at hand are listed and read as their own reader does, and nothing is odd about them."""

import io
import os
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.containers.oddities import Oddity
from inspector.core.anomaly import AnomalyKind
from inspector.core.entry import EntryKind
from tests.containers.context_builder import body, new_context, opened, walk
from tests.containers.test_second_opinion import opinion_on
from tests.packages.image_builder import layout_files, saved_files

FILES = {
    "package/package.json": b'{"name": "demo", "version": "1.0.0"}',
    "package/dist/app.js": b"let a = 1;\n" * 500,
    "package/empty.txt": b"",
    "package/" + "long/" * 30 + "name.txt": b"deep",
    "package/gr\u00fc\u00df.txt": b"not ASCII",
}
HARMLESS = {
    AnomalyKind.ZIP_DATA_DESCRIPTOR, AnomalyKind.TAR_ATTRIBUTES, AnomalyKind.GZIP_HEADER_TEXT,
    AnomalyKind.ZIP_NAME_ENCODING,
}  # fmt: skip
"""Facts that packers state as a matter of course; Info-ZIP writes UTF-8 and does not say so."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with the files, in `in`."""
    root = tmp_path / "in"
    for name, data in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return root


def has(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


def run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)


def contents(data: bytes, name: str) -> tuple[dict[str, bytes], list[Oddity]]:
    """What we read of an archive, by shown name without a leading `./`, and what we find odd."""
    context = new_context()
    records, error = walk(opened(data, name, context))
    assert error is None
    found = {}
    for record in records:
        if record.kind is EntryKind.FILE:
            found[record.name_raw.decode().removeprefix("./")] = body(record) if record.content is not None else b""
    odd = [oddity for record in records for oddity in record.oddities] + context.oddities
    return found, [oddity for oddity in odd if oddity.kind not in HARMLESS]


def check(path: Path, expected: dict[str, bytes] | None = None) -> None:
    data = path.read_bytes()
    found, odd = contents(data, path.name)
    assert found == (FILES if expected is None else expected)
    assert odd == []
    assert opinion_on(data, path.name) is None


TARS = [
    pytest.param(["tar", "--format", "gnu", "-cf", "../x.tar", "package"], marks=has("tar"), id="gnu"),
    pytest.param(["tar", "--format", "pax", "-cf", "../x.tar", "package"], marks=has("tar"), id="gnu-pax"),
    pytest.param(["tar", "--format", "ustar", "-czf", "../x.tar.gz", "package"], marks=has("tar"), id="gnu-ustar-gz"),
    pytest.param(["tar", "-cJf", "../x.tar.xz", "./package"], marks=has("tar", "xz"), id="gnu-xz"),
    pytest.param(["bsdtar", "-cf", "../x.tar", "package"], marks=has("bsdtar"), id="bsd"),
    pytest.param(["bsdtar", "--format", "ustar", "-czf", "../x.tgz", "package"], marks=has("bsdtar"), id="bsd-ustar"),
    pytest.param(["bsdtar", "--format", "gnutar", "-cf", "../x.tar", "package"], marks=has("bsdtar"), id="bsd-gnu"),
    pytest.param(["bsdtar", "--zstd", "-cf", "../x.tar.zst", "package"], marks=has("bsdtar", "zstd"), id="bsd-zstd"),
    pytest.param(["7z", "a", "-ttar", "../x.tar", "package"], marks=has("7z"), id="7-zip"),
]


@pytest.mark.parametrize("command", TARS)
def test_tars(tree: Path, command: list[str]) -> None:
    run(command, tree)
    (made,) = tree.parent.glob("x.*")
    check(made)
    if made.suffix != ".zst":
        with tarfile.open(made) as archive:
            listed = [(m.name.removeprefix("./"), m.size) for m in archive if m.isfile()]
        assert dict(listed) == {name: len(data) for name, data in FILES.items()}


ZIPS = [
    pytest.param(["zip", "-qr", "../x.zip", "package"], marks=has("zip"), id="info-zip"),
    pytest.param(["zip", "-qrX", "../x.zip", "package"], marks=has("zip"), id="info-zip-plain"),
    pytest.param(["7z", "a", "-tzip", "../x.zip", "package"], marks=has("7z"), id="7-zip"),
    pytest.param(["bsdtar", "--format", "zip", "-cf", "../x.zip", "package"], marks=has("bsdtar"), id="bsd"),
]


@pytest.mark.parametrize("command", ZIPS)
def test_zips(tree: Path, command: list[str]) -> None:
    run(command, tree)
    made = tree.parent / "x.zip"
    check(made)
    with zipfile.ZipFile(made) as archive:
        sizes = sorted(info.file_size for info in archive.infolist() if not info.is_dir())
    assert sizes == sorted(map(len, FILES.values()))


OTHERS = [
    pytest.param(["7z", "a", "-t7z", "../x.7z", "package"], "7z", marks=has("7z"), id="7z"),
    pytest.param(["bsdtar", "--format", "xar", "-cf", "../x.xar", "package"], "xar", marks=has("bsdtar"), id="xar"),
    pytest.param(
        ["sh", "-c", "find package | cpio -o -H newc > ../x.cpio"], "cpio", marks=has("cpio", "find"), id="cpio-newc"
    ),
    pytest.param(
        ["sh", "-c", "find package | cpio -o -H bin > ../x.cpio"], "cpio", marks=has("cpio", "find"), id="cpio-binary"
    ),
    pytest.param(
        ["genisoimage", "-quiet", "-R", "-J", "-o", "../x.iso", "."], "iso9660", marks=has("genisoimage"), id="iso"
    ),
]


@pytest.mark.parametrize(("command", "form"), OTHERS)
def test_formats_of_the_library(tree: Path, command: list[str], form: str) -> None:
    run(command, tree)
    (made,) = tree.parent.glob("x.*")
    data = made.read_bytes()
    assert opened(data, made.name).format == form
    found, odd = contents(data, made.name)
    assert set(found.values()) == set(FILES.values())
    assert odd == []
    if form != "iso9660":  # names of an image are shortened
        assert found == FILES


def python_tar(tar_format: int) -> Callable[[Path, Path], None]:
    def make(root: Path, made: Path) -> None:
        with tarfile.open(made, "w:gz", format=tar_format) as archive:
            archive.add(root / "package", "package")

    return make


def python_zip(method: int) -> Callable[[Path, Path], None]:
    def make(root: Path, made: Path) -> None:
        with zipfile.ZipFile(made, "w", method) as archive:
            for name in FILES:
                archive.write(root / name, name)

    return make


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (python_tar(tarfile.PAX_FORMAT), "x.tar.gz"), (python_tar(tarfile.GNU_FORMAT), "x.tar.gz"),
        (python_zip(zipfile.ZIP_STORED), "x.zip"), (python_zip(zipfile.ZIP_DEFLATED), "x.whl"),
        (python_zip(zipfile.ZIP_BZIP2), "x.zip"), (python_zip(zipfile.ZIP_LZMA), "x.zip"),
    ],
)  # fmt: skip
def test_python(tree: Path, make: Callable[[Path, Path], None], name: str) -> None:
    made = tree.parent / name
    make(tree, made)
    found, odd = contents(made.read_bytes(), name)
    assert found == FILES
    assert {oddity.kind for oddity in odd} <= {AnomalyKind.ZIP_RARE_METHOD}
    assert opinion_on(made.read_bytes(), name) is None


def test_a_crate_and_a_gem_as_their_tools_lay_them_out(tree: Path) -> None:
    """Cargo writes GNU headers without owners into a gzip file, RubyGems a tar of gzip files."""
    crate = tree.parent / "demo-1.0.0.crate"
    with tarfile.open(crate, "w:gz", format=tarfile.GNU_FORMAT) as archive:
        for name, data in FILES.items():
            member = tarfile.TarInfo(f"demo-1.0.0/{name}")
            member.size, member.mode, member.mtime = len(data), 0o644, 1_153_704_088
            archive.addfile(member, io.BytesIO(data))
    check(crate, {f"demo-1.0.0/{name}": data for name, data in FILES.items()})
    inner = crate.read_bytes()
    gem = tree.parent / "demo-1.0.0.gem"
    with tarfile.open(gem, "w", format=tarfile.USTAR_FORMAT) as archive:
        for name in ("metadata.gz", "data.tar.gz", "checksums.yaml.gz"):
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.uname, member.gname = len(inner), 0o444, "wheel", "wheel"
            archive.addfile(member, io.BytesIO(inner))
    check(gem, dict.fromkeys(("metadata.gz", "data.tar.gz", "checksums.yaml.gz"), inner))


@pytest.mark.parametrize("files_of", [saved_files, layout_files])
def test_an_image_as_docker_writes_it(tmp_path: Path, files_of: Callable[..., dict[str, bytes]]) -> None:
    """Go's tar writer: ustar headers, pax ones where a name needs it, the folders of a path as records of their own."""
    files = files_of([FILES, {"etc/.wh.passwd": b"", "var/.wh..wh..opq": b""}])
    image = tmp_path / "image.tar"
    with tarfile.open(image, "w", format=tarfile.PAX_FORMAT) as archive:
        for folder in sorted({name.rpartition("/")[0] for name in files if "/" in name}):
            member = tarfile.TarInfo(folder)
            member.type, member.mode = tarfile.DIRTYPE, 0o755
            archive.addfile(member)
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o644
            archive.addfile(member, io.BytesIO(data))
    check(image, files)
    layer = next(data for name, data in files.items() if name.endswith("layer.tar") or data.startswith(b"\x1f\x8b"))
    assert contents(layer, "layer.tar") == (FILES, [])


@has("dpkg-deb")
def test_dpkg_deb(tree: Path) -> None:
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text("Package: demo\nVersion: 1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: x\n")
    run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-b", "in", "demo.deb"], tree.parent)
    data = (tree.parent / "demo.deb").read_bytes()
    members, odd = contents(data, "demo.deb")
    assert list(members) == ["debian-binary", "control.tar.gz", "data.tar.gz"]
    found, odd_inside = contents(members["data.tar.gz"], "data.tar.gz")
    assert found == FILES
    assert odd + odd_inside == []
    assert opinion_on(members["data.tar.gz"], "data.tar.gz") is None


@has("rpmbuild")
def test_rpmbuild(tree: Path) -> None:
    spec = tree.parent / "demo.spec"
    spec.write_text(
        "Name: demo\nVersion: 1\nRelease: 1\nSummary: x\nLicense: MIT\nBuildArch: noarch\n%description\nx\n"
        f"%install\nmkdir -p %{{buildroot}}/opt\ncp -r {tree}/package %{{buildroot}}/opt/\n%files\n/opt/package\n"
    )
    run(["rpmbuild", "-bb", "--define", f"_topdir {tree.parent}/top", "demo.spec"], tree.parent)
    (made,) = tree.parent.glob("top/RPMS/noarch/*.rpm")
    container = opened(made.read_bytes(), made.name)
    assert container.format == "rpm"
    found, odd = contents(made.read_bytes(), made.name)
    assert found == {f"opt/{name}": data for name, data in FILES.items()}
    assert odd == []


@has("npm")
@pytest.mark.registry
def test_npm_pack(tree: Path) -> None:
    run(["npm", "pack", "--offline", "--silent", "--pack-destination", ".."], tree / "package")
    (made,) = tree.glob("demo-*.tgz")
    check(made)
