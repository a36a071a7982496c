"""Reports are the same to the byte wherever and whenever they are made, of an artifact with everything in it."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from tests.bench.planted_kinds import with_companions
from tests.bench.recall_containers import CONTAINERS
from tests.conftest import Run

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40", "NO_COLOR": "1"},
)
REPORTS = ("report.json", "report.sarif", "report.html", "report.md", "sarif-github:github.sarif")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with forty secrets in every container, and with what is damaged, doubled or badly named."""
    path = tmp_path_factory.mktemp("rich") / "rich.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for number, (name, make) in enumerate(CONTAINERS.values()):
            add(archive, f"package/{number}/{name}", make(with_companions()))
        for name, data in (("dup.js", b"a"), ("dup.js", b"b"), ("Dup.js", b"c"), ("../../evil", b"x")):
            add(archive, f"package/{name}", data)
        add(archive, "package/broken.zip", b"PK\3\4" + bytes(30))
        add(archive, "package/broken.js.map", b'{"version":3,"sources":["a"],')
        add(
            archive, "package/package.json", b'{"name": "rich", "version": "1.0.0", "scripts": {"postinstall": "sh x"}}'
        )
    return path


def add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    archive.addfile(member, io.BytesIO(data))


def reports(run: Run, artifact: Path, folder: Path, surroundings: dict[str, str], *options: object) -> dict[str, str]:
    """The digest of each report by its name."""
    folder.mkdir()
    wanted = [part for name in REPORTS for part in ("-o", name)]
    done = run("scan", artifact, *options, *wanted, cwd=folder, environment=surroundings)
    assert done.code == 4, done.err
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} | {"printed": done.out}
    assert len(files) == len(REPORTS) + 1
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_nothing_around_a_scan_shows_in_its_reports(run: Run, rich: Path, tmp_path: Path) -> None:
    first, second = (
        reports(run, rich, tmp_path / str(number), surroundings) for number, surroundings in enumerate(SURROUNDINGS)
    )
    assert first == second


def test_nor_where_limits_cut_the_scan(run: Run, rich: Path, tmp_path: Path) -> None:
    """How far a reader gets within its time slices must not show."""
    policy = tmp_path / "inspector.toml"
    policy.write_text("[limits]\nmax-entries = 60\nmax-unpacked-bytes = 200_000\n")
    first, second = (
        reports(run, rich, tmp_path / str(number), surroundings, "--policy", policy)
        for number, surroundings in enumerate(SURROUNDINGS)
    )
    assert first == second
