import hashlib
import json

import pytest

from inspector.packages.digest_lists import algorithms_of, digest_list, listed_entries
from tests.rules.view_builder import view_of

SUM = hashlib.sha256(b"one").hexdigest()
MD5 = hashlib.md5(b"one", usedforsecurity=False).hexdigest()


@pytest.mark.parametrize(
    ("name", "algorithm"),
    [
        ("SHA512SUMS", "sha512"), ("dist/app_1.0_SHA256SUMS", "sha256"), ("md5sums", "md5"), ("sha1sum.txt", "sha1"),
        ("app.zip.sha256", "sha256"), ("app.jar.md5", "md5"), ("app_checksums.txt", None), ("checksums.txt", None),
        ("META-INF/MANIFEST.MF", None), ("info/paths.json", "sha256"), ("v/serde/.cargo-checksum.json", "sha256"),
    ],
)  # fmt: skip
def test_lists_by_name(name: str, algorithm: str | None) -> None:
    found = digest_list(name)
    assert found is not None
    assert found.algorithm == algorithm


@pytest.mark.parametrize(
    "name", ["a.txt", "MANIFEST.MF.bak", "paths.json", "consums", "dist/manifest.mf", "md5", "rsum"]
)
def test_what_is_no_list(name: str) -> None:
    assert digest_list(name) is None


def named(files: dict[str, bytes | None], name: str = "a.tar") -> list[tuple[str, str]]:
    return [(found.entry.path, found.stated.algorithm) for found in listed_entries(view_of(files, name, "tar"))]


def test_paths_are_those_beside_the_list() -> None:
    sums = f"{SUM}  x.bin\n{SUM} *./sub/y.bin\n{SUM}  gone.bin\n{SUM}  SHA256SUMS\n".encode()
    files: dict[str, bytes | None] = {"r/SHA256SUMS": sums, "r/x.bin": b"one", "r/sub/y.bin": b"one", "x.bin": b"two"}
    assert named(files) == [("r/x.bin", "sha256"), ("r/sub/y.bin", "sha256")]


def test_a_list_for_one_file() -> None:
    assert named({"d/app.zip.sha256": f"{SUM}\n".encode(), "d/app.zip": b"one"}) == [("d/app.zip", "sha256")]
    assert named({"d/app.zip.sha256": f"{SUM}\n".encode()}) == []


def test_sums_of_a_debian_package_speak_of_the_data_archive() -> None:
    deb: dict[str, bytes | None] = {
        "debian-binary": b"2.0\n",
        "control.tar.xz!/control.tar!/./md5sums": f"{MD5}  usr/bin/x\n".encode(),
        "data.tar.xz!/data.tar!/./usr/bin/x": b"one",
    }
    assert named(deb, "x.deb") == [("data.tar.xz!/data.tar!/./usr/bin/x", "md5")]


def test_both_forms_of_conda_packages() -> None:
    paths = json.dumps({"paths": [{"_path": "bin/x", "path_type": "hardlink", "sha256": SUM}]}).encode()
    assert named({"info/paths.json": paths, "bin/x": b"one"}) == [("bin/x", "sha256")]
    newer: dict[str, bytes | None] = {
        "metadata.json": b"{}",
        "info-x.tar.zst!/info-x.tar!/info/paths.json": paths,
        "pkg-x.tar.zst!/pkg-x.tar!/bin/x": b"one",
    }
    assert named(newer, "x.conda") == [("pkg-x.tar.zst!/pkg-x.tar!/bin/x", "sha256")]


def test_tarballs_beside_their_lock_file() -> None:
    lock = b'{"resolved": "https://r.example/x-1.0.0.tgz", "integrity": "sha1-' + b"A" * 27 + b'="}'
    assert named({"package-lock.json": lock, "vendor/x-1.0.0.tgz": b"one"}) == [("vendor/x-1.0.0.tgz", "sha1")]


def test_algorithms_are_read_where_the_name_does_not_tell() -> None:
    bodies = {
        "a-1.dist-info/RECORD": b"a.py,sha384=AAAA,3\nb.py,sha256=AAAA,3\n",
        "META-INF/MANIFEST.MF": b"Name: a\nSHA-512-Digest: x\n",
        "checksums.txt": f"{MD5}  a\n".encode(),
        "SHA1SUMS": None,
        "a.py": None,
        "package-lock.json": b"sha224-",
    }
    names = list(bodies)
    asked: list[str] = []

    def read(index: int) -> bytes | None:
        asked.append(names[index])
        return bodies[names[index]]

    assert algorithms_of(names, read) == {"sha384", "sha512", "md5", "sha1"}
    assert asked == ["a-1.dist-info/RECORD", "META-INF/MANIFEST.MF", "checksums.txt"]
